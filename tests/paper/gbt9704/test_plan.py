"""The county's work plan, measured on the finished PDF: each rule of GB/T 9704-2012 within half a millimetre."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from shangnan.policy.paper.gbt9704.document import official_document
from shangnan.policy.paper.pdf.writer import pdf
from tests.paper.gbt9704.measured import ADVANCE
from tests.paper.gbt9704.measured import BODY
from tests.paper.gbt9704.measured import BOTTOM
from tests.paper.gbt9704.measured import ink
from tests.paper.gbt9704.measured import LEFT
from tests.paper.gbt9704.measured import Line
from tests.paper.gbt9704.measured import measured
from tests.paper.gbt9704.measured import MeasuredPage
from tests.paper.gbt9704.measured import MIDDLE
from tests.paper.gbt9704.measured import MOST
from tests.paper.gbt9704.measured import PITCH
from tests.paper.gbt9704.measured import RED
from tests.paper.gbt9704.measured import RIGHT
from tests.paper.gbt9704.measured import TOP
from tests.paper.gbt9704.samples import PLAN

import unittest


@cache
def plan() -> list[MeasuredPage]:
    """The plan's pages; drawn once."""
    return measured(pdf(official_document(PLAN)))


def full_lines(pages: list[MeasuredPage]) -> Iterator[Line]:
    """Lines of 28 characters of full width, none of them a sign that gives way."""
    for page in pages:
        for line in page.lines:
            if len(line.signs) == 28 and all(
                "一" <= character <= "鿿" or character in "，、" for character in line.text
            ):
                yield line


class TestPlan(unittest.TestCase):
    def setUp(self) -> None:
        self.pages = plan()
        self.first, self.last = self.pages[0], self.pages[-1]

    def near(self, found: float, wanted: float) -> None:
        self.assertAlmostEqual(found, wanted, delta=MOST)

    def test_paper_is_a4(self) -> None:
        for page in self.pages:
            self.near(page.size[0], 210)
            self.near(page.size[1], 297)

    def test_the_text_fills_the_type_area_and_keeps_to_it(self) -> None:
        for page in self.pages:
            left, top, right, bottom = ink(page.lines[:-1] if len(page.lines) > 1 else page.lines)
            self.assertGreaterEqual(left, LEFT - 0.1)
            self.assertLessEqual(right, RIGHT + MOST)
            self.assertGreaterEqual(top, TOP - 0.1)
            self.assertLessEqual(bottom, BOTTOM + MOST)

    def test_22_lines_of_28_characters(self) -> None:
        full = [page for page in self.pages[2:-2] if len(page.lines) == 23]
        self.assertGreaterEqual(len(full), 6)
        for page in full:
            lines = page.lines[:-1]
            self.near(lines[0].body_top, TOP)
            self.near(lines[-1].body_bottom, BOTTOM)
            for number, line in enumerate(lines):
                self.near(line.body_top, TOP + number * PITCH)
        lines = list(full_lines(self.pages))
        self.assertGreater(len(lines), 20)
        for line in lines:
            self.near(line.x, LEFT)
            for number, sign in enumerate(line.signs):
                self.near(sign.x, LEFT + number * ADVANCE)
                self.assertAlmostEqual(sign.size, 16, places=2)

    def test_lines_end_at_the_right_edge(self) -> None:
        for page in self.pages[1:-1]:
            inner = [
                line for line, after in zip(page.lines, page.lines[1:-1], strict=False) if abs(after.x - LEFT) < 1e-3
            ]
            for line in inner:
                sign = line.signs[-1]
                width = ADVANCE / 2 if sign.character in "，。；、）》”：" else ADVANCE
                self.assertGreater(sign.x + width + ADVANCE / 2 + MOST, RIGHT, line.text)
                self.assertLess(sign.right, RIGHT + MOST, line.text)

    def test_no_line_begins_or_ends_with_a_wrong_sign(self) -> None:
        for page in self.pages[1:-1]:
            for line in page.lines[:-1]:
                self.assertNotIn(line.text[0], "，。、；：？！）》”〕")
                self.assertNotIn(line.text[-1], "（《“〔")

    def test_the_mark(self) -> None:
        mark = self.first.line("商南县人民政府办公室文件")
        left, top, right, _ = ink([mark])
        self.near(top, TOP + 35)
        self.near((left + right) / 2, MIDDLE)
        self.assertEqual({sign.colour for sign in mark.signs}, {RED})

    def test_the_number(self) -> None:
        number, mark = self.first.line("商南政办发〔2019〕153号"), self.first.line("商南县人民政府办公室文件")
        self.near((number.x + number.right) / 2, MIDDLE)
        self.near(number.body_top - ink([mark])[3], 2 * PITCH)
        self.assertAlmostEqual(number.signs[0].size, 16, places=2)

    def test_the_red_rule(self) -> None:
        (rule,) = self.first.rules
        self.near(rule.x1, LEFT)
        self.near(rule.x2, RIGHT)
        self.near(rule.y1 - self.first.line("商南政办发").body_bottom, 4)
        self.assertEqual((rule.y1, rule.colour), (rule.y2, RED))

    def test_the_title(self) -> None:
        (rule,) = self.first.rules
        lines = [line for line in self.first.lines if abs(line.signs[0].size - 22) < 0.01]
        self.assertEqual(
            [line.text for line in lines],
            ["商南县人民政府办公室关于印发", "《商南县政务服务标准化建设工作方案》", "的通知"],
        )
        self.near(lines[0].body_top - rule.y1, 2 * PITCH)
        for line in lines:
            # 《 and 》 have a blank half on the outer side, so bodies are in the middle.
            self.near((line.x + line.signs[-1].x + 22 * 25.4 / 72) / 2, MIDDLE)
        for line, after in pairwise(lines):
            self.near(after.body_top - line.body_top, PITCH)

    def test_the_addressees(self) -> None:
        line, title = self.first.line("各镇人民政府"), self.first.line("的通知")
        self.near(line.x, LEFT)
        self.near(line.body_top - title.signs[0].base + 0.38 * 22 * 25.4 / 72 + BODY / 2, 2 * PITCH)
        self.near(self.first.line("级驻商各单位：").x, LEFT)

    def test_the_text_begins_on_the_first_page(self) -> None:
        line = self.first.line("《商南县政务服务标准化建设工作方案》已经")
        self.near(line.x, LEFT + 2 * ADVANCE)
        self.near(line.body_top - self.first.line("级驻商").body_top, PITCH)

    def test_signature_and_date_leave_room_for_a_seal(self) -> None:
        signed = next(line for line in self.first.lines if line.text == "商南县人民政府办公室")
        date = self.first.line("2019年12月26日")
        self.near(date.signs[-1].x + BODY, RIGHT - 4 * ADVANCE)
        self.near((signed.x + signed.signs[-1].x + BODY) / 2, (date.x + date.signs[-1].x + BODY) / 2)
        self.near(date.body_top - signed.body_top, PITCH)
        above = self.first.line("意，现印发").body_bottom
        seal_top = (signed.body_top + signed.body_bottom) / 2 - 21
        self.assertTrue(0 <= seal_top - above <= PITCH)

    def test_the_plan_begins_on_a_page_of_its_own(self) -> None:
        title = self.pages[1].lines[0]
        self.assertEqual(title.text, "商南县政务服务标准化建设工作方案")
        self.near((title.body_top + title.body_bottom) / 2, TOP + 2 * PITCH + BODY / 2)
        self.near(self.pages[1].lines[1].body_top, TOP + 4 * PITCH)

    def test_the_foot_on_the_last_even_page(self) -> None:
        self.assertEqual(len(self.pages) % 2, 0)
        first, last = self.last.rules
        for rule in (first, last):
            self.near(rule.x1, LEFT)
            self.near(rule.x2, RIGHT)
            self.assertAlmostEqual(rule.weight, 0.35, delta=0.02)
        self.near(last.y1, BOTTOM)
        printed = self.last.line("商南县人民政府办公室")
        self.assertTrue(printed.text.endswith("2019年12月26日印发"))
        self.assertTrue(all(abs(sign.size - 14) < 0.01 for sign in printed.signs))
        four = 14 * 25.4 / 72
        self.near(printed.x, LEFT + four)
        self.near(printed.signs[-1].x + four, RIGHT - four)
        self.assertTrue(first.y1 < printed.body_top and printed.body_bottom < last.y1)

    def test_page_numbers(self) -> None:
        four = 14 * 25.4 / 72
        for number, page in enumerate(self.pages, 1):
            line = page.lines[-1]
            self.assertEqual(line.text, f"—{number}—")
            self.near(line.signs[0].top, BOTTOM + 7)
            if number % 2:
                self.near(line.signs[-1].x + four, RIGHT - four)
            else:
                self.near(line.x, LEFT + four)
            figures = line.signs[1:-1]
            for sign, after in pairwise(figures):
                self.assertAlmostEqual(after.x - sign.x, four / 2, delta=0.05)

    def test_nothing_is_lost(self) -> None:
        told = "".join(line.text for page in self.pages for line in page.lines[:-1])
        for block in PLAN.parts[0].blocks:
            self.assertIn(block.text[-20:].replace(" ", ""), told)
        wanted = sum(len("".join(block.text.split())) for block in (*PLAN.blocks, *PLAN.parts[0].blocks))
        self.assertGreater(len(told), wanted)
