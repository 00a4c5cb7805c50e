"""Numbers given by two processes at once, on one database served to both: what several machines behind one address are."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.registry.counters import Counters
from tempfile import TemporaryDirectory

import json
import subprocess
import sys
import transaction
import unittest
import ZEO

EACH = 40
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
        workers = [
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", WORK, str(port), name, str(EACH)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )
            for name in ("first", "second")
        ]  # fmt: skip
        for worker in workers:
            assert worker.stdout is not None
            self.assertEqual(worker.stdout.readline().strip(), "ready")
        found = []
        for worker in workers:  # both begin only now
            assert worker.stdin is not None
            worker.stdin.write("go\n")
            worker.stdin.flush()
        for worker in workers:
            out, _err = worker.communicate(timeout=120)
            self.assertEqual(worker.returncode, 0)
            found.append(json.loads(out))
        return [number for numbers, _conflicts in found for number in numbers], sum(many for _numbers, many in found)
