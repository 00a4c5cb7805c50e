"""Writers have segments of their own: nobody meets, nothing is large, nothing is missing."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from concurrent.futures import ThreadPoolExecutor
from shangnan.policy.registry.journal.chain import hashes
from shangnan.policy.registry.journal.chain import START
from shangnan.policy.registry.journal.segments import lines_after
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.segments import PAGES
from shangnan.policy.registry.journal.segments import Segment
from tests.registry.journal.support import database
from tests.registry.journal.support import entry
from threading import Barrier
from typing import Any
from ZODB.POSException import ConflictError

import transaction
import unittest

WRITERS, EACH = 8, 40


def written(connection: Any) -> int:
    """Return how many bytes the changed objects of a connection's transaction have, new ones included."""
    sizes = []
    storage = connection.db().storage
    original = type(storage).store

    class Counting:
        def store(self, oid: bytes, serial: bytes, data: bytes, version: str, present: Any) -> Any:
            sizes.append(len(data))
            return original(storage, oid, serial, data, version, present)

    connection._storage.store = Counting().store
    try:
        connection.transaction_manager.commit()
    finally:
        del connection._storage.store
    return sum(sizes)


class TestSegment(unittest.TestCase):
    def test_lines_are_counted_and_chained(self) -> None:
        segment, lines = Segment(), [f"line {number}" for number in range(1000)]
        for line in lines:
            segment.add(line)
        self.assertEqual(list(lines_after(segment, 0)), list(enumerate(lines, 1)))
        self.assertEqual(list(lines_after(segment, 997)), list(enumerate(lines, 1))[997:])
        self.assertEqual(segment.last, 1000)
        self.assertEqual(segment.pages[-1].digest, list(hashes(START, lines))[-1])
        for page, following in zip(segment.pages, segment.pages[1:], strict=False):
            self.assertEqual((following.first, following.before), (page.last + 1, page.digest))

    def test_a_transaction_writes_little(self) -> None:
        with database().transaction() as connection:
            connection.root()["segments"] = OOBTree()
            manager = connection.transaction_manager
            manager.commit()
            sizes = []
            for number in range(200):
                own_segment(connection.root()["segments"], "test-small").add(entry(number).line())
                sizes.append(written(connection))
        self.assertLess(max(sizes), 5000)
        self.assertGreater(min(sizes), 300)

    def test_a_full_segment_is_followed_by_another(self) -> None:
        with database().transaction() as connection:
            segments = connection.root()["segments"] = OOBTree()
            for number in range(100 * PAGES):
                own_segment(segments, "test-full").add(entry(number).line())
            self.assertGreater(len(segments), 1)
            self.assertEqual([segment.closed for segment in segments.values()].count(False), 1)
            self.assertEqual(sum(segment.last for segment in segments.values()), 100 * PAGES)

    def test_a_closed_one_is_left_alone(self) -> None:
        with database().transaction() as connection:
            segments = connection.root()["segments"] = OOBTree()
            first = own_segment(segments, "test-closed")
            self.assertIs(own_segment(segments, "test-closed"), first)
            first.close()
            self.assertIsNot(own_segment(segments, "test-closed"), first)

    def test_who_closes_meets_who_writes(self) -> None:
        """Nothing is lost between a writer and whoever closes its segment at the same moment."""
        db = database()
        with db.transaction() as connection:
            connection.root()["segments"] = OOBTree()
            own_segment(connection.root()["segments"], "test-meet").add("1")
        one, two = transaction.TransactionManager(), transaction.TransactionManager()
        writer, closer = db.open(one), db.open(two)
        own_segment(writer.root()["segments"], "test-meet").add("2")
        (segment,) = closer.root()["segments"].values()
        segment.close()
        two.commit()
        with self.assertRaises(ConflictError):
            one.commit()
        one.abort()
        own_segment(writer.root()["segments"], "test-meet").add("2")
        one.commit()
        two.begin()
        self.assertEqual(sorted(segment.last for segment in closer.root()["segments"].values()), [1, 1])


class TestManyWriters(unittest.TestCase):
    def test_they_never_meet_once_they_have_begun(self) -> None:
        db, begun = database(), Barrier(WRITERS)
        with db.transaction() as connection:
            connection.root()["segments"] = OOBTree()

        def write(writer: int) -> int:
            manager, conflicts = transaction.TransactionManager(), 0
            connection = db.open(manager)
            for number in range(EACH):
                if number == 1:
                    begun.wait()
                for last in (False,) * 20 + (True,):
                    manager.begin()
                    own_segment(connection.root()["segments"], "test-many").add(f"{writer} {number}")
                    try:
                        manager.commit()
                    except ConflictError:
                        manager.abort()
                        conflicts += number > 0  # to begin is to add to the same list of names
                        if last:
                            raise
                    else:
                        break
            connection.close()
            return conflicts

        with ThreadPoolExecutor(WRITERS) as pool:
            self.assertEqual(sum(pool.map(write, range(WRITERS))), 0)
        with db.transaction() as connection:
            found = [
                line for segment in connection.root()["segments"].values() for _number, line in lines_after(segment, 0)
            ]
        expected = [f"{writer} {number}" for writer in range(WRITERS) for number in range(EACH)]
        self.assertEqual(sorted(found), sorted(expected))
