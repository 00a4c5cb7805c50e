"""Right papers have no departure: those of the office's own typesetter, and those set without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from shangnan.policy.paper.check.checker import check
from shangnan.policy.paper.check.checker import report
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper.check import reference
from tests.paper.check.drafts import Draft
from tests.paper.gbt9704.samples import FORMS
from tests.paper.gbt9704.samples import LETTER
from tests.paper.gbt9704.samples import NOTICE
from tests.paper.gbt9704.samples import PLAN
from tests.paper.gbt9704.samples import UPWARD

import unittest

LONG = "\n".join(reference.TEXT)
TABLE = "| 窗口 | 人员 | 电话 |\n| 不动产登记 | 张三、李四 | 0914-6371005 |\n| 市场监管 | 王五 | 0914-6371006 |"
OURS: dict[str, OfficialDocument] = {
    **FORMS,
    "upward": UPWARD,
    "one-signer": replace(
        UPWARD, mark=("商南县行政审批服务局文件",), signers=("王建国",), signatures=("商南县行政审批服务局",)
    ),
    "long-notice": replace(NOTICE, blocks=blocks_of(LONG)),
    "longer-notice": replace(NOTICE, blocks=blocks_of(f"{LONG}\n四、附则\n本通知自印发之日起施行。")),
    "notice-with-table": replace(NOTICE, blocks=blocks_of(f"{LONG}\n{TABLE}\n请遵照执行。")),
    "unsealed": replace(NOTICE, sealed=False),
    "unsealed-long": replace(NOTICE, sealed=False, blocks=blocks_of(LONG)),
    "urgent": replace(NOTICE, urgency="特急", copy_number="7"),
    "without-number": replace(NOTICE, number=""),
    "without-copies": replace(NOTICE, copies_to="", annotation=""),
    "many-recipients": replace(NOTICE, recipients="，".join(["各镇（街道）人民政府（办事处）"] * 6)),
    "long-title": replace(
        NOTICE, title="商南县行政审批服务局关于进一步加强政务服务窗口延时服务和节假日值守服务工作的通知"
    ),
    "letter-long": replace(LETTER, blocks=blocks_of(LONG)),
    "letter-short": replace(LETTER, blocks=blocks_of("现将有关事项函告如下，请予支持。\n专此函达。")),
    "plan-unsealed": replace(PLAN, sealed=False),
    "latin": replace(
        NOTICE,
        blocks=blocks_of(
            f"{LONG}\n请登录 https://zwfw.example/services 查询，或者拨打电话 0914-6371005，每周一至周五 9:00—17:00。"
        ),
    ),
}
SET_BY_HAND: dict[str, Callable[[], Draft]] = {
    "notice": reference.notice,
    "unsealed": lambda: reference.notice(sealed=False),
    "without-attachments": lambda: reference.notice(parts=False),
    "without-copies": lambda: reference.notice(copies=False),
    "without-annotation": lambda: reference.notice(note=False),
    "short": lambda: reference.notice(text=reference.TEXT[:8]),
    "report": reference.report_upward,
    "letter": reference.letter,
    "order": reference.order,
    "minutes": reference.minutes,
}


class TestRightPapers(unittest.TestCase):
    def test_our_own(self) -> None:
        self.assertGreaterEqual(len(OURS), 20)
        for name, document in OURS.items():
            with self.subTest(name):
                self.assertEqual([one.sentence for one in check(pdf(official_document(document)))], [])

    def test_set_by_hand(self) -> None:
        for name, draft in SET_BY_HAND.items():
            with self.subTest(name):
                self.assertEqual([one.sentence for one in check(draft().pdf())], [])

    def test_formats_are_told_apart(self) -> None:
        for name, form in (("notice", "文件"), ("letter", "信函"), ("order", "命令"), ("minutes", "纪要")):
            with self.subTest(name):
                self.assertEqual(report(SET_BY_HAND[name]().pdf()).form, form)

    def test_what_was_taken_for_what(self) -> None:
        taken = {one.element: one for one in report(reference.notice().pdf()).taken}
        told = {
            "发文机关标志": "商南县人民政府办公室文件",
            "发文字号": "商政办发〔2026〕12号",
            "标题": "".join(reference.TITLE),
            "发文机关署名": "商南县人民政府办公室",
            "成文日期": "2026年3月5日",
            "附注": "（此件公开发布）",
            "印发机关和印发日期": "商南县人民政府办公室2026年3月5日印发",
        }
        for element, text in told.items():
            with self.subTest(element):
                self.assertEqual(taken[element].text, text)

    def test_fonts_that_stand_in_are_left_to_a_person(self) -> None:
        notes = [note.sentence for note in report(reference.notice().pdf()).notes]
        self.assertTrue(any("代用字体" in note or "印章" in note for note in notes), notes)
