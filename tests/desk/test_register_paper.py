"""A register on paper: lying, with its head on every page, and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from shangnan.policy.desk.register_paper import register
from shangnan.policy.desk.register_paper import RegisterSheet
from shangnan.policy.desk.register_paper import shares
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts

import unittest

HEADINGS = ("发文字号", "标题", "成文日期", "状态", "份数")
ROWS = tuple(
    (f"商南政办发〔2019〕{number}号", "关于印发实施方案的通知" * 2, "2019-09-05", "已归档", number)
    for number in range(1, 61)
)
SHEET = RegisterSheet("发文", "商南县政务服务网", "年度：2019", "2019-12-31", HEADINGS, ROWS)


class TestRegisterPaper(unittest.TestCase):
    def test_it_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            approved(register(replace(SHEET, rows=ROWS[:24])), "register")

    def test_every_page_lies_and_has_the_head(self) -> None:
        file = pdf(register(SHEET))
        pages = support.reader(file).pages
        self.assertGreater(len(pages), 2)
        for number, page in enumerate(pages, 1):
            self.assertGreater(page.mediabox.width, page.mediabox.height)
            told = support.squeezed(page.extract_text())
            self.assertIn("".join(("序号", *HEADINGS)), told)
            self.assertIn(f"第{number}页共{len(pages)}页", told)

    def test_every_record_stands_on_it_once(self) -> None:
        told = support.body(pdf(register(SHEET)))
        for number in range(1, 61):
            self.assertEqual(told.count(f"〔2019〕{number}号"), 1)
        for words in ("发文登记簿", "范围：年度：2019", "共60件", "打印日期：2019年12月31日", "登记人："):
            self.assertIn(words, told)

    def test_an_empty_register_says_so(self) -> None:
        told = support.body(pdf(register(RegisterSheet("发文", "商南县", "", "2019-12-31", HEADINGS, ()))))
        self.assertIn("（没有记录）", told)
        self.assertIn("范围：全部", told)

    def test_the_same_register_gives_the_same_file(self) -> None:
        self.assertEqual(pdf(register(SHEET)), pdf(register(SHEET)))

    def test_columns_have_room_by_their_texts(self) -> None:
        number, title, day, state, copies = shares(HEADINGS, ROWS)
        self.assertLess(title, number)
        self.assertLess(number, day)
        self.assertLess(day, state)
        self.assertEqual(copies, state)
        self.assertEqual(shares(("名",), ()), [-4.5])
