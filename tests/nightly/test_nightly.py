"""The night's work: once for each date, again after a failure, in the way of nobody; and what the command says."""

from __future__ import annotations

from contextlib import redirect_stderr
from datetime import date
from datetime import datetime
from io import StringIO
from pathlib import Path
from plone import api
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.nightly.command import main
from shangnan.policy.nightly.command import start
from shangnan.policy.nightly.run import run_jobs
from shangnan.policy.nightly.run import sites
from shangnan.policy.nightly.watch import LONGEST
from shangnan.policy.nightly.watch import seconds_to_midnight
from shangnan.policy.nightly.watch import Watch
from shangnan.policy.records.nightly import INightlyJob
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tempfile import TemporaryDirectory
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import day
from typing import Any
from unittest.mock import patch
from zc.lockfile import LockError
from zope.component import getSiteManager
from zope.interface import implementer

import transaction
import unittest


class TestWatch(unittest.TestCase):
    def test_it_waits_for_midnight_and_never_for_long(self) -> None:
        for hour, minute, second, expected in ((23, 59, 30, 35.0), (0, 0, 5, LONGEST), (12, 0, 0, LONGEST)):
            moment = datetime(2026, 11, 28, hour, minute, second, tzinfo=ZONE)
            self.assertEqual(seconds_to_midnight(moment), expected)

    def test_once_for_a_date_and_again_after_a_failure(self) -> None:
        done: list[int] = []

        def work() -> None:
            done.append(1)
            if len(done) == 1:
                raise RuntimeError("the database is busy")

        watch = Watch(work)
        with self.assertLogs("shangnan.policy.nightly.watch", "ERROR"):
            watch.look()
        watch.look()
        watch.look()
        self.assertEqual(len(done), 2)
        with patch("shangnan.policy.nightly.watch.now", return_value=datetime(2099, 1, 1, tzinfo=ZONE)):
            watch.look()
        self.assertEqual(len(done), 3)

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


@implementer(INightlyJob)
class Broken:
    """A job that fails."""

    title = "Broken"

    def run(self, day: date) -> list[str]:
        raise ValueError(day)


class TestRun(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_one_that_fails_does_not_stop_the_others(self) -> None:
        regulation = add_regulation(self.layer["portal"], 1, "signed", effective_on=day(0).isoformat())
        transaction.commit()
        broken = Broken()
        getSiteManager().registerUtility(broken, INightlyJob, "a-broken-job")
        self.addCleanup(getSiteManager().unregisterUtility, broken, INightlyJob, "a-broken-job")
        with self.assertLogs("shangnan.policy.nightly.run", "ERROR"):
            night = run_jobs(now().date())
        self.assertEqual(night.failed, ["a-broken-job"])
        self.assertTrue(any(regulation.title in line for line in night.lines))
        self.assertEqual(api.content.get_state(regulation), "in_force")

    def test_it_finds_our_sites_and_the_command_tells_what_was_done(self) -> None:
        app: Any = self.layer["app"]
        self.assertEqual([site.getId() for site in sites(app)], [self.layer["portal"].getId()])
        add_regulation(self.layer["portal"], 2, "signed", effective_on=day(-1).isoformat())
        transaction.commit()
        for site, status, said in (("plone", 0, "一次性告知制度（2）"), ("plone", 0, "完成"), ("none", 1, "")):
            out, err = StringIO(), StringIO()
            self.assertEqual(main(app, ["--site", site], out, err), status, err.getvalue())
            self.assertIn(said, out.getvalue())
