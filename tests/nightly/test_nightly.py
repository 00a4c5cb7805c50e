"""The night's work: once for each date, again after a failure, in the way of nobody; and what the command says."""

from __future__ import annotations

from contextlib import redirect_stderr
from datetime import datetime
from io import StringIO
from pathlib import Path
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.desk.system_state import missed_days
from shangnan.policy.nightly.command import start
from shangnan.policy.nightly.kept import JobResult
from shangnan.policy.nightly.kept import KeptNight
from shangnan.policy.nightly.kept import may_claim
from shangnan.policy.nightly.kept import SILENT
from shangnan.policy.nightly.watch import LONGEST
from shangnan.policy.nightly.watch import seconds_to_midnight
from shangnan.policy.nightly.watch import Watch
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zc.lockfile import LockError

import unittest

NIGHT = datetime(2026, 11, 29, 0, 0, 5, tzinfo=ZONE)


class TestWatch(unittest.TestCase):
    def test_it_waits_for_midnight_and_never_for_long(self) -> None:
        for hour, minute, second, expected in ((23, 59, 30, 35.0), (0, 0, 5, LONGEST), (12, 0, 0, LONGEST)):
            moment = datetime(2026, 11, 28, hour, minute, second, tzinfo=ZONE)
            self.assertEqual(seconds_to_midnight(moment), expected)

    def test_once_for_a_date_and_again_after_a_failure(self) -> None:
        done: list[int] = []

        def work() -> bool:
            done.append(1)
            if len(done) == 1:
                raise RuntimeError("the database is busy")
            return len(done) > 2

        watch = Watch(work)
        with self.assertLogs("shangnan.policy.nightly.watch", "ERROR"):
            watch.look()
        for _look in range(4):
            watch.look()
        self.assertEqual(len(done), 3)
        with patch("shangnan.policy.nightly.watch.now", return_value=datetime(2099, 1, 1, tzinfo=ZONE)):
            watch.look()
        self.assertEqual(len(done), 4)

    def test_it_says_that_the_site_is_being_served(self) -> None:
        told = StringIO()
        with (
            TemporaryDirectory() as folder,
            patch("Zope2.Startup.run.configure_wsgi", side_effect=LockError("locked")),
            redirect_stderr(told),
        ):
            self.assertEqual(start([str(Path(folder) / "zope.conf")]), 1)
        self.assertIn("网站正在运行", told.getvalue())
        self.assertIn("@@run-due", told.getvalue())


class TestRules(unittest.TestCase):
    def test_who_may_claim_a_night(self) -> None:
        good, bad = ("", "", True, 0, ""), ("", "", False, 0, "x")
        heard = NIGHT.isoformat()
        for night, moment, again, expected in (
            (None, NIGHT, False, True),
            ({"ended": "", "heard": heard, "jobs": {}}, NIGHT + SILENT / 2, True, False),
            ({"ended": "", "heard": heard, "jobs": {}}, NIGHT + SILENT, False, True),
            ({"ended": heard, "heard": heard, "jobs": {"a": good, "b": good}}, NIGHT, False, False),
            ({"ended": heard, "heard": heard, "jobs": {"a": good, "b": good}}, NIGHT, True, True),
            ({"ended": heard, "heard": heard, "jobs": {"a": good, "b": bad}}, NIGHT, False, True),
        ):
            with self.subTest(night=night, again=again):
                self.assertEqual(may_claim(night, moment, again), expected)

    def test_missed_days(self) -> None:
        def kept(text: str, ended: str = "x", done: bool = True) -> KeptNight:
            return KeptNight(text, "x", ended, "here", {"a": JobResult("x", "x", done)})

        at = datetime(2026, 11, 29, 9, tzinfo=ZONE)
        for nights, moment, expected in (
            ([], at, [29]),
            ([kept("2026-11-29")], at, []),
            ([kept("2026-11-29", done=False)], at, [29]),
            ([kept("2026-11-29", ended="")], at, [29]),
            ([kept("2026-11-26"), kept("2026-11-28")], at, [27, 29]),
            ([kept("2026-11-28")], datetime(2026, 11, 29, 0, 10, tzinfo=ZONE), []),
        ):
            with self.subTest(moment=moment):
                self.assertEqual([each.day for each in missed_days(nights, moment)], expected)
