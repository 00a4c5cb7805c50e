"""Review rules: stages complete, none twice, and together within the guide's limit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.review_rules.guards import rules_gaps
from shangnan.policy.records.review_rules.guards import STAGES
from typing import Any

import unittest


def stage(name: str, days: Any = 1, **more: Any) -> dict[str, Any]:
    row = {
        "stage": name,
        "method": "书面审查",
        "basis": "行政许可法第三十四条",
        "authority": "审查人员提出意见，不作决定",
        "precondition": f"{name}之前的环节已办结",
        "postcondition": f"{name}意见已签",
        "content": f"{name}的内容",
        "points": f"{name}的要点",
        "days": days,
    }
    return {**row, **more}


GOOD = {"title": "食品经营许可审查细则", "notes": "", "rows": [stage("受理", 0), stage("审查", 2), stage("决定", 1)]}


def rules(data: Any, limit: int | None = 5) -> list[tuple[str, str]]:
    return [(gap.rule, gap.field) for gap in rules_gaps(data, limit)]


def with_rows(*rows: Any) -> dict[str, Any]:
    return {**GOOD, "rows": list(rows)}


class ReviewRules(unittest.TestCase):
    def test_good_rules_have_no_gap(self) -> None:
        self.assertEqual(rules(GOOD), [])
        self.assertEqual(rules(GOOD, 3), [])

    def test_cases(self) -> None:
        for data, limit, expected in (
            ({**GOOD, "title": " "}, 5, [("missing_title", "title")]),
            ({**GOOD, "rows": []}, 5, [("missing_stages", "rows")]),
            ({**GOOD, "rows": [{}, None]}, 5, [("missing_stages", "rows")]),
            (GOOD, 2, [("stages_exceed_limit", "rows")]),
            (GOOD, None, [("no_guide_limit", "rows")]),
            (GOOD, 0, [("stages_exceed_limit", "rows")]),
            (with_rows(stage("审查"), stage("2. 审 查环节")), 5, [("same_function", "rows")]),
            (
                with_rows(stage("审查"), stage("复核", content="审查的内容", points="审查的要点。")),
                5,
                [("same_function", "rows")],
            ),
            (with_rows(stage("初审"), stage("复审", content="初审的内容")), 5, []),
            (
                with_rows(stage("审查"), stage("审查", content="审查的内容", points="审查的要点")),
                5,
                [("same_function", "rows")],
            ),
            (
                with_rows(stage("初审", points=""), stage("复审", content="初审的内容", points="")),
                5,
                [("incomplete_row", "rows")] * 2,
            ),
            (with_rows(stage("审查", 3651)), 5, [("bad_value", "rows")]),
            (with_rows(stage("审查", None)), 5, [("incomplete_row", "rows")]),
            (with_rows(stage("审查", "两天")), 5, [("bad_value", "rows")]),
            (with_rows("审查"), 5, [("bad_value", "rows")]),
            ({**GOOD, "rows": "审查"}, 5, [("bad_value", "rows")]),
            ({**GOOD, "notes": "样例61999919000101001X"}, 5, [("personal_id_in_text", "notes")]),
            (with_rows(stage("审查", points="<script>")), 5, [("unsafe_html", "rows")]),
            (with_rows(stage("审查", basis="机密★1年")), 5, [("secret_mark", "rows")]),
        ):
            with self.subTest(data=data, limit=limit):
                self.assertEqual(rules(data, limit), expected)

    def test_every_column_is_needed(self) -> None:
        for column in STAGES.columns:
            data = with_rows({**stage("审查"), column: None})
            [gap] = rules_gaps(data, 5)
            self.assertEqual(gap.rule, "incomplete_row")
            self.assertEqual(gap.message.mapping["place"].mapping["column"], STAGES.columns[column].label)

    def test_messages_carry_the_figures(self) -> None:
        [gap] = rules_gaps(GOOD, 2)
        self.assertEqual(gap.message.mapping, {"total": 3, "limit": 2, "stage": "审查"})
        [gap] = rules_gaps(with_rows(stage("审查"), stage("受理"), stage("审查")), 5)
        self.assertEqual(gap.message.mapping, {"rows": "1、3", "names": "审查、审查"})

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(st.sampled_from(["rows", "title", "notes", *STAGES.columns]), inner, max_size=5)
            ),
            max_leaves=15,
        ),
        st.none() | st.integers(0, 100),
    )
    def test_any_json_is_answered(self, data: Any, limit: int | None) -> None:
        for gap in rules_gaps(data, limit):
            self.assertEqual(gap.message.domain, "shangnan.policy")
