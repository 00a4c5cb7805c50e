"""Processing sheets: at each step what stands then, in its box; the whole process behind; nothing for who may not see the history."""

from __future__ import annotations

from AccessControl import Unauthorized
from plone import api
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.dispatch.incoming.sheet_paper import incoming_sheet
from shangnan.policy.records.dispatch.incoming.sheet_paper import IncomingSheet
from shangnan.policy.records.dispatch.outgoing.sheet_paper import outgoing_sheet
from shangnan.policy.records.dispatch.outgoing.sheet_paper import OutgoingSheet
from shangnan.policy.records.dispatch.outgoing.sheet_paper import UNDONE_BY
from shangnan.policy.records.dispatch.process_paper import SheetStep
from shangnan.policy.records.dispatch.process_paper import standing
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.paper.pdf_rules import pdf_a_problems
from tests.paper.support import body
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import PLAIN as INCOMING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import PLAIN as OUTGOING
from tests.records.dispatch.outgoing.examples import walk
from tests.support import acting_as
from typing import Any

import unittest

OFFICE = "商南县行政审批服务局"
STEPS = (
    SheetStep("", "创建", "李经办", "2024-03-04 09:00", "", "起草"),
    SheetStep("submit", "送核", "李经办", "2024-03-04 10:00", "请审核。", "核稿"),
    SheetStep("return_checking", "退回拟稿人", "王审核", "2024-03-04 15:10", "时间有误。", "起草"),
    SheetStep("submit", "送核", "李经办", "2024-03-05 09:00", "已改正。", "核稿"),
    SheetStep("check", "核稿通过", "王审核", "2024-03-05 16:00", "拟同意。", "待签发"),
    SheetStep("sign", "签发", "张签发", "2024-03-06 08:50", "同意印发。", "已签发"),
)
READ = (("孙职员", "2024-03-05 08:30", "已阅"), ("陈发布", "", ""))
INCOMING_STEPS = (
    SheetStep("", "创建", "周文书", "2024-03-04 09:00", "", "已收"),
    SheetStep("triage", "送批", "周文书", "2024-03-04 10:00", "", "待批示"),
    SheetStep("assign", "批示交办", "张签发", "2024-03-04 15:00", "请抓紧办理。", "办理中"),
    SheetStep("note", "记录办理情况", "李经办", "2024-03-07 15:00", "材料已收齐。", "办理中"),
    SheetStep("done", "办结", "李经办", "2024-03-08 15:00", "已报送。", "已办结"),
)


def outgoing(steps: tuple[SheetStep, ...] = STEPS, **changes: Any) -> OutgoingSheet:
    """The sheet of a dispatch that is signed."""
    return OutgoingSheet(OUTGOING | changes, OFFICE, "0914-6310007", ("日程表",), steps, "已签发", "2024-03-06 09:00")


def incoming(**changes: Any) -> IncomingSheet:
    """The sheet of a dispatch that is done."""
    data = INCOMING | changes
    return IncomingSheet(
        data, OFFICE, "2024-03-11", READ, "商南审批函〔2024〕8号", INCOMING_STEPS, "已办结", "2024-03-08 16:00"
    )


class TestSheets(unittest.TestCase):
    def test_they_are_as_they_were_approved(self) -> None:
        with bundled_fonts():
            approved(outgoing_sheet(outgoing()), "outgoing-sheet")
            approved(incoming_sheet(incoming()), "incoming-sheet")

    def test_they_keep_the_rules_of_pdf_a(self) -> None:
        for document in (outgoing_sheet(outgoing()), incoming_sheet(incoming())):
            self.assertEqual(pdf_a_problems(pdf(document)), [])

    def test_what_was_sent_back_no_longer_stands(self) -> None:
        self.assertEqual(set(standing(STEPS[:2], UNDONE_BY)), {"submit"})
        self.assertEqual(set(standing(STEPS[:3], UNDONE_BY)), {"return_checking"})
        self.assertEqual(standing(STEPS, UNDONE_BY)["submit"].opinion, "已改正。")
        back = (*STEPS, SheetStep("back_to_signer", "退回签发人", "孙登记", "2024-03-06 10:00", "请重签。"))
        self.assertNotIn("sign", standing(back, UNDONE_BY))
        self.assertIn("check", standing(back, UNDONE_BY))
        again = (*back, SheetStep("return_signing", "退回拟稿人", "张签发", "2024-03-06 11:00", "重拟。"))
        self.assertFalse({"submit", "check", "sign"} & set(standing(again, UNDONE_BY)))

    def test_every_opinion_is_told_and_the_process_goes_on_behind(self) -> None:
        many = STEPS[:1] + tuple(
            SheetStep("submit", "送核", "李经办", f"2024-03-05 09:{number:02d}", f"第{number}次送核。")
            for number in range(60)
        )
        document = outgoing_sheet(outgoing(many))
        told = body(pdf(document))
        self.assertGreater(len(document.pages), 2)
        for number in range(60):
            self.assertIn(f"第{number}次送核。", told)
        self.assertEqual(told.count("办理后状态"), len(document.pages))

    def test_a_long_opinion_is_whole(self) -> None:
        opinion = "此件须再核实有关数据。" * 300
        steps = (*STEPS[:5], SheetStep("sign", "签发", "张签发", "2024-03-06 08:50", opinion))
        told = body(pdf(outgoing_sheet(outgoing(steps))), bottom=70, top=770)
        self.assertGreaterEqual(told.count("此件须再核实有关数据。"), 500)


class TestPages(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def told(self, record: Any, account: str) -> str:
        with acting_as(self.portal, account):
            return body(api.content.get_view("processing-sheet.pdf", record, self.layer["request"])())

    def test_an_outgoing_dispatch_at_each_step(self) -> None:
        dispatch = add_dispatch(self.portal)
        told = self.told(dispatch, "demo-drafter")
        for words in ("发文稿纸", dispatch.title, "县行政审批服务局", "各进驻单位", "主动公开"):
            self.assertIn(words, told)
        self.assertNotIn("同意", told)
        walk(self.portal, dispatch, "issue")
        told = self.told(dispatch, "demo-registrar")
        for words in (dispatch.document_number, "张签发", "王审核", "2024年3月10日"):
            self.assertIn(words, told)
        # In the boxes of checking, signing and registering, and in the list of the process.
        self.assertGreaterEqual(told.count("同意"), 8)
        self.assertIn(dispatch.document_number, told)

    def test_an_incoming_dispatch(self) -> None:
        dispatch = add_incoming(self.portal, "done")
        told = self.told(dispatch, "demo-registrar")
        for words in (
            "收文处理笺",
            dispatch.receipt_number,
            dispatch.sender_number,
            dispatch.proposal,
            "孙职员",
            "未阅",
            "5个工作日（至",
        ):
            self.assertIn(words, told)

    def test_who_may_not_see_the_history_gets_none(self) -> None:
        dispatch = walk(self.portal, add_dispatch(self.portal), "release")
        for account in ("demo-staff",):
            with acting_as(self.portal, account), self.assertRaises(Unauthorized):
                dispatch.restrictedTraverse("@@processing-sheet.pdf")
