"""A night's run: each job by itself, what it did kept, and mail once all is done."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import timedelta
from html import unescape
from io import StringIO
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import ZONE
from shangnan.policy.deployment import ADDRESSES
from shangnan.policy.gaps import Gap
from shangnan.policy.mail.message import WordByMail
from shangnan.policy.mail.queue import Failure
from shangnan.policy.mail.queue import keep_failure
from shangnan.policy.mail.queue import REJECTED
from shangnan.policy.mail.queue import waiting_files
from shangnan.policy.nightly.application import PORT
from shangnan.policy.nightly.application import with_address
from shangnan.policy.nightly.command import main
from shangnan.policy.nightly.kept import claim
from shangnan.policy.nightly.kept import KEPT
from shangnan.policy.nightly.kept import kept_nights
from shangnan.policy.nightly.kept import KeptNight
from shangnan.policy.nightly.kept import SILENT
from shangnan.policy.nightly.run import run_jobs
from shangnan.policy.nightly.run import sites
from shangnan.policy.nightly.watch import work_on_all_sites
from shangnan.policy.records.views.printed_address import printed_address
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.refusals import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.mail.letters import own_queue
from tests.permissions.inside import Answer
from tests.permissions.inside import Visitor
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import day
from typing import Any
from unittest.mock import patch
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.event import notify
from zope.interface import implementer

import transaction
import unittest

NIGHT = datetime(2026, 11, 29, 0, 0, 5, tzinfo=ZONE)


def text(answer: Answer) -> str:
    """Return a page with its characters as people read them."""
    return unescape(answer.content.decode())


@implementer(INightlyJob)
class Job:
    """A job that fails with what it is given, so many times, and then does one thing."""

    title = _("The night's work")

    def __init__(self, *errors: Exception) -> None:
        self.errors, self.runs = list(errors), 0

    def run(self, day: date) -> list[str]:
        self.runs += 1
        if self.errors:
            raise self.errors.pop(0)
        return ["办了一件事"]


class TestRun(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def add(self, job: Job, name: str = "a-job-of-the-test") -> Job:
        """Register a job, which comes before those of rooms."""
        getGlobalSiteManager().registerUtility(job, INightlyJob, name)
        self.addCleanup(getGlobalSiteManager().unregisterUtility, job, INightlyJob, name)
        transaction.commit()
        return job

    def latest(self) -> KeptNight:
        """Return the latest night as another process sees it."""
        transaction.begin()
        return kept_nights(self.portal)[0]

    def test_one_that_fails_does_not_stop_the_others_and_is_done_again_alone(self) -> None:
        regulation = add_regulation(self.portal, 1, "signed", effective_on=day(0).isoformat())
        broken, good = self.add(Job(ValueError("no such thing")), "a-broken-job"), self.add(Job())
        with self.assertLogs("shangnan.policy.nightly.run", "ERROR"):
            night = run_jobs(now().date())
        self.assertEqual(night.failed, ["a-broken-job"])
        self.assertTrue(any(regulation.title in line for line in night.lines))
        self.assertEqual(api.content.get_state(regulation), "in_force")
        kept = self.latest()
        self.assertFalse(kept.done)
        self.assertTrue(kept.ended)
        self.assertEqual(kept.jobs["a-broken-job"].reason, "发生了意外错误：ValueError no such thing")
        self.assertEqual((kept.jobs["a-job-of-the-test"].done, kept.jobs["a-job-of-the-test"].count), (True, 1))
        self.assertTrue(run_jobs(now().date()).claimed)
        self.assertEqual((broken.runs, good.runs), (2, 1))
        self.assertTrue(self.latest().done)
        self.assertFalse(run_jobs(now().date()).claimed)
        self.assertEqual((broken.runs, good.runs), (2, 1))

    def test_conflicts_while_it_works_are_no_failure(self) -> None:
        job = self.add(Job(ConflictError("met"), ConflictError("met")))
        self.assertEqual(run_jobs(now().date()).failed, [])
        self.assertEqual(job.runs, 3)

    def test_a_refusal_is_told_in_its_words(self) -> None:
        self.add(Job(Refused([Gap("x", "", _("Give a password."))])))
        with self.assertLogs("shangnan.policy.nightly.run", "ERROR"):
            run_jobs(now().date())
        self.assertEqual(self.latest().jobs["a-job-of-the-test"].reason, "请填写密码。")

    def test_a_night_that_another_process_works_on_is_left_alone(self) -> None:
        job = self.add(Job())
        self.assertTrue(claim(self.portal, now().date(), now()))
        self.assertFalse(run_jobs(now().date()).claimed)
        out, err = StringIO(), StringIO()
        self.assertEqual(main(self.layer["app"], ["--site", "plone"], out, err), 1)
        self.assertIn("另一个进程", err.getvalue())
        self.assertEqual(job.runs, 0)
        # It died, and was not heard of.
        with patch("shangnan.policy.nightly.run.now", return_value=now() + SILENT):
            self.assertTrue(run_jobs(now().date()).claimed)
        self.assertEqual(job.runs, 1)

    def test_of_two_that_claim_at_once_one_gets_it(self) -> None:
        """Both have looked before the other has committed."""
        manager, today = transaction.TransactionManager(), now()
        claim(self.portal, (today - timedelta(days=1)).date(), today)
        other = self.portal._p_jar.db().open(transaction_manager=manager)
        theirs = other.root()["Application"]["plone"]
        with patch("shangnan.policy.nightly.kept.transaction", manager):
            commit = manager.commit

            def meanwhile() -> None:
                with patch("shangnan.policy.nightly.kept.transaction", transaction):
                    self.assertTrue(claim(self.portal, today.date(), today))
                commit()

            with patch.object(manager, "commit", meanwhile):
                self.assertFalse(claim(theirs, today.date(), today))
        other.close()
        self.assertEqual(len(kept_nights(self.portal)), 2)

    def test_only_so_many_nights_are_kept(self) -> None:
        first = date(2026, 1, 1)
        for number in range(KEPT + 3):
            claim(self.portal, first + timedelta(days=number), NIGHT)
        nights = kept_nights(self.portal)
        self.assertEqual(len(nights), KEPT)
        self.assertEqual(nights[0].day, (first + timedelta(days=KEPT + 2)).isoformat())

    def test_it_finds_our_sites_and_the_command_tells_what_was_done(self) -> None:
        app: Any = self.layer["app"]
        self.assertEqual([site.getId() for site in sites(app)], [self.portal.getId()])
        add_regulation(self.portal, 2, "signed", effective_on=day(-1).isoformat())
        transaction.commit()
        for site, status, said in (("plone", 0, "一次性告知制度（2）"), ("plone", 0, "完成"), ("none", 1, "")):
            out, err = StringIO(), StringIO()
            self.assertEqual(main(app, ["--site", site], out, err), status, err.getvalue())
            self.assertIn(said, out.getvalue())

    def test_addresses_are_those_by_which_people_find_things(self) -> None:
        """In jobs nobody asked for a page, so that no request knows what the site is called."""
        found: list[str] = []

        class Writes(Job):
            def run(self, day: date) -> list[str]:
                found.append(printed_address(api.portal.get()["services"]))
                return []

        self.add(Writes())
        for environment, expected in (
            ({ADDRESSES: "https://zwfw.example.gov.cn"}, "https://zwfw.example.gov.cn/services"),
            ({ADDRESSES: "", PORT: "8123"}, "http://localhost:8123/plone/services"),
            ({ADDRESSES: "", PORT: ""}, "http://localhost:8080/plone/services"),
        ):
            with patch.dict("os.environ", environment), patch("Zope2.app", lambda: self.layer["app"].aq_base):
                app = with_address(self.layer["app"].aq_base)
                self.assertEqual(main(app, ["--site", "plone"], StringIO(), StringIO()), 0)
                self.assertEqual(found.pop(), expected)

    def test_the_watch_goes_on_until_all_is_done(self) -> None:
        self.add(Job(ValueError("first")))
        connection = self.portal._p_jar.db().open
        with patch("Zope2.app", lambda: connection().root()["Application"]):
            with self.assertLogs("shangnan.policy.nightly.run", "ERROR"):
                self.assertFalse(work_on_all_sites())
            self.assertTrue(work_on_all_sites())

    def test_the_system_administrator_sees_it(self) -> None:
        self.add(Job(ValueError("no such thing")))
        # In the first hour of a day its work may still be done, and nothing is told of it.
        noon = patch("shangnan.policy.desk.system_state.now", return_value=now().replace(hour=12))
        noon.start()
        self.addCleanup(noon.stop)
        admin = Visitor(self.portal, "demo-sysadmin")
        url, desk = f"{self.portal.absolute_url()}/@@system-state", f"{self.portal.absolute_url()}/@@my-desk"
        self.assertIn("从未处理过", text(admin.ask(url)))
        self.assertIn("夜间任务未完成", text(admin.ask(desk)))
        with self.assertLogs("shangnan.policy.nightly.run", "ERROR"):
            run_jobs(now().date())
        page = text(admin.ask(url))
        for said in ("部分失败", "ValueError no such thing", now().date().isoformat(), "更新收文办理期限"):
            self.assertIn(said, page)
        self.assertIn("夜间任务未完成", text(admin.ask(desk)))
        self.assertTrue(run_jobs(now().date()).claimed)
        self.assertNotIn("未按时完成", text(admin.ask(url)))
        self.assertNotIn("夜间任务未完成", text(admin.ask(desk)))
        self.assertIn("网站不发送邮件", text(admin.ask(url)))
        for name in ("demo-staff", "demo-drafter", "demo-secadmin", None):
            visitor = Visitor(self.portal, name)
            self.assertNotEqual(visitor.ask(url).status, 200)
            if name:
                self.assertNotIn("夜间任务未完成", text(visitor.ask(desk)))

    def test_the_system_administrator_sees_what_became_of_mails(self) -> None:
        folder = own_queue(self, self.portal.getId())
        api.portal.set_registry_record("plone.email_from_address", "office@example.cn")
        api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
        transaction.commit()
        notify(WordByMail({"gone@example.cn": ["有一份责任书等您签字"], "a@example.cn": ["请签字"]}, "待签责任书"))
        transaction.commit()
        [path] = [path for path in waiting_files(folder) if b"gone@" in path.read_bytes()]
        path.rename(path.with_name(f"{REJECTED}{path.name}"))
        keep_failure(folder, Failure("2026-11-28T17:05:00+00:00", "ConnectionRefusedError: nobody listens"))
        page = text(Visitor(self.portal, "demo-sysadmin").ask(f"{self.portal.absolute_url()}/@@system-state"))
        for said in (
            "等待发送：<span>1</span>封",
            "2026-11-29 01:05:00",
            "nobody listens",
            "gone@example.cn",
            "待签责任书",
        ):
            self.assertIn(said, page)
        for hidden in ("有一份责任书等您签字", "a@example.cn"):
            self.assertNotIn(hidden, page)
