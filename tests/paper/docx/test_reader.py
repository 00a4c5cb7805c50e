"""A Word file's elements, its numbers as text, its tables, and what of it is lost."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from shangnan.policy.paper.docx.draft import Draft
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.reader import read
from tests.paper.docx import files
from typing import Any

import unittest

TEXT = "为方便群众办事，现就有关工作通知如下。"


def kinds(draft: Draft) -> list[Kind]:
    return [loss.kind for loss in draft.losses]


class TestElements(unittest.TestCase):
    def notice(self, document: Any) -> None:
        """A notice as offices type it: no styles, only words and where they stand."""
        for text, side in (
            ("000012", None),
            ("特急", None),
            ("商南县人民政府办公室文件", "CENTER"),
            ("商南政办发[2026] 3 号", "CENTER"),
            ("商南县人民政府办公室", "CENTER"),
            ("关于做好延时服务工作的通知", "CENTER"),
            ("各镇人民政府，县政府各工作部门：", None),
            (TEXT, None),
            ("一、服务时间", None),
            ("（一）工作日", None),
            ("附件：1.窗口名单", None),
            ("2．联系人名单", None),
            ("商南县人民政府办公室", "RIGHT"),
            ("二〇二六年三月二日", "RIGHT"),
            ("（此件公开发布）", None),
            ("附件1", None),
            ("窗口名单", "CENTER"),
            ("县医保局窗口", None),
            ("抄送：县委办公室，县人大常委会办公室。", None),
            ("商南县人民政府办公室 2026年3月3日印发", None),
        ):
            paragraph = document.add_paragraph(text)
            if side:
                paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, side)

    def test_a_notice_without_styles(self) -> None:
        draft = read(files.made(self.notice))
        self.assertEqual(
            draft,
            Draft(
                title="商南县人民政府办公室关于做好延时服务工作的通知",
                recipients="各镇人民政府，县政府各工作部门",
                body=(TEXT, "一、服务时间", "（一）工作日"),
                attachment_list=("窗口名单", "联系人名单"),
                signature="商南县人民政府办公室",
                date="2026-03-02",
                annotation="此件公开发布",
                enclosure=("附件1", "窗口名单", "县医保局窗口"),
                mark="商南县人民政府办公室文件",
                number="商南政办发[2026] 3 号",
                urgency="特急",
                copy_number="000012",
                copies_to="县委办公室，县人大常委会办公室",
                printed_by="商南县人民政府办公室",
                printed_on="2026-03-03",
                losses=draft.losses,
            ),
        )
        self.assertEqual([(loss.kind, loss.text) for loss in draft.losses], [(Kind.NUMBER, "商南政办发[2026] 3 号")])

    def test_a_text_alone_keeps_every_line(self) -> None:
        texts = ("关于延时服务的通知", TEXT, "一、时间", "工作日12:00至14:00。", "二、要求", "请认真落实。")
        draft = read(files.lines(*texts))
        self.assertEqual(draft.title, texts[0])
        self.assertEqual(draft.body, texts[1:])

    def test_a_sentence_is_no_title(self) -> None:
        draft = read(files.lines(TEXT, "请认真落实。"))
        self.assertEqual((draft.title, draft.body), ("", (TEXT, "请认真落实。")))

    def test_every_word_is_somewhere(self) -> None:
        texts = [f"第{number}段的内容，很长。" for number in range(30)] + ["附件", "2026年13月1日", "抄送：", "（完）"]
        draft = read(files.lines(*texts))
        held = " ".join(
            (draft.title, draft.recipients, *draft.body, *draft.enclosure, draft.signature, draft.annotation)
        )
        self.assertEqual([text for text in texts if text not in held], ["抄送："])

    def test_an_empty_file(self) -> None:
        self.assertEqual(read(files.lines()), Draft())

    def test_from_a_signer_beside_the_number(self) -> None:
        draft = read(
            files.lines("商南县人民政府文件", "商南政字〔2026〕5号    签发人：王某某", "关于请求支持的请示", TEXT)
        )
        self.assertEqual((draft.number, draft.signer), ("商南政字〔2026〕5号", "王某某"))
        self.assertEqual(draft.title, "关于请求支持的请示")


class TestNumbers(unittest.TestCase):
    def test_automatic_numbers_become_text(self) -> None:
        def fill(document: Any) -> None:
            files.add_list(document, 90)
            document.add_paragraph("关于延时服务的通知")
            for level, text in (
                (0, "时间"),
                (1, "工作日"),
                (1, "节假日"),
                (2, "上午"),
                (3, "甲"),
                (0, "要求"),
                (1, "准时"),
            ):
                files.number(document.add_paragraph(text), 90, level)

        self.assertEqual(
            read(files.made(fill)).body,
            ("一、时间", "（一）工作日", "（二）节假日", "1.上午", "（1）甲", "二、要求", "（一）准时"),
        )

    def test_far_numbers_and_new_beginnings(self) -> None:
        def fill(document: Any) -> None:
            files.add_list(document, 90, start=19)
            files.add_again(document, 91, 90, 101)
            document.add_paragraph("关于延时服务的通知")
            for which, text in ((90, "甲"), (90, "乙"), (90, "丙"), (91, "丁"), (91, "戊")):
                files.number(document.add_paragraph(text), which)

        self.assertEqual(
            read(files.made(fill)).body, ("十九、甲", "二十、乙", "二十一、丙", "一百零一、丁", "一百零二、戊")
        )

    def test_numbers_that_a_style_brings(self) -> None:
        def fill(document: Any) -> None:
            files.add_list(document, 90)
            lent = files.number(document.add_paragraph(""), 90)
            document.styles["Heading 1"].element.get_or_add_pPr().append(lent._p.pPr.numPr)
            document.add_paragraph("关于延时服务的通知")
            document.add_paragraph("时间", style="Heading 1")
            document.add_paragraph("工作日。")
            document.add_paragraph("要求", style="Heading 1")

        draft = read(files.made(fill))
        self.assertEqual(draft.body, ("一、时间", "工作日。", "二、要求"))
        self.assertEqual(kinds(draft), [])

    def test_bullets_and_headings_without_numbers_are_told(self) -> None:
        def fill(document: Any) -> None:
            files.add_list(document, 90)
            document.add_paragraph("关于延时服务的通知")
            document.add_paragraph("时间", style="Heading 1")
            document.add_paragraph("一、要求", style="Heading 1")
            files.number(document.add_paragraph("准时"), 90, 4)

        draft = read(files.made(fill))
        self.assertEqual(draft.body, ("时间", "一、要求", "准时"))
        self.assertEqual(
            [(loss.kind, loss.near) for loss in draft.losses], [(Kind.HEADING, "时间"), (Kind.BULLET, "准时")]
        )


class TestTables(unittest.TestCase):
    def test_a_table_becomes_rows(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("关于任务分工的通知")
            document.add_paragraph(TEXT)
            table = document.add_table(3, 3)
            for row, texts in zip(
                table.rows, (("序号", "单位", "事|项"), ("1", "医保局", "参保"), ("2", "", "就业")), strict=True
            ):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
            document.add_paragraph("请落实。")

        draft = read(files.made(fill))
        self.assertEqual(
            draft.body, (TEXT, "| 序号 | 单位 | 事｜项 |", "| 1 | 医保局 | 参保 |", "| 2 |  | 就业 |", "请落实。")
        )
        self.assertEqual(draft.losses, ())

    def test_merged_cells_leave_empty_ones_and_are_told(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("关于任务分工的通知")
            table = document.add_table(3, 3)
            table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
            table.cell(1, 2).merge(table.cell(2, 2)).text = "竖"
            table.cell(2, 0).text = "末"

        draft = read(files.made(fill))
        self.assertEqual(draft.body, ("| 横 |  |  |", "|  |  | 竖 |", "| 末 |  |  |"))
        self.assertEqual(kinds(draft), [Kind.MERGED_CELLS])

    def test_a_table_in_a_table(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("关于任务分工的通知")
            cell = document.add_table(1, 2).cell(0, 0)
            cell.text = "外"
            inner = cell.add_table(1, 2)
            inner.cell(0, 0).text, inner.cell(0, 1).text = "内一", "内二"

        draft = read(files.made(fill))
        self.assertEqual(draft.body, ("| 外 内一 内二 |  |",))
        self.assertEqual([(loss.kind, loss.text) for loss in draft.losses], [(Kind.NESTED_TABLE, "内一 内二")])
