"""Rosters from spreadsheets: what offices paste is read, what cannot be meant is told by its row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.tables.pasted import cells_of
from shangnan.policy.records.tables.pasted import is_too_long
from shangnan.policy.records.training.roster_text import HEADINGS
from shangnan.policy.records.training.roster_text import MAX_PROBLEMS
from shangnan.policy.records.training.roster_text import MAX_ROWS
from shangnan.policy.records.training.roster_text import read_roster
from typing import Any

import unittest

NAMES = st.text(alphabet="赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", min_size=2, max_size=3)
PEOPLE = st.lists(
    st.tuples(NAMES, st.sampled_from(["县民政局", "县公安局"]), st.booleans(), st.integers(0, 200), st.none() | st.integers(0, 100)),
    min_size=1, max_size=20, unique_by=lambda row: row[:2],
)  # fmt: skip
CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=30)
)


def rules(table: list[list[Any]]) -> list[str]:
    return [str(problem) for problem in read_roster(table).problems]


class TestReading(unittest.TestCase):
    def test_pasted_from_a_spreadsheet(self) -> None:
        text = "姓名\t单位\t是否签到\t学时\t成绩\r\n孙职员\t县行政审批服务局\t是\t4\t91\r\n何 大明\t试马镇\t请假\t\t\r\n\r\n"
        roster = read_roster(cells_of(text), 4)
        self.assertEqual(roster.problems, [])
        self.assertEqual(
            roster.rows,
            [
                {"name": "孙职员", "user_id": "", "unit": "县行政审批服务局", "signed_in": True, "hours": 4},
                {"name": "何 大明", "user_id": "", "unit": "试马镇", "signed_in": False, "hours": 0},
            ],
        )
        self.assertEqual(roster.scores, [{"name": "孙职员", "unit": "县行政审批服务局", "score": 91}])

    def test_commas_of_both_widths_and_no_headings(self) -> None:
        roster = read_roster(cells_of("孙职员，县局，√，2，80\n李四,县局,×"), 4)
        self.assertEqual(roster.problems, [])
        self.assertEqual([row["hours"] for row in roster.rows], [2, 0])
        self.assertEqual([row["score"] for row in roster.scores], [80])

    def test_headings_without_the_name_are_told_once(self) -> None:
        rows = "\n".join(f"王{number},县民政局,是,4" for number in range(31))
        self.assertEqual(
            rules(cells_of(f"人名,单位,签到,学时\n{rows}")),
            ["Row ${row}: the headings lack ${columns}. Add the column."],
        )
        self.assertEqual(rules(cells_of("王审核,窗口,签到,4")), [])
        with_name = read_roster(cells_of(f"姓名,单位,签到,学时\n{rows}"))
        self.assertEqual((len(with_name.rows), with_name.problems), (31, []))

    def test_a_day_is_nobodys_name(self) -> None:
        for day in ("2026-11-20", "2026-11-20 00:00:00"):
            self.assertEqual(rules([[day, "县民政局", "是"]]), ["Row ${row}: the name is a day. Correct it."])

    def test_who_signed_in_has_the_hours_of_the_session(self) -> None:
        self.assertEqual(read_roster([["孙职员", "县局", "是"]], 3).rows[0]["hours"], 3)
        self.assertEqual(read_roster([["孙职员", "县局", "否"]], 3).rows[0]["hours"], 0)
        self.assertEqual(read_roster([["孙职员", "县局", "是", "0"]], 3).rows[0]["hours"], 0)

    def test_what_cannot_be_meant_is_told(self) -> None:
        for table, words in (
            ([["姓名"], [""]], "nobody"),
            ([], "nobody"),
            ([["姓名", "单位"], ["", "县局"]], "name is missing"),
            ([["甲", "县局"], ["甲", "县局"]], "already"),
            ([["甲", "县局", "也许"]], "signed in"),
            ([["甲", "县局", "是", "1.5"]], "whole number"),
            ([["甲", "县局", "是", "1", "101"]], "whole number"),
            ([["甲" * 61, "县局"]], "too long"),
            ([[f"甲{n}", "县局"] for n in range(MAX_ROWS + 1)], "more than"),
        ):
            with self.subTest(words):
                told = rules(table)
                self.assertEqual(len(told), 1)
                self.assertIn(words, told[0])

    def test_marks_of_state_secrets_in_any_column(self) -> None:
        for text in (
            "机密★5年\n姓名,单位\n甲,县民政局",
            "姓名,单位,密级\n甲,县民政局,机密",
            "姓名,单位,备注\n甲,县民政局,【绝密】会议",
        ):
            with self.subTest(text):
                self.assertTrue(any("marked as a state secret" in rule for rule in rules(cells_of(text))))
        self.assertEqual(rules(cells_of("保密培训\n姓名,单位,备注\n甲,县民政局,保守国家秘密")), [])

    def test_full_width_signs_read_as_plain_ones(self) -> None:
        roster = read_roster([["甲", "县局", "是", "４", "９０"]])
        self.assertEqual((roster.rows[0]["hours"], roster.scores[0]["score"]), (4, 90))

    def test_every_heading_means_one_column(self) -> None:
        words = [word for group in HEADINGS.values() for word in group]
        self.assertEqual(len(words), len(set(words)))


class TestProperties(unittest.TestCase):
    @given(PEOPLE, st.permutations(["name", "unit", "signed_in", "hours", "score"]), st.sampled_from(["\t", ","]))
    def test_what_was_written_is_read(self, people: list[tuple], order: list[str], separator: str) -> None:
        rows = [
            {
                "name": name,
                "unit": unit,
                "signed_in": "是" if signed else "否",
                "hours": hours,
                "score": "" if score is None else score,
            }
            for name, unit, signed, hours, score in people
        ]
        lines = [separator.join(HEADINGS[key][-1] for key in order)]
        lines += [separator.join(str(row[key]) for key in order) for row in rows]
        roster = read_roster(cells_of("\n".join(lines)))
        self.assertEqual(roster.problems, [])
        read = [(row["name"], row["unit"], row["signed_in"], row["hours"]) for row in roster.rows]
        self.assertEqual(read, [person[:4] for person in people])
        self.assertEqual([row["score"] for row in roster.scores], [p[4] for p in people if p[4] is not None])

    @given(st.text(max_size=300))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        roster = read_roster(cells_of(text))
        self.assertTrue(roster.rows or roster.problems)

    @given(st.lists(st.lists(CELLS, max_size=7), max_size=12))
    def test_any_cells_are_read_or_refused(self, table: list[list[Any]]) -> None:
        roster = read_roster(table)
        self.assertTrue(roster.rows or roster.problems)
        self.assertLessEqual(len(roster.problems), MAX_PROBLEMS)
        for row in roster.rows:
            self.assertTrue(row["name"])
            self.assertIn(row["hours"], range(201))


class TestFromSpreadsheets(unittest.TestCase):
    """What offices really paste."""

    def test_a_title_above_the_headings(self) -> None:
        pasted = "2026年第一期培训签到表\n\n姓名\t单位\t签到\n张三\t县局\t是\n"
        roster = read_roster(cells_of(pasted), 4)
        self.assertEqual(roster.problems, [])
        self.assertEqual([(row["name"], row["unit"], row["hours"]) for row in roster.rows], [("张三", "县局", 4)])

    def test_cells_as_excel_quotes_them(self) -> None:
        pasted = '姓名\t单位\t签到\n"张\n三"\t"县""政务""局"\t是\n'
        roster = read_roster(cells_of(pasted), 4)
        self.assertEqual([(row["name"], row["unit"]) for row in roster.rows], [("张 三", '县"政务"局')])

    def test_an_open_quotation_mark_and_a_flood_of_text_are_answered(self) -> None:
        self.assertTrue(read_roster(cells_of('姓名\t单位\n"张三\t县局\n' + "李四\t县局\n" * 30_000), 4).problems)
        self.assertTrue(is_too_long("x" * 500_001))

    def test_whether_a_list_says_anything_of_scores(self) -> None:
        for pasted, said in (
            ("姓名\t单位\t签到\n张三\t县局\t是", False),
            ("姓名\t单位\t签到\t成绩\n张三\t县局\t是\t", True),
            ("张三\t县局\t是\t4", False),
            ("张三\t县局\t是\t4\t88", True),
        ):
            with self.subTest(pasted):
                self.assertEqual(read_roster(cells_of(pasted), 4).has_scores, said)
