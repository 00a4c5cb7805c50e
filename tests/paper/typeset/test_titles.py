"""Titles in balanced lines, no word broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper.typeset.titles import divided
from shangnan.policy.paper.typeset.words import WORDS

import unittest

MOST = 20.1


def lines(title: str) -> list[str]:
    return divided(title, [0.0 if c == "\n" else 1.0 if ord(c) > 255 else 0.55 for c in title], MOST)


class TestTitles(unittest.TestCase):
    def test_as_an_office_divides_them(self) -> None:
        for divided_so in (
            ("关于做好政务服务窗口延时服务工作的通知",),
            ("商南县人民政府办公室关于印发", "《商南县政务服务标准化建设工作方案》", "的通知"),
            ("商南县行政审批服务局关于进一步深化", "放管服改革优化营商环境的实施意见"),
            ("商南县人民政府关于2024年度", "党风廉政建设责任制考核情况的通报"),
            ("商南县人民政府办公室", "关于调整县政务服务领导小组成员的通知"),
        ):
            with self.subTest(divided_so):
                self.assertEqual(lines("".join(divided_so)), list(divided_so))

    def test_an_office_may_divide_it_itself(self) -> None:
        self.assertEqual(lines("商南县人民政府\n关于放假的通知"), ["商南县人民政府", "关于放假的通知"])

    def test_nothing_makes_no_line(self) -> None:
        self.assertEqual(lines(""), [])

    @given(
        st.lists(st.sampled_from([*WORDS, "关于", "的", "和", "、", "2024年", "《", "》", "甲"]), max_size=60).map(
            "".join
        )
    )
    def test_invariants(self, title: str) -> None:
        made = lines(title)
        self.assertEqual("".join(made), title)
        for line in made:
            self.assertLessEqual(len(line), 42)
        for line in made[1:]:
            self.assertNotIn(line[0], "》、")

    @given(st.text("政甲乙丙丁", min_size=1, max_size=300))
    def test_every_line_fits(self, title: str) -> None:
        self.assertTrue(all(len(line) <= 20 for line in lines(title)))
