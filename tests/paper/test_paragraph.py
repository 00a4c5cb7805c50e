"""Paragraphs at fixed places: lines as in the flow, and the largest size that fits."""

from __future__ import annotations

from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.paragraph import fitted
from shangnan.policy.paper.model.paragraph import lines_of
from shangnan.policy.paper.model.paragraph import place_paragraph
from shangnan.policy.paper.styles import Align
from shangnan.policy.paper.styles import Style

import unittest

STYLE = Style(size=20, leading=1.5)


class TestParagraph(unittest.TestCase):
    def placed(self, text: str, align: Align = "left", indent: float = 0.0) -> tuple[list[Glyphs], float]:
        page, element = Page(), Element("P")
        style = STYLE.but(align=align, indent=indent)
        end = place_paragraph(page, text, style, 100, 50, 200, element)
        glyphs = [item for item in page.items if isinstance(item, Glyphs)]
        self.assertTrue(all(item.element is element for item in glyphs))
        return glyphs, end

    def test_lines_stand_one_under_the_other(self) -> None:
        glyphs, end = self.placed("甲" * 25)
        self.assertEqual([len(item.text) for item in glyphs], [10, 10, 5])
        self.assertEqual({item.x for item in glyphs}, {100})
        self.assertEqual([round(item.y - glyphs[0].y, 3) for item in glyphs], [0, 30, 60])
        self.assertEqual(end, 50 + 3 * 30)
        # The characters' bodies stand in the middle of their line: 0.88 em of them above the base line.
        self.assertAlmostEqual(glyphs[0].y, 50 + 5 + 0.88 * 20)

    def test_right_middle_and_indent(self) -> None:
        self.assertEqual(self.placed("甲乙", "right")[0][0].x, 260)
        self.assertEqual(self.placed("甲乙", "centre")[0][0].x, 180)
        self.assertEqual([item.x for item in self.placed("甲" * 12, indent=2)[0]], [140, 100])

    def test_a_justified_line_fills_the_width_and_the_last_does_not(self) -> None:
        first, last = self.placed("甲乙，" * 3 + "ab甲，乙丙", "justify")[0]
        self.assertAlmostEqual(first.x + sum(first.advances[:-1]) + 20, 300, delta=10.1)
        self.assertLess(last.width, 200)

    def test_an_empty_text_takes_a_line(self) -> None:
        self.assertEqual(self.placed(""), ([], 80))

    def test_the_largest_size_that_fits(self) -> None:
        self.assertEqual(fitted("甲" * 10, STYLE, 200, (40, 30, 20, 10)).size, 20)
        self.assertEqual(fitted("甲" * 10, STYLE, 200, (40, 30, 20, 10), most=2).size, 40)
        self.assertEqual(len(lines_of("甲" * 10, STYLE.but(size=20), 200)), 1)
        with self.assertRaises(DoesNotFit):
            fitted("甲" * 21, STYLE, 200, (20, 10))

    def test_days_as_offices_write_them(self) -> None:
        self.assertEqual(chinese_date("2019-09-05"), "2019年9月5日")
        self.assertEqual([chinese_date(text) for text in ("", "去年", "2019-9")], ["", "去年", "2019-9"])
