"""A document becomes a Word file in the official format, and comes back from it as it was."""

from __future__ import annotations

from docx import Document as open_document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.reader import read
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.docx.writer import write
from shangnan.policy.paper.gbt9704.elements import Block
from shangnan.policy.paper.gbt9704.elements import blocks_of
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from typing import Any

import unittest

PLAN = blocks_of("一、目标\n（一）更快。做到当日办结。\n1.受理\n| 序号 | 事项 |\n| 1 | 参保 |\n| 2 |  |\n（1）告知")
NOTICE = OfficialDocument(
    mark=("商南县人民政府办公室文件",),
    number="商南政办发〔2026〕3号",
    copy_number="000012",
    urgency="加急",
    title="商南县人民政府办公室关于印发《延时服务方案》的通知",
    recipients="各镇人民政府，县政府各工作部门",
    blocks=blocks_of("现印发给你们，请认真落实。\n一、时间\n工作日12:00至14:00。"),
    attachment_list=("任务分工表", "联系人名单"),
    signatures=("商南县人民政府办公室",),
    date="2026-03-02",
    annotation="此件公开发布",
    parts=(Part("延时服务方案", PLAN), Part("任务分工表", PLAN[:2], "附件1")),
    copies_to="县委各部门，县人大常委会办公室",
    printed_by="商南县人民政府办公室",
    printed_on="2026-03-03",
)


def opened(document: OfficialDocument) -> Any:
    return open_document(BytesIO(write(document)))


def paragraphs(document: OfficialDocument, role: Role) -> list[Any]:
    return [one for one in opened(document).paragraphs if one.style.name == role]


class TestThereAndBack(unittest.TestCase):
    def test_every_element_comes_back(self) -> None:
        draft = read(write(NOTICE))
        self.assertEqual(draft.title, NOTICE.title)
        self.assertEqual(draft.recipients, NOTICE.recipients)
        self.assertEqual(blocks_of("\n".join(draft.body)), NOTICE.blocks)
        self.assertEqual(draft.attachment_list, NOTICE.attachment_list)
        self.assertEqual(
            (draft.signature, draft.date, draft.annotation), (*NOTICE.signatures, NOTICE.date, NOTICE.annotation)
        )
        self.assertEqual((draft.mark, draft.number), (*NOTICE.mark, NOTICE.number))
        self.assertEqual((draft.copy_number, draft.urgency), (NOTICE.copy_number, NOTICE.urgency))
        self.assertEqual(draft.copies_to, NOTICE.copies_to)
        self.assertEqual((draft.printed_by, draft.printed_on), (NOTICE.printed_by, NOTICE.printed_on))
        enclosed = (Block("延时服务方案"), *PLAN, Block("附件1"), Block("任务分工表"), *PLAN[:2])
        self.assertEqual(blocks_of("\n".join(draft.enclosure)), enclosed)
        self.assertEqual([loss.kind for loss in draft.losses], [Kind.NUMBER])

    @settings(max_examples=10, deadline=None)
    @given(
        st.lists(
            st.one_of(
                st.text("一二三、（）。Ab 1.&<>|𬱖\u3000", max_size=30),
                st.lists(st.text("甲乙1&<", max_size=5), min_size=1, max_size=3).map(
                    lambda row: f"| {' | '.join(row)} |"
                ),
            ),
            max_size=6,
        )
    )
    def test_any_text_comes_back(self, lines: list[str]) -> None:
        blocks = blocks_of("\n".join(lines))
        whole = OfficialDocument(title="通知", blocks=blocks, parts=(Part("方案", blocks),))
        draft = read(write(whole))
        self.assertEqual(blocks_of("\n".join(draft.body)), blocks)
        self.assertEqual(blocks_of("\n".join(draft.enclosure)), (Block("方案"), *blocks))

    def test_the_same_document_gives_the_same_bytes(self) -> None:
        self.assertEqual(write(NOTICE), write(NOTICE))

    def test_characters_that_a_file_cannot_hold_are_left_out(self) -> None:
        self.assertEqual(read(write(OfficialDocument(title="通\x00知\ufffe"))).title, "通知")


class TestFormat(unittest.TestCase):
    def test_page_and_grid(self) -> None:
        section = opened(NOTICE).sections[0]
        measures = (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
        )
        for found, wanted in zip((*measures, section.right_margin), (210, 297, 37, 35, 28, 26), strict=True):
            self.assertAlmostEqual(found / Mm(1), wanted, delta=0.02)
        grid = section._sectPr.find(qn("w:docGrid"))
        # As Word counts: whole pitches of 20ths of a point within the type area.
        self.assertEqual(int(225 * 72 / 25.4 * 20 // (int(grid.get(qn("w:linePitch"))) - 1)), 22)
        style = opened(NOTICE).styles[Role.TEXT].element
        narrower = int(style.find(f"{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val")))
        self.assertEqual(int(156 * 72 / 25.4 // (looks.THREE + narrower / 20)), 28)

    def test_faces_by_their_official_names_with_others_instead(self) -> None:
        document = opened(NOTICE)
        faces = {
            role: document.styles[role].element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia"))
            for role in (Role.TEXT, Role.TITLE, Role.MARK, Role.URGENCY)
        }
        self.assertEqual(list(faces.values()), ["仿宋_GB2312", "方正小标宋简体", "方正小标宋简体", "黑体"])
        (table,) = (part.blob for part in document.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
        self.assertIn('<w:altName w:val="仿宋"/>', table.decode())

    def test_levels_have_their_faces(self) -> None:
        part = [one for one in opened(NOTICE).paragraphs if one.style.name == Role.PART]
        faces = {one.text: [(run.text, run.font.name) for run in one.runs] for one in part}
        self.assertEqual(faces["一、目标"], [("一、目标", "黑体")])
        self.assertEqual(
            faces["（一）更快。做到当日办结。"], [("（一）更快。", "楷体_GB2312"), ("做到当日办结。", None)]
        )
        self.assertEqual(faces["1.受理"], [("1.受理", None)])

    def test_mark_and_rule_are_red(self) -> None:
        self.assertEqual(opened(NOTICE).styles[Role.MARK].font.color.rgb, looks.RED)
        (number,) = paragraphs(NOTICE, Role.NUMBER)
        rule = number._p.pPr.find(f"{qn('w:pBdr')}/{qn('w:bottom')}")
        self.assertEqual((rule.get(qn("w:color")), rule.get(qn("w:space"))), ("FF0000", "11"))

    def test_a_long_mark_fits_its_line(self) -> None:
        for mark in ("商南县文件", "商南县人民政府办公室文件", "商南县" * 7):
            (paragraph,) = paragraphs(OfficialDocument(mark=(mark,), title="通知"), Role.MARK)
            self.assertLessEqual(paragraph.runs[0].font.size.pt * len(mark), 156 * 72 / 25.4)

    def test_numbers_on_the_outer_side(self) -> None:
        document = opened(NOTICE)
        self.assertTrue(document.settings.odd_and_even_pages_header_footer)
        section = document.sections[0]
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            (paragraph,) = footer.paragraphs
            self.assertEqual(paragraph._p.pPr.jc.get(qn("w:val")), side)
            self.assertEqual(paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")), "PAGE")

    def test_a_signer_beside_the_number_of_what_goes_up(self) -> None:
        draft = read(
            write(OfficialDocument(title="请示", number="商南政字〔2026〕5号", upward=True, signers=("王某某",)))
        )
        self.assertEqual((draft.number, draft.signer), ("商南政字〔2026〕5号", "王某某"))

    def test_every_form_can_be_read_back(self) -> None:
        for form in Form:
            whole = OfficialDocument(
                form, ("商南县人民政府",), "商南政函〔2026〕1号", title="复函", blocks=blocks_of("同意。")
            )
            draft = read(write(whole))
            title = "" if form is Form.ORDER else "复函"  # 10.2: an order has none
            self.assertEqual((draft.title, draft.body, draft.mark), (title, ("同意。",), "商南县人民政府"), form)

    def test_a_part_begins_a_page(self) -> None:
        labels = [one for one in opened(NOTICE).paragraphs if one.style.name in (Role.PART_LABEL, Role.PART_TITLE)]
        self.assertEqual([one.paragraph_format.page_break_before for one in labels], [True, True, None])
