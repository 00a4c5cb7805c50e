"""Which names name the same stage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.checks.stage_names import same_named
from shangnan.policy.records.checks.stage_names import stage_key

import unittest

SAME = (
    "审核", " 审核 ", "审 核", "1.审核", "1、审核", "２．审核", "一、审核", "（一）审核", "(2)审核",
    "第一步：审核", "第3步 审核", "①审核", "审核环节", "3)审核阶段", "审核。", "“审核”", "步骤二：审核",
)  # fmt: skip
DIFFERENT = (
    "审核", "审查", "初审", "一审", "二审", "复审", "第一次公示", "第二次公示", "审核（县级）",
    "审核（市级）", "12345热线登记", "环节", "步骤", "·", "——", "1", "2",
)  # fmt: skip


class StageNames(unittest.TestCase):
    def test_one_name_in_many_dresses(self) -> None:
        self.assertEqual({stage_key(name) for name in SAME}, {"审核"})

    def test_names_that_differ(self) -> None:
        self.assertEqual(len({stage_key(name) for name in DIFFERENT}), len(DIFFERENT))

    def test_same_named_tells_the_rows(self) -> None:
        rows = [(1, "受理"), (2, "审核"), (4, "2.审核"), (5, ""), (6, " "), (7, "受 理"), (8, "送达")]
        self.assertEqual(same_named(rows), [[1, 7], [2, 4]])

    @given(st.text())
    def test_any_text_has_a_key_that_spaces_do_not_change(self, name: str) -> None:
        self.assertEqual(stage_key(f" {name}\n"), stage_key(name))
