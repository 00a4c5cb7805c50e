"""The archive's own papers: as they were looked at, whole with the longest texts, and by the rules of PDF/A."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pypdf import PdfWriter
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.registry.disposal.drawing import disposal_paper
from shangnan.policy.registry.disposal.drawing import DisposalSheet
from shangnan.policy.registry.disposal.paper import PaperRow
from shangnan.policy.registry.filing.box_rules import Box
from shangnan.policy.registry.filing.box_rules import MAX_NOTE
from shangnan.policy.registry.filing.box_rules import note_sheet
from shangnan.policy.registry.filing.box_rules import THICKNESSES
from shangnan.policy.registry.filing.papers.box_label import HEIGHT
from shangnan.policy.registry.filing.papers.box_label import label_paper
from shangnan.policy.registry.filing.papers.box_label import SHEET
from shangnan.policy.registry.filing.papers.box_label import WIDTH
from shangnan.policy.registry.filing.papers.catalogue import catalogue
from shangnan.policy.registry.filing.papers.catalogue import ClassSheet
from shangnan.policy.registry.filing.papers.note_sheet import note_sheet_paper
from shangnan.policy.registry.filing.papers.overlay import NotStamped
from shangnan.policy.registry.filing.papers.overlay import stamped_first_page
from shangnan.policy.registry.filing.papers.stamp import Stamp
from shangnan.policy.registry.filing.papers.stamp import stamp_paper
from shangnan.policy.registry.handover.form import Form
from shangnan.policy.registry.handover.form_paper import form_paper
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.paper.pdf_rules import pdf_a_problems
from tests.paper.support import body
from typing import Any

import pypdfium2
import unittest

OFFICE = "商南县行政审批服务局"
UNIT = "县行政审批服务局办公室"
TITLE = "关于印发商南县行政审批服务局机关工作人员考勤办法的通知"
LABEL: dict[str, Any] = {
    "全宗号": "Z109", "年度": "2011", "保管期限": "10年", "机构（问题）": UNIT, "起止件号": "0001—0025", "盒号": "2", "thickness": 30,
}  # fmt: skip
BOX = Box(
    "Z109-WS·2011-D10-BGS", 2, 1, 25, situation="第0003件缺附件。\n第0012件系复印件。", arranged_by="周文书",
    arranged_on="2012-06-01", checked_by="孙登记", checked_on="2012-06-02",
)  # fmt: skip
FORM = Form(
    work="2011年度文书档案移交", description="2011年度形成的永久、30年文书档案", count=120, size=3_400_000_000,
    first="Z109-WS·2011-Y-BGS-0001", last="Z109-WS·2011-D30-BGS-0087", medium="移动硬盘 1TB",
    digests=("sha256:" + "9f" * 32, "sm3:" + "ab" * 32), filled_by="周文书", day="2026-11-29", unit=OFFICE,
    checks={"准确性检验": "合格", "完整性检验": "见四性检测报告"},
)  # fmt: skip


def catalogue_rows(count: int) -> tuple[tuple[Any, ...], ...]:
    """Rows of the catalogue of a class."""
    return tuple(
        (
            number,
            f"Z109-WS·2011-D10-BGS-{number:04d}",
            f"商南审批发〔2011〕{number}号",
            OFFICE,
            TITLE,
            "20110308",
            "",
            4,
            "",
        )
        for number in range(1, count + 1)
    )


def draw_catalogue() -> Document:
    """A catalogue of two classes, the first over two pages."""
    first = ClassSheet("Z109", "2011", "D10", UNIT, catalogue_rows(16), "2")
    return catalogue([first, ClassSheet("Z109", "2011", "Y", UNIT, catalogue_rows(1))], OFFICE)


def disposal(rows: int = 2, **changes: Any) -> Document:
    """A disposal list that both witnesses signed."""
    row = PaperRow(
        "1", "Z109-WS·2011-D10-BGS-0001", "商南审批发〔2011〕1号", TITLE, "2011", "10年", "2022-01-01", "4", "销毁", "已无保存价值"
    )  # fmt: skip
    told: dict[str, Any] = {
        "appraisers": "文书 孙登记、李经办", "appraisal": "保管期限已满，无继续保存价值。", "approver": "张签发",
        "approved": "2026-11-20T10:20:00+08:00",
        "witnesses": (("王监销", "2026-11-21T09:00:00+08:00"), ("赵监销", "2026-11-22T09:30:00+08:00")),
        "executed": "2026-11-22T09:30:00+08:00", **changes,
    }  # fmt: skip
    sheet = DisposalSheet(
        "2011年度10年期文书档案销毁清册", "2026-0001", OFFICE, (row,) * rows, ("已销毁",) * rows, **told
    )
    return disposal_paper(sheet)


PAPERS = {
    "archive-catalogue": draw_catalogue,
    "box-note-sheet": lambda: note_sheet_paper(note_sheet(BOX), f"{BOX.key}　第2盒", OFFICE),
    "box-label": lambda: label_paper(LABEL, OFFICE),
    "disposal-list": disposal,
    "handover-form": lambda: form_paper(FORM, "Z109-20261129-01"),
}


STAMP = Stamp("Z109", "2019", "0012", "BGS", "30年", "12")


def pages(count: int = 2, turned: int = 0, password: str = "", width: float = 595, height: float = 842) -> BytesIO:
    """A PDF of other people's making."""
    writer = PdfWriter()
    for _number in range(count):
        writer.add_blank_page(width, height).rotate(turned)
    if password:
        writer.encrypt(password)
    kept = BytesIO()
    writer.write(kept)
    return kept


class TestStamp(unittest.TestCase):
    def test_it_has_the_size_and_the_fields_of_the_standard(self) -> None:
        document = stamp_paper(STAMP)
        (page,) = document.pages
        self.assertEqual((round(page.width / MM, 3), round(page.height / MM, 3)), (45.0, 16.0))
        self.assertEqual(body(pdf(document)), "Z10920190012BGS30年12")
        with bundled_fonts():
            approved(stamp_paper(STAMP), "archive-stamp")

    def test_long_codes_fit(self) -> None:
        stamp_paper(Stamp("ABCDEFGHIJ", "2019", "9999", "ABCDEFGHIJ", "永久", "100000"))

    def test_it_stands_at_the_top_of_a_copy_of_the_first_page_as_that_is_seen(self) -> None:
        stamp = pdf(stamp_paper(STAMP))
        for turned in (0, 90, 180, 270):
            for width, height in ((595, 842), (842, 1191)):
                with self.subTest(turned=turned, width=width):
                    filed = pages(2, turned, width=width, height=height)
                    before = filed.getvalue()
                    copy = stamped_first_page(filed, stamp)
                    self.assertEqual(filed.getvalue(), before)
                    (page,) = pypdfium2.PdfDocument(copy)
                    seen = (width, height) if turned in (0, 180) else (height, width)
                    self.assertEqual(tuple(map(round, page.get_size())), seen)
                    text = page.get_textpage()
                    left, bottom, right, top = text.get_charbox(text.get_text_range().index("2019"))
                    self.assertTrue(seen[0] / 2 - 45 * MM / 6 < left < right < seen[0] / 2, (left, right))
                    self.assertTrue(seen[1] - 12 * MM < bottom < top < seen[1] - 4 * MM, (bottom, top))

    def test_what_cannot_be_copied_is_refused(self) -> None:
        stamp = pdf(stamp_paper(STAMP))
        for filed in (
            pages(password="1"),
            pages(0),
            BytesIO(b"%PDF-1.7\n"),
            BytesIO(b""),
            BytesIO(pages().getvalue()[:200]),
        ):
            with self.assertRaises(NotStamped):
                stamped_first_page(filed, stamp)


class TestPapers(unittest.TestCase):
    def test_they_are_as_they_were_approved(self) -> None:
        for name, draw in PAPERS.items():
            with self.subTest(name), bundled_fonts():
                approved(draw(), name)

    def test_they_keep_the_rules_of_pdf_a(self) -> None:
        for name, draw in PAPERS.items():
            with self.subTest(name):
                self.assertEqual(pdf_a_problems(pdf(draw())), [])

    def test_classes_never_share_a_page_of_the_catalogue(self) -> None:
        document = draw_catalogue()
        self.assertEqual(
            [(mark.title, mark.page) for mark in document.outline],
            [(f"2011　10年　{UNIT}　第2盒", 0), (f"2011　永久　{UNIT}", 2)],
        )
        self.assertEqual(len(document.pages), 3)

    def test_cover_and_spine_have_the_sizes_of_the_standard(self) -> None:
        self.assertAlmostEqual(HEIGHT / MM, 310)
        self.assertAlmostEqual(WIDTH / MM, 220)
        for thickness in THICKNESSES:
            with self.subTest(thickness):
                (page,) = label_paper({**LABEL, "thickness": thickness}, OFFICE).pages
                marks = [
                    tuple(step[1:] for step in item.steps)
                    for item in page.items
                    if isinstance(item, Path) and item.weight == 0.3
                ]
                upright = sorted({x1 for (x1, _), (x2, _) in marks if x1 == x2})
                lying = sorted({y1 for (_, y1), (_, y2) in marks if y1 == y2})
                widths = [round((right - left) / MM, 3) for left, right in pairwise(upright)]
                self.assertEqual((widths, round((lying[1] - lying[0]) / MM, 3)), ([thickness, 220.0], 310.0))
                ends = [number for mark in marks for number in mark[0][:1] + mark[1][:1]]
                self.assertTrue(min(ends) > 0 and max(ends) < SHEET[0])

    def test_a_long_note_goes_on_behind(self) -> None:
        text = "第0003件缺附件。" * (MAX_NOTE // 9)
        document = note_sheet_paper({**note_sheet(BOX), "情况说明": text}, "第2盒", OFFICE)
        self.assertIn(text[:300], body(pdf(document)))
        self.assertIn("检查日期", body(pdf(document)))

    def test_a_draft_of_a_disposal_list_says_so(self) -> None:
        told = body(pdf(disposal(approver="", approved="", witnesses=(), executed="")))
        self.assertIn("不得据以销毁", told)
        self.assertEqual(told.count("监销人"), 2)

    def test_a_long_list_has_its_head_on_every_page(self) -> None:
        document = disposal(60)
        told = body(pdf(document))
        self.assertGreaterEqual(told.count("鉴定结果"), len(document.pages) - 1)
        self.assertEqual(told.count("监销完成日期"), 1)

    def test_each_side_has_its_copy_on_one_page(self) -> None:
        document = PAPERS["handover-form"]()
        self.assertEqual(len(document.pages), 2)
        self.assertEqual(
            [mark.title for mark in document.outline], ["一式两份　第1份　移交单位存", "一式两份　第2份　接收单位存"]
        )
        self.assertIn("9f" * 32, body(pdf(document)))
