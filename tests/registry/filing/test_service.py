"""One record comes into the register: by the step of its workflow, or without one where it is final already."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.due import due_day
from shangnan.policy.registry.filing.not_filed import decide_not_to_file
from shangnan.policy.registry.filing.not_filed import decisions
from shangnan.policy.registry.filing.not_filed import take_back
from shangnan.policy.registry.filing.options import Options
from shangnan.policy.registry.filing.plans import KEY
from shangnan.policy.registry.filing.plans import plan_in_force
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.service import file
from shangnan.policy.registry.filing.service import gaps
from shangnan.policy.registry.numbers import entries
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk as walk_outgoing
from tests.records.training.examples import add_training
from tests.records.training.examples import PATHS
from tests.support import acting_as
from tests.support import step
from typing import Any
from zope.annotation.interfaces import IAnnotations

import unittest


class TestService(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def confirmed(self, **changes: Any) -> Any:
        record = add_training(self.portal, **changes)
        for transition, account in PATHS["confirmed"]:
            step(self.portal, record, transition, account, "情况属实")
        return record

    def due(self) -> list[str]:
        with acting_as(self.portal, "demo-registrar"):
            brains = api.portal.get_tool("portal_catalog")(
                filing_due={"query": (19000000, 21000000), "range": "min:max"}
            )
            return [brain.UID for brain in brains]

    def test_by_its_step(self) -> None:
        record = self.confirmed()
        self.assertIn(IUUID(record), self.due())
        step(self.portal, record, "file", "demo-registrar")
        item = item_of(record)
        assert item is not None
        year = record.session_date.year
        self.assertEqual(item.archival_number, f"Z109-WS·{year}-D10-SPJ-0001")
        self.assertEqual((item.category, item.period), ("TrainingRecord.training", "D10"))
        self.assertEqual(item.responsible, "县行政审批服务局")
        self.assertEqual(item.date, record.session_date.isoformat())
        self.assertEqual(item.filed_by, "demo-registrar")
        self.assertTrue(item.digests[0].startswith("sha256:"))
        self.assertEqual(api.content.get_state(record), "filed")
        self.assertNotIn(IUUID(record), self.due())

    def test_through_the_service(self) -> None:
        first, second = self.confirmed(), self.confirmed(title="第二期")
        with acting_as(self.portal, "demo-registrar"):
            one = file(first, Options(pages=3, remarks="含签到表"))
            two = file(second, Options(title="窗口礼仪培训"))
        self.assertEqual((one.number, two.number), (1, 2))
        self.assertEqual((one.pages, one.remarks), (3, "含签到表"))
        self.assertEqual(two.title, "［窗口礼仪培训］")
        given = entries("filing", f"Z109-WS·{one.year}-D10-SPJ", one.year)
        self.assertEqual([entry.record for entry in given], [IUUID(first), IUUID(second)])

    def test_a_reply_takes_the_letter_along(self) -> None:
        letter = add_incoming(self.portal, "being_handled", needs_reply=True)
        reply = walk_outgoing(self.portal, add_dispatch(self.portal), "issue")
        letter.reply = IUUID(reply)
        letter.reindexObject()
        self.assertEqual([gap.rule for gap in gaps(reply, Options(members=(IUUID(letter),)))], ["wrong_member"])
        step(self.portal, letter, "done", "demo-drafter", "已答复")
        with acting_as(self.portal, "demo-registrar"):
            item = file(reply, Options(members=(IUUID(letter),)))
        self.assertEqual(item.members, (IUUID(letter),))
        self.assertEqual(item_of(letter), item)
        self.assertEqual(api.content.get_state(letter), "filed")
        self.assertEqual((item.document_number, item.title), (reply.document_number, reply.title))
        self.assertNotIn(IUUID(letter), self.due())
        self.assertEqual([gap.rule for gap in gaps(letter)], ["filed_already"])

    def test_without_a_plan_nothing_is_filed(self) -> None:
        record = self.confirmed()
        del IAnnotations(self.portal)[KEY]
        self.assertIsNone(plan_in_force())
        with self.assertRaises(Refused) as refused:
            step(self.portal, record, "file", "demo-registrar")
        self.assertIn("没有生效的归档方案", str(refused.exception))
        self.assertEqual(api.content.get_state(record), "confirmed")
        self.assertIsNone(item_of(record))
        self.assertEqual(len(register()), 0)

    def test_all_that_is_wrong_at_once(self) -> None:
        record = self.confirmed()
        record.session_date = None
        found = [gap.rule for gap in gaps(record, Options("TrainingRecord.nothing", ("0" * 32,), "名" * 301, -1))]
        wanted = ["unknown_category", "no_date", "wrong_member", "title_too_long", "wrong_pages"]
        self.assertEqual(found, wanted)
        self.assertEqual(due_day(record), 0)

    def test_not_from_every_state_and_not_twice(self) -> None:
        record = add_training(self.portal)
        self.assertEqual([gap.rule for gap in gaps(record)], ["wrong_state"])
        self.assertIsNone(due_day(record))
        filed = self.confirmed(title="已归档")
        with acting_as(self.portal, "demo-registrar"):
            file(filed)
        self.assertEqual([gap.rule for gap in gaps(filed)], ["filed_already"])

    def test_what_was_filed_before_the_register_is_entered_afterwards(self) -> None:
        record = self.confirmed()
        kept = IAnnotations(self.portal).pop(KEY)
        tool = api.portal.get_tool("portal_workflow")
        status = dict(tool.getStatusOf("training_record_workflow", record)) | {
            "review_state": "filed",
            "action": "file",
        }
        tool.setStatusOf("training_record_workflow", record, status)
        IAnnotations(self.portal)[KEY] = kept
        with acting_as(self.portal, "demo-registrar"):
            item = file(record)
        self.assertEqual(item_of(record), item)

    def test_decision_not_to_file(self) -> None:
        record = self.confirmed()
        with acting_as(self.portal, "demo-registrar"):
            with self.assertRaises(Refused):
                decide_not_to_file(record, " ")
            decide_not_to_file(record, "重复件")
        self.assertNotIn(IUUID(record), self.due())
        self.assertEqual([gap.rule for gap in gaps(record)], ["not_to_be_filed"])
        with acting_as(self.portal, "demo-registrar"):
            take_back(record, "不是重复件")
        self.assertIn(IUUID(record), self.due())
        with acting_as(self.portal, "demo-registrar"):
            decide_not_to_file(record, "确为重复件")
        told = [(each.ground, each.withdrawal, each.stands) for each in decisions(IUUID(record))]
        self.assertEqual(told, [("确为重复件", "", True), ("重复件", "不是重复件", False)])
