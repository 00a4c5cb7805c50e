"""An incoming dispatch's way from the receipt to the file, with its refusals; who sees it; the limit; what is there twice."""

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
from shangnan.policy.records.dispatch.incoming.reading import readings
from shangnan.policy.records.dispatch.incoming.reading import said
from shangnan.policy.records.dispatch.incoming.reading import to_plain
from shangnan.policy.records.dispatch.incoming.transitions import REGISTER
from shangnan.policy.records.dispatch.incoming.tray import refresh_limits
from shangnan.policy.records.dispatch.incoming.working import link_reply
from shangnan.policy.records.dispatch.incoming.working import name_people
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.numbers import entries
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.units.people import add_person
from tests.records.dispatch.incoming.examples import add_handler
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import FIELDS
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import PLAIN
from tests.records.dispatch.incoming.examples import READER
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.support import acting_as
from tests.support import step
from typing import Any
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.component import provideHandler

import re
import unittest

LOOKING = (
    "demo-registrar", "demo-drafter", "demo-reviewer", "demo-approver", "demo-staff", HANDLER, "demo-drafter2", "demo-publisher",
    "demo-sysadmin", "demo-secadmin", "demo-auditor", "demo-party", "demo-discipline",
)  # fmt: skip
UNIT = {"demo-drafter", "demo-reviewer", "demo-approver"}


class Incoming(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        add_handler()

    def new(self, state: str = "received", **changes: Any) -> Any:
        return add_incoming(self.portal, state, **changes)

    def take(self, dispatch: Any, transition: str, user_id: str, opinion: str = "") -> None:
        step(self.portal, dispatch, transition, user_id, opinion)

    def refused(self, dispatch: Any, transition: str, user_id: str, opinion: str = "同意") -> set[str]:
        before = api.content.get_state(dispatch)
        with self.assertRaises(Refused) as caught:
            self.take(dispatch, transition, user_id, opinion)
        self.assertEqual(api.content.get_state(dispatch), before)
        return {gap.rule for gap in caught.exception.gaps}

    def seen_by(self) -> set[str]:
        catalog, found = api.portal.get_tool("portal_catalog"), set()
        for user in LOOKING:
            with acting_as(self.portal, user):
                if len(catalog(portal_type="IncomingDispatch")):
                    found.add(user)
        return found

    def waits(self) -> list[str]:
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDispatch")
        [brain] = brains
        kept = api.portal.get_tool("portal_catalog").getIndexDataForRID(brain.getRID())["waiting_for"]
        return sorted(re.sub(r"unit-[0-9a-f]{32}", "unit", key) for key in kept)


class TestChain(Incoming):
    def test_from_the_receipt_to_the_file_and_who_finds_it(self) -> None:
        dispatch = self.new(named_handlers=(HANDLER,))
        self.assertEqual(self.seen_by(), {"demo-registrar"})
        self.take(dispatch, "register", "demo-registrar")
        self.assertEqual(dispatch.receipt_number, "收〔2024〕1号")
        handlers = {"demo-registrar", HANDLER, *UNIT}
        self.assertEqual(self.seen_by(), handlers)
        self.take(dispatch, "triage", "demo-registrar", "请批示")
        self.assertEqual(self.seen_by(), handlers)
        self.take(dispatch, "assign", "demo-approver", "请李经办办理")
        everybody = {*handlers, READER}
        self.assertEqual(self.seen_by(), everybody)
        self.assertEqual(dispatch.assigned_on, now().date())
        self.take(dispatch, "read", READER, "已阅")
        self.take(dispatch, "note", HANDLER, "已联系各窗口")
        self.take(dispatch, "urge", "demo-registrar", "请抓紧")
        self.take(dispatch, "circulate", HANDLER)
        self.take(dispatch, "done", "demo-drafter", "已按要求报送")
        self.take(dispatch, "file", "demo-registrar")
        self.assertEqual(self.seen_by(), everybody)
        self.assertEqual(api.content.get_state(dispatch), "filed")
        self.assertEqual(sorted(versions(dispatch)), [1, 2, 3])
        kept = {
            **PLAIN,
            "receipt_number": "收〔2024〕1号",
            "assigned_on": now().date().isoformat(),
            "named_handlers": "钱经手",
        }
        self.assertEqual(to_plain(dispatch), kept)

    def test_each_year_counts_for_itself_and_a_refusal_takes_no_number(self) -> None:
        days = (date(2024, 3, 4), date(2023, 12, 29), date(2024, 3, 5))
        made = [self.new("registered", received_on=day, sender_number="", sender_date=None) for day in days]
        self.assertEqual([d.receipt_number for d in made], ["收〔2024〕1号", "收〔2023〕1号", "收〔2024〕2号"])
        empty = self.new(sender="", received_by="", sender_number="")
        self.assertEqual(self.refused(empty, "register", "demo-registrar"), {"missing_sender", "missing_received_by"})
        self.assertEqual(
            [(entry.number, entry.record) for entry in entries(REGISTER, "", 2024)],
            [(1, IUUID(made[0])), (2, IUUID(made[2]))],
        )

    def test_sending_back_needs_a_reason_and_hides_it_again(self) -> None:
        dispatch = self.new("registered")
        self.assertEqual(self.refused(dispatch, "send_back", "demo-registrar", " "), {"reason_missing"})
        self.take(dispatch, "send_back", "demo-registrar", "主送机关有误")
        self.assertEqual(self.seen_by(), {"demo-registrar"})
        self.assertEqual(self.waits(), [])

    def test_only_the_head_of_the_lead_unit_assigns(self) -> None:
        dispatch = self.new("triaged")
        for user in ("demo-registrar", "demo-drafter", "demo-staff", "demo-drafter2"):
            with self.assertRaises(WorkflowException):
                self.take(dispatch, "assign", user)

    def test_notes_and_results_have_words(self) -> None:
        dispatch = self.new("being_handled")
        self.assertEqual(self.refused(dispatch, "note", "demo-drafter", ""), {"reason_missing"})
        self.assertEqual(self.refused(dispatch, "done", "demo-drafter", ""), {"reason_missing"})


class TestReaders(Incoming):
    def test_each_reader_has_a_time_and_what_is_to_be_read_waits_for_all(self) -> None:
        dispatch = self.new("being_handled", handling_kind="阅知", named_readers=(READER, "demo-party"))
        self.take(dispatch, "read", READER, "已阅")
        [entry] = readings(dispatch).values()
        self.assertEqual((entry.user_id, entry.words), (READER, "已阅"))
        self.assertEqual(entry.time[:10], now().date().isoformat())
        self.assertTrue(entry.time.endswith("+08:00"))
        self.assertEqual(self.refused(dispatch, "read", READER), {"read_already"})
        self.assertEqual(self.refused(dispatch, "done", "demo-drafter"), {"unread"})
        self.take(dispatch, "read", "demo-party")
        self.take(dispatch, "done", "demo-drafter", "已阅")
        self.assertEqual(api.content.get_state(dispatch), "done")

    def test_people_are_named_by_name_or_account_and_it_is_kept(self) -> None:
        dispatch = self.new("being_handled", named_readers=())
        with acting_as(self.portal, "demo-drafter"):
            name_people(dispatch, ["钱经手"], [" 孙职员 ", "demo-party", ""])
        self.assertEqual((dispatch.named_handlers, dispatch.named_readers), ((HANDLER,), ("demo-staff", "demo-party")))
        entry = dispatch.workflow_history["incoming_dispatch_workflow"][-1]
        self.assertEqual((entry["action"], entry["actor"]), ("people", "demo-drafter"))
        self.assertIn("孙职员、吴党务", entry["comments"])
        self.assertEqual(self.seen_by(), {"demo-registrar", "demo-staff", "demo-party", HANDLER, *UNIT})
        with acting_as(self.portal, "demo-drafter"):
            name_people(dispatch, [], ["demo-party"])
        self.assertEqual(self.seen_by(), {"demo-registrar", "demo-party", *UNIT})

    def test_strangers_namesakes_and_readers_who_have_read(self) -> None:
        dispatch = self.new("being_handled")
        add_person("second-staff", "only-for-tests-1", "孙乙")
        # Nobody is given the name of another any more; an older database may have two of one name.
        known = self.portal.acl_users.mutable_properties
        known._storage["second-staff"]["fullname"], known.held_names["second-staff"] = "孙职员", ((0.0, "孙职员"),)
        self.take(dispatch, "read", READER)
        with acting_as(self.portal, "demo-drafter"):
            for handlers, readers, expected in (
                (["没有的人"], [READER], {"stranger"}),
                (["孙职员"], [READER], {"stranger"}),
                (["shangnan-import"], [READER], {"stranger"}),
                ([], ["demo-party"], {"has_read"}),
            ):
                with self.subTest(handlers=handlers, readers=readers), self.assertRaises(Refused) as caught:
                    name_people(dispatch, handlers, readers)
                self.assertEqual({gap.rule for gap in caught.exception.gaps}, expected)
        self.assertEqual((dispatch.named_handlers, dispatch.named_readers), ((), (READER,)))

    def test_names_typed_when_it_is_made_are_kept_by_account(self) -> None:
        dispatch = self.new(named_readers=("孙职员", "demo-staff"), named_handlers=("钱经手",))
        self.assertEqual((dispatch.named_handlers, dispatch.named_readers), ((HANDLER,), ("demo-staff",)))

    def test_whom_it_waits_for(self) -> None:
        dispatch = self.new(named_handlers=(HANDLER,))
        self.assertEqual(self.waits(), ["register office-registrar"])
        for transition, user in (("register", "demo-registrar"), ("triage", "demo-registrar")):
            self.take(dispatch, transition, user)
        self.assertEqual(self.waits(), ["assign unit-approver"])
        self.take(dispatch, "assign", "demo-approver")
        unit = [f"handle unit-{name}" for name in ("approver", "drafter", "reviewer")]
        self.assertEqual(self.waits(), [f"handle {HANDLER}", *unit, f"read {READER}"])
        self.take(dispatch, "read", READER)
        self.assertEqual(self.waits(), [f"handle {HANDLER}", *unit])
        self.take(dispatch, "done", HANDLER, "已办")
        self.assertEqual(self.waits(), ["register office-registrar"])
        self.take(dispatch, "file", "demo-registrar")
        self.assertEqual(self.waits(), [])


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
