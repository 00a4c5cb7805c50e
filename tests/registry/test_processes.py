"""Numbers given by two processes at once, on one database served to both: what several machines behind one address are.

Beside the plain case: 200 registrations by eight threads in two processes, of which some are given up before they are committed and some
made void afterwards. Run by hand with SHANGNAN_REGISTRATION_ROUNDS=20.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from pathlib import Path
from shangnan.policy.registry.counters import Counters
from tempfile import TemporaryDirectory

import json
import os
import subprocess
import sys
import transaction
import unittest
import ZEO

EACH = 120
# Registrations of one round, threads of each of the two processes, and rounds.
REGISTRATIONS, THREADS = 200, 4
COUNTED = ("filing", "Z109-WS·2026-D10-BGS", 2026)
ROUNDS = int(os.environ.get("SHANGNAN_REGISTRATION_ROUNDS", "1"))
WORK = """
import json, sys, transaction, ZEO
from ZODB.POSException import ConflictError
port, name, times = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
connection = ZEO.connection(("127.0.0.1", port))
print("ready", flush=True)
sys.stdin.readline()
given, conflicts = [], 0
for number in range(times):
    while True:
        transaction.begin()
        try:
            counter = connection.root()["counters"].counter("outgoing", "商南政办发", 2026)
            got = counter.give(f"{name}-{number}", "2026-01-01T09:00:00+08:00")
            transaction.commit()
        except ConflictError:
            transaction.abort()
            conflicts += 1
        else:
            given.append(got)
            break
connection.close()
print(json.dumps([given, conflicts]), flush=True)
"""

# Each thread has a connection and transactions of its own, as each request of a server has.
THREADED = """
import json, random, sys, threading, transaction, ZEO
from ZODB.POSException import ConflictError
port, name, times, threads, seed = int(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:6])
database = ZEO.DB(("127.0.0.1", port))
told = [{"given": [], "void": [], "aborted": 0, "conflicts": 0} for _each in range(threads)]
start = threading.Barrier(threads + 1)

def register(place):
    chance, mine = random.Random(seed * 100 + place), told[place]
    manager = transaction.TransactionManager()
    connection = database.open(manager)
    start.wait()
    for number in range(times):
        record, gives_up, ends = f"{name}-{place}-{number}", chance.random() < 0.25, chance.random() < 0.1
        while True:
            manager.begin()
            try:
                counter = connection.root()["counters"].counter("filing", "Z109-WS·2026-D10-BGS", 2026)
                got = counter.give(record, "2026-01-01T09:00:00+08:00")
                if gives_up:
                    gives_up = False
                    manager.abort()
                    mine["aborted"] += 1
                    continue
                connection.root()["filed"][got] = record
                manager.commit()
                break
            except ConflictError:
                manager.abort()
                mine["conflicts"] += 1
        mine["given"].append((got, record))
        while ends:
            manager.begin()
            try:
                counter = connection.root()["counters"].counter("filing", "Z109-WS·2026-D10-BGS", 2026)
                counter.make_void(got, "撤回", "2026-01-02T09:00:00+08:00")
                manager.commit()
                mine["void"].append(got)
                break
            except ConflictError:
                manager.abort()
                mine["conflicts"] += 1
    connection.close()

workers = [threading.Thread(target=register, args=(place,)) for place in range(threads)]
for worker in workers:
    worker.start()
print("ready", flush=True)
sys.stdin.readline()
start.wait()
for worker in workers:
    worker.join()
database.close()
print(json.dumps(told), flush=True)
"""


class TestThreadsAndAborts(unittest.TestCase):
    def test_no_number_twice_and_every_gap_explained(self) -> None:
        counts = {"given": 0, "void": 0, "aborted": 0, "conflicts": 0}
        for number in range(ROUNDS):
            with self.subTest(round=number):
                self._round(number, counts)
        self.assertGreater(counts["conflicts"], 0, "the threads never met, so nothing was proved")
        self.assertGreater(counts["aborted"], 0, "nothing was given up, so nothing was proved")
        print(f"{ROUNDS} rounds: {counts}")

    def _round(self, seed: int, counts: dict[str, int]) -> None:
        with TemporaryDirectory() as folder:
            address, stop = ZEO.server(str(Path(folder) / "Data.fs"))
            try:
                connection = ZEO.connection(address)
                with transaction.manager:
                    connection.root()["counters"] = Counters()
                    connection.root()["filed"] = IOBTree()
                times = REGISTRATIONS // (2 * THREADS)
                told = work(THREADED, address[1], [str(times), str(THREADS), str(seed)])
                transaction.begin()
                entries = list(connection.root()["counters"].counter(*COUNTED).entries())
                filed = dict(connection.root()["filed"])
                connection.close()
            finally:
                stop()
        threads = [thread for process in told for thread in process]
        given = {number: record for thread in threads for number, record in thread["given"]}
        void = {number for thread in threads for number in thread["void"]}
        # None twice, none left out, each with the record that was told its number.
        self.assertEqual(sum(len(thread["given"]) for thread in threads), REGISTRATIONS)
        self.assertEqual(sorted(given), list(range(1, REGISTRATIONS + 1)))
        self.assertEqual(filed, given)
        self.assertEqual({entry.number: entry.record for entry in entries}, given)
        # A number that counts no more says why, and no other does.
        self.assertEqual({entry.number for entry in entries if entry.state == "void"}, void)
        self.assertEqual({entry.void_reason for entry in entries if entry.number in void} - {"撤回"}, set())
        counts["given"] += len(given)
        counts["void"] += len(void)
        for name in ("aborted", "conflicts"):
            counts[name] += sum(thread[name] for thread in threads)


def work(script: str, port: int, arguments: list[str]) -> list:
    """Let two processes run a script at once; return what they told."""
    workers = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", script, str(port), name, *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for name in ("first", "second")
    ]  # fmt: skip
    for worker in workers:
        assert worker.stdout is not None and worker.stdout.readline().strip() == "ready"
    for worker in workers:  # both begin only now
        assert worker.stdin is not None
        worker.stdin.write("go\n")
        worker.stdin.flush()
    found = []
    for worker in workers:
        out, _err = worker.communicate(timeout=300)
        assert worker.returncode == 0
        found.append(json.loads(out))
    return found


class TestTwoProcesses(unittest.TestCase):
    def test_every_number_once_and_none_left_out(self) -> None:
        with TemporaryDirectory() as folder:
            address, stop = ZEO.server(str(Path(folder) / "Data.fs"))
            try:
                connection = ZEO.connection(address)
                with transaction.manager:
                    connection.root()["counters"] = Counters()
                connection.close()
                given, conflicts = self._work(address[1])
            finally:
                stop()
        self.assertEqual(sorted(given), list(range(1, 2 * EACH + 1)))
        self.assertGreater(conflicts, 0, "the processes never met, so nothing was proved")

    def _work(self, port: int) -> tuple[list[int], int]:
        found = work(WORK, port, [str(EACH)])
        return [number for numbers, _conflicts in found for number in numbers], sum(many for _numbers, many in found)
