"""What a training record lacks, and how training is counted."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.training.measures import by_plan
from shangnan.policy.records.training.measures import by_subject
from shangnan.policy.records.training.measures import coverage
from shangnan.policy.records.training.measures import FEWEST_TESTED
from shangnan.policy.records.training.measures import implementation
from shangnan.policy.records.training.measures import ledger
from shangnan.policy.records.training.measures import Part
from shangnan.policy.records.training.measures import Rate
from shangnan.policy.records.training.rules import record_gaps
from shangnan.policy.records.training.rules import REQUIRED
from tests.records.training.examples import PLAIN
from tests.records.training.examples import ROSTER
from tests.records.training.examples import SCORES
from typing import Any

import unittest

TODAY = date(2020, 1, 1)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from("甲乙丙丁"), "unit": st.sampled_from(["一", "二"]), "user_id": st.sampled_from(["", "a", "b"]),
            "signed_in": st.booleans(), "hours": st.integers(0, 8),
        }
    ),
    max_size=8,
)  # fmt: skip
SESSIONS = st.lists(st.fixed_dictionaries({"roster": ROWS, "standards": st.sampled_from([[], ["标准"]])}), max_size=6)


def rules(scores: list[dict[str, Any]] | None = None, **changes: Any) -> set[str]:
    return {gap.rule for gap in record_gaps({**PLAIN, **changes}, SCORES if scores is None else scores, TODAY)}


def person(**changes: Any) -> list[dict[str, Any]]:
    return [{**ROSTER[0], **changes}, *ROSTER[1:]]


class TestRules(unittest.TestCase):
    def test_a_complete_record_lacks_nothing(self) -> None:
        self.assertEqual(rules(), set())

    def test_required_elements(self) -> None:
        for name in REQUIRED:
            with self.subTest(name):
                self.assertIn(f"missing_{name}", rules(**{name: type(PLAIN[name])()}))

    def test_roster(self) -> None:
        self.assertEqual(rules([], roster=[]), {"missing_roster"})
        self.assertEqual(rules([], roster=[ROSTER[2]]), {"nobody_signed_in"})
        self.assertIn("incomplete_person", rules([], roster=person(unit="")))
        self.assertEqual(rules(roster=[*ROSTER, ROSTER[0]]), {"same_person"})
        self.assertEqual(rules(roster=person(hours=5)), {"too_many_hours"})
        self.assertEqual(rules(roster=person(signed_in=False)), {"hours_without_signing"})

    def test_scores(self) -> None:
        self.assertEqual(rules([{"name": "外人", "unit": "县局", "score": 1}]), {"score_of_stranger"})
        self.assertEqual(rules([SCORES[0], SCORES[0]]), {"score_twice"})
        for wrong in (101, -1, None):
            self.assertEqual(rules([{**SCORES[0], "score": wrong}]), {"bad_score"})

    def test_no_refusal_tells_a_score(self) -> None:
        gaps = record_gaps(PLAIN, [{**SCORES[0], "score": 7777}, {"name": "外人", "unit": "", "score": 8888}], TODAY)
        said = "".join(f"{gap.message}{gap.message.mapping}" for gap in gaps)
        self.assertNotRegex(said, "7777|8888")

    def test_a_session_to_come_is_not_confirmed(self) -> None:
        self.assertEqual(rules(session_date="2020-01-02"), {"session_to_come"})
        self.assertEqual(rules(session_date="2020-01-01"), set())

    def test_secrets_and_personal_numbers(self) -> None:
        self.assertEqual(rules(content="密级：秘密"), {"secret_mark"})
        self.assertEqual(rules(content="11010519491231002X"), {"personal_id_in_text"})
        self.assertEqual(rules(content="保守国家秘密是每个人的义务"), set())


class TestMeasures(unittest.TestCase):
    def test_an_account_makes_one_person_whatever_the_spelling(self) -> None:
        sessions = [{"roster": [{**ROSTER[0]}]}, {"roster": [{**ROSTER[0], "name": "孙 职员"}]}]
        self.assertEqual(
            [(row.name, row.hours, row.sessions, row.listed) for row in ledger(sessions)], [("孙 职员", 8, 2, 2)]
        )

    @given(SESSIONS)
    def test_hours_and_sessions_add_up(self, sessions: list[dict[str, Any]]) -> None:
        rows = ledger(sessions)
        signed = [row for session in sessions for row in session["roster"] if row["signed_in"]]
        self.assertEqual(sum(row.hours for row in rows), sum(row["hours"] for row in signed))
        self.assertEqual(sum(row.sessions for row in rows), len(signed))
        self.assertEqual(sum(row.listed for row in rows), sum(len(session["roster"]) for session in sessions))

    @given(SESSIONS, st.integers(0, 20), st.integers(0, 10))
    def test_coverage_against_a_plain_count(self, sessions: list[dict[str, Any]], staff: int, least: int) -> None:
        everybody = [row for session in sessions for row in session["roster"]]
        hours: dict[Any, list[int]] = {}
        for row in everybody:
            named = row["name"], row["unit"]
            known = {other["user_id"] for other in everybody if (other["name"], other["unit"]) == named} - {""}
            if row["signed_in"]:
                one = row["user_id"] or (known.pop() if len(known) == 1 else named)
                hours.setdefault(one, []).append(row["hours"])
        expected = len([person for person, each in hours.items() if sum(each) >= least])
        rate = coverage(ledger(sessions), staff, least)
        self.assertEqual((rate.numerator, rate.denominator), (expected, staff))

    @given(SESSIONS)
    def test_attendance_counts_only_where_a_standard_was_taught(self, sessions: list[dict[str, Any]]) -> None:
        taught = [row for session in sessions if session["standards"] for row in session["roster"]]
        rate = implementation("attendance", sessions, [], 0, 0, 60)
        self.assertEqual((rate.numerator, rate.denominator), (len([r for r in taught if r["signed_in"]]), len(taught)))

    def test_few_tests_give_no_rate(self) -> None:
        few = [{"tested": [90] * (FEWEST_TESTED - 1)}]
        self.assertEqual(implementation("tests", few, [], 0, 0, 60), Rate(0, 0))
        enough = [{"tested": [90] * (FEWEST_TESTED - 1)}, {"tested": [59, 60]}]
        self.assertEqual(implementation("tests", enough, [], 0, 0, 60), Rate(10, 11))
        with self.assertRaises(ValueError):
            implementation("guess", [], [], 0, 0, 60)

    @given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(0, 100))
    def test_a_target_is_reached_exactly(self, numerator: int, denominator: int, target: int) -> None:
        rate = Rate(numerator, denominator)
        exact = Fraction(100 * numerator, denominator)
        self.assertEqual(rate.reaches(target), exact >= target)
        shown = Fraction(rate.percent)
        self.assertTrue(shown <= exact < shown + Fraction(1, 10))

    def test_no_base_no_rate(self) -> None:
        self.assertEqual(Rate(0, 0).percent, "–")
        self.assertFalse(Rate(0, 0).reaches(0))


class TestPeople(unittest.TestCase):
    """One person is one person, and a fraction's upper number is part of the lower one."""

    def test_a_list_without_accounts_names_the_same_people(self) -> None:
        with_account = {"roster": [{"name": "甲", "unit": "县局", "user_id": "a", "signed_in": True, "hours": 3}]}
        without = {"roster": [{"name": "甲", "unit": "县局", "user_id": "", "signed_in": True, "hours": 4}]}
        for sessions in ([with_account, without], [without, with_account]):
            (row,) = ledger(sessions)
            self.assertEqual((row.user_id, row.hours, row.sessions), ("a", 7, 2))

    def test_two_people_of_one_name_stay_two(self) -> None:
        rosters = [
            {"name": "甲", "unit": "县局", "user_id": user, "signed_in": True, "hours": 1} for user in ("a", "b", "")
        ]
        self.assertEqual(sorted(row.user_id for row in ledger([{"roster": rosters}])), ["", "a", "b"])

    def test_only_staff_count_where_the_accounts_are_the_staff(self) -> None:
        staff = {"a": "甲", "b": "乙", "c": "丙", "d": "丙"}
        roster = [
            {"name": name, "unit": "县局", "user_id": user, "signed_in": True, "hours": 1}
            for name, user in (("甲", "a"), ("乙", ""), ("丙", ""), ("外来人员", ""), ("前任", "z"))
        ]
        self.assertEqual(coverage(ledger([{"roster": roster}]), 0, 0, staff), Rate(2, 4))
        self.assertEqual(implementation("hours", [], ledger([{"roster": roster}]), 4, 0, 60, staff), Rate(2, 4))

    def test_by_plan_and_by_subject(self) -> None:
        roster = [{"signed_in": True}, {"signed_in": False}]
        sessions = [
            {"plan": "甲计划", "subjects": ["服务质量", "服务礼仪"], "roster": roster},
            {"plan": "甲计划", "subjects": ["服务礼仪"], "roster": roster},
            {"plan": "", "subjects": [], "roster": roster},
        ]
        self.assertEqual(by_plan(sessions), [Part("甲计划", 2, Rate(2, 4)), Part("", 1, Rate(1, 2))])
        self.assertEqual(
            by_subject(sessions, ("服务内容", "服务礼仪")),
            [Part("服务内容", 0, Rate(0, 0)), Part("服务礼仪", 2, Rate(2, 4))],
        )
