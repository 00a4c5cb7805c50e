"""The answer to an incoming dispatch, the same one twice, and its limit."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.working_days import limit_after
from shangnan.policy.mail.message import IWordByMail
from shangnan.policy.mail.message import WordByMail
from shangnan.policy.records.dispatch.incoming.duplicates import same_number
from shangnan.policy.records.dispatch.incoming.reading import limit_of
from shangnan.policy.records.dispatch.incoming.reading import said
from shangnan.policy.records.dispatch.incoming.tray import refresh_limits
from shangnan.policy.records.dispatch.incoming.working import link_reply
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.records.workflow.transitions import Refused
from tests.records.dispatch.incoming.examples import FIELDS
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import READER
from tests.records.dispatch.incoming.workflow_case import Incoming
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.support import acting_as
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.component import provideHandler


class TestAnswer(Incoming):
    def test_an_answer_is_one_that_the_person_may_see(self) -> None:
        dispatch = self.new("being_handled", needs_reply=True)
        own, foreign = add_dispatch(self.portal), add_dispatch(self.portal, unit="县民政局")
        self.assertEqual(self.refused(dispatch, "done", "demo-drafter"), {"no_reply"})
        with acting_as(self.portal, "demo-drafter"):
            for uid in (IUUID(foreign), IUUID(dispatch), "0" * 32, "?"):
                with self.assertRaises(Refused):
                    link_reply(dispatch, uid)
            link_reply(dispatch, IUUID(own))
        self.assertEqual(dispatch.reply, IUUID(own))
        self.assertEqual(dispatch.workflow_history["incoming_dispatch_workflow"][-1]["action"], "link_reply")
        self.take(dispatch, "done", "demo-drafter", "已函复")
        self.assertEqual(api.content.get_state(dispatch), "done")


class TestTwice(Incoming):
    def test_the_same_number_is_registered_with_a_reason_only(self) -> None:
        first = self.new("registered")
        again = self.new(sender="商洛市人民政府 办公室", sender_number="商政办函[2024] 8号")
        self.assertEqual(self.refused(again, "register", "demo-registrar"), {"registered_already"})
        with self.assertRaises(Refused) as caught:
            self.take(again, "register", "demo-registrar")
        self.assertIn("收〔2024〕1号《关于报送政务服务工作情况的通知》", str(caught.exception))
        again.duplicate_reason = "市办补发的更正件"
        self.take(again, "register", "demo-registrar")
        self.assertEqual(again.receipt_number, "收〔2024〕2号")
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual([brain.UID for brain in same_number(first)], [IUUID(again)])
        other = self.new("registered", sender="洛南县人民政府办公室")
        with acting_as(self.portal, "demo-registrar"):
            self.assertEqual(same_number(other), [])


class TestLimit(Incoming):
    def due(self) -> tuple[str, str]:
        catalog = api.portal.get_tool("portal_catalog")
        [brain] = catalog.unrestrictedSearchResults(portal_type="IncomingDispatch")
        return catalog.getIndexDataForRID(brain.getRID())["record_due"], brain.register_values["due_shown"]

    def test_it_runs_from_the_assignment_until_it_is_done(self) -> None:
        dispatch = self.new("triaged")
        self.assertEqual(self.due(), ("", ""))
        self.take(dispatch, "assign", "demo-approver")
        expected = limit_after(now().date(), FIELDS["limit_days"])
        self.assertEqual(limit_of(dispatch), expected)
        self.assertEqual(self.due()[0], expected.day.isoformat())
        self.take(dispatch, "done", "demo-drafter", "已办")
        self.assertEqual(self.due()[0], "")

    def test_it_follows_the_calendar_when_that_is_known(self) -> None:
        dispatch = self.new("being_handled", limit_days=2)
        dispatch.assigned_on = date(2026, 12, 30)
        dispatch.reindexObject()
        self.assertEqual(self.due(), ("2027-01-04", "2027-01-04（暂定）"))
        lines = ("2027-01-04 休", "2027 完整")
        api.portal.set_registry_record("shangnan.calendar.exceptions", lines)
        self.assertEqual(self.due(), ("2027-01-05", "2027-01-05"))
        self.assertEqual(refresh_limits(), 0)
        dispatch.assigned_on = date(2026, 12, 29)
        job = getUtility(INightlyJob, "incoming-limits")
        self.assertEqual(job.run(now().date()), ["1件收文的办理期限有变动。"])
        self.assertEqual(job.run(now().date()), [])
        self.assertEqual(self.due(), ("2026-12-31", "2026-12-31"))

    def test_handlers_are_told_by_mail_without_a_word_of_the_dispatch(self) -> None:
        for user_id in (HANDLER, "demo-drafter", READER):
            api.user.get(userid=user_id).setMemberProperties({"email": f"{user_id}@example.gov.cn"})
        told: list[WordByMail] = []

        @adapter(IWordByMail)
        def keep(event: WordByMail) -> None:
            told.append(event)

        provideHandler(keep)
        self.addCleanup(getGlobalSiteManager().unregisterHandler, keep)
        dispatch = self.new("being_handled", named_handlers=(HANDLER,))
        self.take(dispatch, "urge", "demo-registrar", "请尽快")
        [word] = told
        self.assertEqual(list(word.people), [f"{HANDLER}@example.gov.cn", "demo-drafter@example.gov.cn"])
        for lines in word.people.values():
            self.assertIn("收〔2024〕1号", lines[0])
            self.assertNotIn(FIELDS["title"], lines[0] + word.subject)

    def test_urging_is_kept_with_its_words(self) -> None:
        dispatch = self.new("being_handled")
        self.take(dispatch, "urge", "demo-registrar", "明天到期")
        [entry] = said(dispatch, "urge")
        self.assertEqual((entry.user_id, entry.words), ("demo-registrar", "明天到期"))
        [brain] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDispatch")
        self.assertEqual((brain.register_values["urged"], brain.register_values["urged_words"]), (1, "明天到期"))
        for user in ("demo-drafter", READER):
            with self.assertRaises(WorkflowException):
                self.take(dispatch, "urge", user)
