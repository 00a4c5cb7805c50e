"""Processes that write at once and are killed in the middle: what is committed has its entry, what is not has none, and the chain holds."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from pathlib import Path
from shangnan.policy.registry.journal.checking import faults_in
from shangnan.policy.registry.journal.reading import exported_lines
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.journal.store import made_in
from shangnan.policy.registry.journal.tokens import Wanted
from tempfile import TemporaryDirectory
from typing import Any
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import json
import signal
import subprocess
import sys
import tests.locales  # noqa: F401  (puts build/ on the path)
import unittest
import verify_journal
import ZEO

#: Work is a key in a tree of the writer's own thread, and an entry in the same transaction; one thread seals.
WORK = """
import os, sys, threading, time, transaction, ZEO
from shangnan.policy.calendar.clock import now
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.store import made_in
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.POSException import ConflictError

name, where, THREADS = sys.argv[1], sys.argv[2], int(sys.argv[3])
if where.isdigit():
    db = ZEO.DB(("127.0.0.1", int(where)))
else:
    db = DB(FileStorage(where))

def line(key):
    return Entry(time=now().isoformat(timespec="microseconds"), actor=name, action="record.edit", path=key).line()

def write(thread):
    manager = transaction.TransactionManager()
    connection = db.open(manager)
    number = 0
    while True:
        manager.begin()
        key = f"{name}-{thread}-{number}"
        try:
            connection.root()["work"][f"{name}-{thread}"][key] = True
            own_segment(made_in(connection.root()).segments, "test").add(line(key))
            # Every fifth piece of work fails in the end: neither it nor its entry is to be there.
            if number % 5 == 4:
                raise ValueError
            manager.commit()
            os.write(1, f"{key}\\n".encode())  # at once, whatever the other threads say
        except (ConflictError, ValueError):
            manager.abort()
        number += 1

for thread in range(THREADS):
    threading.Thread(target=write, args=(thread,), daemon=True).start()
while True:
    seal(db)
    time.sleep(0.05)
"""
ROUNDS, LINES, THREADS = 3, 120, 4


def prepare(database: Any, names: Iterable[str]) -> None:
    """Make what the threads of some processes write into."""
    with database.transaction() as connection:
        made_in(connection.root())
        work = connection.root()["work"] = OOBTree()
        for name in names:
            for thread in range(THREADS):
                work[f"{name}-{thread}"] = OOBTree()


def start(name: str, where: str) -> subprocess.Popen[str]:
    """Start a process that writes."""
    command = [sys.executable, "-W", "ignore", "-c", WORK, name, where, str(THREADS)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_after(process: subprocess.Popen[str], lines: int) -> set[str]:
    """Kill a process in the middle of its work, and return what it has said was committed; the last line may be torn."""
    assert process.stdout is not None
    said = [process.stdout.readline() for _line in range(lines)]
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.stdout.close()
    process.wait()
    return {line.strip() for line in said if line.endswith("\n")}


class TestKilled(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = str(Path(folder.name) / "Data.fs")

    def check(self, database: Any, said: set[str]) -> None:
        """See that work and entries are the same, that nothing that was said is missing, and that the chain holds."""
        with database.transaction() as connection:
            self.assertEqual(faults_in(made_in(connection.root())), [])
        seal(database)
        with database.transaction() as connection:
            kept = made_in(connection.root())
            lines = list(exported_lines(kept, Wanted()))
            self.assertEqual(verify_journal.verify(lines).findings, [])
            self.assertEqual(faults_in(kept), [])
            work = [key for keys in connection.root()["work"].values() for key in keys]
            named = [json.loads(line)["entry"]["path"] for line in lines[1:]]
        entries = [path for path in named if path]
        self.assertEqual(sorted(entries), sorted(work))
        self.assertEqual(said - set(work), set())
        self.assertFalse([key for key in work if int(key.rpartition("-")[2]) % 5 == 4])

    def test_one_process_killed_and_started_again(self) -> None:
        said: set[str] = set()
        names = [f"round-{number}" for number in range(ROUNDS)]
        database = DB(FileStorage(self.path))
        prepare(database, names)
        database.close()
        for number in range(ROUNDS):
            said |= kill_after(start(names[number], self.path), LINES + 7 * number)
            database = DB(FileStorage(self.path))
            self.check(database, said)
            database.close()
        self.assertGreater(len(said), ROUNDS * LINES // 2)

    def test_two_processes_on_one_database(self) -> None:
        """One is killed, and what it has left the other seals."""
        address, stop = ZEO.server(self.path)
        try:
            database = ZEO.DB(address)
            prepare(database, ("first", "second"))
            first, second = (start(name, str(address[1])) for name in ("first", "second"))
            said = kill_after(first, LINES)
            said |= kill_after(second, LINES)
            self.check(database, said)
            database.close()
        finally:
            stop()
        self.assertEqual({key.partition("-")[0] for key in said}, {"first", "second"})
