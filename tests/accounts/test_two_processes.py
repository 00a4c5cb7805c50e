"""Wrong passwords counted by two processes at once, on one database served to both: none is lost, and both wait."""

from __future__ import annotations

from pathlib import Path
from shangnan.policy.accounts.throttle_rules import account_rule
from shangnan.policy.accounts.tries_kept import ACCOUNT
from shangnan.policy.accounts.tries_kept import kept_in
from shangnan.policy.accounts.tries_kept import TriesKept
from tempfile import TemporaryDirectory

import subprocess
import sys
import unittest
import ZEO

EACH = 30
WORK = """
import sys, ZEO
from shangnan.policy.accounts.settings import Limits
from shangnan.policy.accounts.throttle import count_wrong, seconds_to_wait
port, name, times = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
database = ZEO.DB(("127.0.0.1", port))
connection = database.open()
print("ready", flush=True)
sys.stdin.readline()
bounds = Limits(account_tries=1000, address_tries=1000)
for number in range(times):
    count_wrong(connection, "wei-an", "192.0.2.1", bounds)
    count_wrong(connection, f"{name}-{number}", "192.0.2.2", bounds)
sys.stdin.readline()
connection.sync()
print(seconds_to_wait(connection, "wei-an", "", Limits()), flush=True)
connection.close()
database.close()
"""


class TestTwoProcesses(unittest.TestCase):
    def test_none_is_lost_and_both_wait(self) -> None:
        with TemporaryDirectory() as folder:
            address, stop = ZEO.server(str(Path(folder) / "Data.fs"))
            try:
                ZEO.connection(address).close()  # makes the root, which two at once cannot
                waits = self._work(address[1])
                connection = ZEO.connection(address)
                kept = kept_in(connection.root())
                assert kept is not None
                count, names = kept.get(ACCOUNT, "wei-an").count, kept.listed(ACCOUNT)
                connection.close()
            finally:
                stop()
        self.assertEqual(count, 2 * EACH)
        self.assertEqual(len(names), 2 * EACH + 1)
        self.assertTrue(all(wait > 0 for wait in waits), waits)

    def _work(self, port: int) -> list[int]:
        workers = [
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "-c", WORK, str(port), name, str(EACH)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            )
            for name in ("first", "second")
        ]  # fmt: skip
        for worker in workers:
            assert worker.stdout is not None and worker.stdin is not None
            self.assertEqual(worker.stdout.readline().strip(), "ready")
        for line in ("go\n", "look\n"):  # both begin at once, and both look when both are done
            for worker in workers:
                assert worker.stdin is not None
                worker.stdin.write(line)
                worker.stdin.flush()
        waits = []
        for worker in workers:
            out, _err = worker.communicate(timeout=120)
            self.assertEqual(worker.returncode, 0)
            waits.append(int(out.strip()))
        return waits


class TestKept(unittest.TestCase):
    def test_it_does_not_grow_without_end(self) -> None:
        rule, day = account_rule(5, 1, 60), 86400
        kept = TriesKept(0.0)
        for number in range(1000):
            kept.add(ACCOUNT, f"invented-{number}", float(number), rule)
        kept.add(ACCOUNT, "wei-an", 1000.0, rule)
        for later in (day, 2 * day + 1):
            kept.add(ACCOUNT, "wei-an", float(later), rule)
        self.assertEqual(list(kept.listed(ACCOUNT)), ["wei-an"])
