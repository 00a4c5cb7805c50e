"""Levels of plain text: recognised by how a paragraph begins, and nothing of the text is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper.typeset.levels import outline
from shangnan.policy.paper.typeset.levels import paragraphs

import unittest


class TestParagraphs(unittest.TestCase):
    def test_levels(self) -> None:
        for line, level, number, heading in (
            ("一、指导思想", 1, "一、", True),
            ("十二、附则", 1, "十二、", True),
            ("（一）推进服务设施标准化", 2, "（一）", True),
            ("(二)推进服务事项标准化", 2, "(二)", True),
            ("（一）统一思想，提高认识。政务服务标准化建设是推进改革的重要途径。", 2, "（一）", False),
            ("1.布局标识标准化", 3, "1.", True),
            ("１．布局标识标准化。", 3, "１．", False),
            ("12、培训", 3, "12、", True),
            ("（1）着装整齐；", 4, "（1）", False),
            ("各单位：", 0, "", False),
            ("1.5亿元用于建设", 0, "", False),
            ("2019年12月26日", 0, "", False),
            ("一是受理环节。", 0, "", False),
            ("（略）", 0, "", False),
            ("一、", 1, "一、", False),
        ):
            with self.subTest(line):
                [found] = paragraphs(line)
                self.assertEqual((found.level, found.number, found.is_heading), (level, number, heading))

    def test_blank_lines_only_separate(self) -> None:
        self.assertEqual([p.text for p in paragraphs(" 甲 \n\n\r\n乙\n")], ["甲", "乙"])
        self.assertEqual(paragraphs(""), [])

    def test_outline(self) -> None:
        self.assertEqual(
            outline("开头\n一、甲\n（一）乙\n1.丙\n（1）丁\n二、戊"),
            [(1, "一、"), (2, "（一）"), (3, "1."), (4, "（1）"), (1, "二、")],
        )

    @given(st.text(max_size=200))
    def test_nothing_is_lost_or_added(self, text: str) -> None:
        wanted = [line.strip() for line in text.splitlines() if line.strip()]
        self.assertEqual([paragraph.text for paragraph in paragraphs(text)], wanted)

    @given(st.sampled_from(["一、", "（一）", "1.", "（1）"]), st.text("甲乙丙丁", min_size=1, max_size=10))
    def test_a_number_gives_its_level(self, number: str, rest: str) -> None:
        [found] = paragraphs(number + rest)
        self.assertEqual((found.number, found.is_heading), (number, True))
