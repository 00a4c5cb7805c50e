"""An incoming dispatch's way from the receipt to the file, with its refusals; who sees it; the limit; what is there twice."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.calendar.clock import now
from shangnan.policy.records.dispatch.incoming.reading import readings
from shangnan.policy.records.dispatch.incoming.reading import to_plain
from shangnan.policy.records.dispatch.incoming.transitions import REGISTER
from shangnan.policy.records.dispatch.incoming.working import name_people
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.registry.numbers import entries
from shangnan.policy.units.people import add_person
from tests.records.dispatch.incoming.examples import HANDLER
from tests.records.dispatch.incoming.examples import PLAIN
from tests.records.dispatch.incoming.examples import READER
from tests.records.dispatch.incoming.workflow_case import Incoming
from tests.support import acting_as

UNIT = {"demo-drafter", "demo-reviewer", "demo-approver"}


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
