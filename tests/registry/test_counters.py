"""Numbers under parallel work: each transaction in a thread and a connection of its own, on a database on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shangnan.policy.registry.counters import Counter
from shangnan.policy.registry.counters import Counters
from shangnan.policy.registry.counters import NotCounted
from tempfile import TemporaryDirectory
from transaction import TransactionManager
from typing import Any
from ZODB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError

import random
import threading
import unittest

DAY = "2019-12-26T09:00:00+08:00"


class OnDisk(unittest.TestCase):
    """A database on disk with the counters at its root."""

    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.db = DB(FileStorage(str(Path(folder.name) / "Data.fs")), pool_size=20)
        self.addCleanup(self.db.close)
        with self.db.transaction() as connection:
            connection.root()["counters"] = Counters()

    def read(self, look: Callable[[Counters], Any]) -> Any:
        """Return what a look at the counters finds, in a transaction of its own."""
        with self.db.transaction() as connection:
            return look(connection.root()["counters"])

    def in_threads(self, work: Callable[[Counters, int], Any], threads: int, times: int) -> tuple[list[Any], int]:
        """Do a piece of work so many times in each of so many threads, each try in a transaction of its own.

        :returns: what the committed pieces returned, and how many tries ended in a conflict.
        """
        results: list[Any] = []
        conflicts: list[int] = []
        together = threading.Barrier(threads)

        def one(name: int) -> None:
            manager = TransactionManager()
            connection = self.db.open(manager)
            try:
                together.wait()
                for _ in range(times):
                    while True:
                        manager.begin()
                        try:
                            result = work(connection.root()["counters"], name)
                            manager.commit()
                        except ConflictError:
                            conflicts.append(name)
                            manager.abort()
                        else:
                            results.append(result)
                            break
            finally:
                manager.abort()
                connection.close()

        running = [threading.Thread(target=one, args=(name,)) for name in range(threads)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        self.assertEqual(len(results), threads * times, "a thread failed")
        return results, len(conflicts)


class TestParallelRegistration(OnDisk):
    def test_numbers_are_1_to_n_exactly(self) -> None:
        threads, times = 8, 40
        given, conflicts = self.in_threads(
            lambda counters, name: counters.counter("outgoing", "商南政办发", 2019).give(f"record-{name}", DAY),
            threads,
            times,
        )
        self.assertEqual(sorted(given), list(range(1, threads * times + 1)))
        kept = self.read(
            lambda counters: [e.number for e in counters.counter("outgoing", "商南政办发", 2019).entries()]
        )
        self.assertEqual(kept, list(range(1, threads * times + 1)))
        self.assertGreater(conflicts, 0, "the threads never met, so nothing was proved")

    def test_other_registers_are_not_in_the_way(self) -> None:
        """Once the counters are there, threads on registers of their own never meet."""
        with self.db.transaction() as connection:
            for name in range(6):
                connection.root()["counters"].counter("outgoing", f"代字{'甲乙丙丁戊己'[name]}", 2026)
        given, conflicts = self.in_threads(
            lambda counters, name: counters.counter("outgoing", f"代字{'甲乙丙丁戊己'[name]}", 2026).give("r", DAY),
            6,
            20,
        )
        self.assertEqual(conflicts, 0)
        self.assertEqual(sorted(given), sorted(list(range(1, 21)) * 6))

    def test_voiding_meanwhile_leaves_no_gap(self) -> None:
        def work(counters: Counters, name: int) -> None:
            counter = counters.counter("outgoing", "商南政办发", 2026)
            number = counter.give(f"record-{name}", DAY)
            if number % 5 == 0:
                counter.make_void(number - 1, "发文撤销", DAY)

        self.in_threads(work, 4, 25)
        entries = self.read(lambda counters: list(counters.counter("outgoing", "商南政办发", 2026).entries()))
        self.assertEqual([entry.number for entry in entries], list(range(1, 101)))
        self.assertEqual([entry.number for entry in entries if entry.state == "void"], list(range(4, 100, 5)))

    def test_aborted_transactions_leave_no_gap(self) -> None:
        manager = TransactionManager()
        connection = self.db.open(manager)
        self.addCleanup(connection.close)
        dice = random.Random(153)
        given = []
        for _ in range(200):
            manager.begin()
            number = connection.root()["counters"].counter("outgoing", "商南政办发", 2019).give("r", DAY)
            if dice.random() < 0.5:
                manager.abort()
            else:
                manager.commit()
                given.append(number)
        self.assertEqual(given, list(range(1, len(given) + 1)))
        manager.abort()


class TestCounter(unittest.TestCase):
    def test_a_void_number_keeps_its_entry_and_is_not_given_again(self) -> None:
        counter = Counter()
        counter.give("a", DAY)
        counter.make_void(1, "重复编号", "2019-12-27T09:00:00+08:00")
        [entry] = counter.entries()
        self.assertEqual((entry.number, entry.record, entry.state, entry.void_reason), (1, "a", "void", "重复编号"))
        self.assertEqual((entry.date, entry.void_date), (DAY, "2019-12-27T09:00:00+08:00"))
        self.assertEqual(counter.give("b", DAY), 2)

    def test_only_what_was_given_becomes_void_and_only_once(self) -> None:
        counter = Counter()
        counter.give("a", DAY)
        counter.make_void(1, "x", DAY)
        for number in (0, 1, 2):
            with self.subTest(number), self.assertRaises(NotCounted):
                counter.make_void(number, "x", DAY)

    def test_begins_after_the_numbers_given_on_paper(self) -> None:
        counter = Counter()
        counter.continue_after(152)
        self.assertEqual(counter.give("plan", DAY), 153)
        with self.assertRaises(ValueError):
            counter.continue_after(200)
        self.assertEqual(counter.give("next", DAY), 154)

    def test_counters_are_objects_of_their_own(self) -> None:
        counters = Counters()
        first = counters.counter("outgoing", "甲发", 2026)
        self.assertIs(counters.counter("outgoing", "甲发", 2026), first)
        for other in (("outgoing", "甲发", 2027), ("outgoing", "乙发", 2026), ("incoming", "甲发", 2026)):
            self.assertIsNot(counters.counter(*other), first)
        self.assertEqual(
            counters.keys("outgoing"),
            [("outgoing", "乙发", 2026), ("outgoing", "甲发", 2026), ("outgoing", "甲发", 2027)],
        )
        self.assertIsNone(counters.known("outgoing", "丙发", 2026))

    def test_a_counter_never_merges_conflicts(self) -> None:
        """Merging two writes would give one number twice."""
        self.assertFalse(hasattr(Counter, "_p_resolveConflict"))
