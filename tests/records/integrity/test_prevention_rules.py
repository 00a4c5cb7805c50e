"""What risk points, tasks and entries of the log lack; when a risk is reviewed again; what a setting changes."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.integrity.lists.rules import is_late
from shangnan.policy.records.integrity.lists.rules import REQUIRED as TASK_REQUIRED
from shangnan.policy.records.integrity.lists.rules import task_gaps
from shangnan.policy.records.integrity.log.rules import concerned
from shangnan.policy.records.integrity.log.rules import entry_gaps
from shangnan.policy.records.integrity.log.rules import REQUIRED as ENTRY_REQUIRED
from shangnan.policy.records.integrity.log.vocabularies import KINDS
from shangnan.policy.records.integrity.risk.rules import date_gaps
from shangnan.policy.records.integrity.risk.rules import next_review
from shangnan.policy.records.integrity.risk.rules import REQUIRED as RISK_REQUIRED
from shangnan.policy.records.integrity.risk.rules import risk_gaps
from shangnan.policy.records.integrity.risk.vocabularies import LEVELS
from shangnan.policy.records.integrity.rules import months_later
from tests.records.integrity.examples import ENTRY
from tests.records.integrity.examples import RISK
from tests.records.integrity.examples import TASK
from typing import Any

import calendar
import unittest

TODAY = date(2019, 11, 30)
MONTHS = {"高": 3, "中": 6, "低": 12}
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))


def risk(**changes: Any) -> set[str]:
    return {gap.rule for gap in risk_gaps({**RISK, "review_date": "", **changes}, TODAY, MONTHS)}


def task(**changes: Any) -> set[str]:
    return {gap.rule for gap in task_gaps({**TASK, "deadline": "2019-12-20", **changes}, TODAY)}


def entry(**changes: Any) -> set[str]:
    return {gap.rule for gap in entry_gaps({**ENTRY, **changes}, TODAY)}


class TestRisk(unittest.TestCase):
    def test_a_complete_one_lacks_nothing(self) -> None:
        self.assertEqual(risk(), set())

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        self.assertEqual(risk(**dict.fromkeys(RISK_REQUIRED, "")), {f"missing_{name}" for name in RISK_REQUIRED})

    def test_no_text_holds_what_it_must_not(self) -> None:
        self.assertEqual(risk(measures="【机密】"), {"secret_mark"})
        self.assertEqual(risk(level="秘密"), {"secret_mark"})
        self.assertEqual(risk(manifestations="11010519491231002X"), {"personal_id_in_text"})
        self.assertEqual(risk(post="<script>"), {"unsafe_html"})

    def test_the_next_review_is_ahead_and_not_too_far(self) -> None:
        self.assertEqual(risk(review_date="2019-11-30"), {"review_not_ahead"})
        self.assertEqual(risk(review_date="2019-12-01"), set())
        # Three months after the end of November is the end of February, which has 29 days in 2020.
        self.assertEqual(risk(review_date="2020-02-29"), set())
        self.assertEqual(risk(review_date="2020-03-01"), {"review_too_late"})
        self.assertEqual(risk(review_date="2020-03-01", level="中"), set())
        for nonsense in ("三月", "2020-02-30", "2020", "\x00", "01/02/2020"):
            self.assertEqual({gap.rule for gap in date_gaps(nonsense, "x", "高", TODAY, MONTHS)}, {"no_day"})

    @given(DAYS, st.sampled_from(LEVELS))
    def test_what_is_reckoned_passes_and_a_day_more_does_not(self, today: date, level: str) -> None:
        day = next_review("", level, today, MONTHS)
        assert day is not None
        self.assertEqual(date_gaps(day.isoformat(), "x", level, today, MONTHS), [])
        late = (day + timedelta(days=1)).isoformat()
        self.assertEqual([gap.rule for gap in date_gaps(late, "x", level, today, MONTHS)], ["review_too_late"])

    def test_what_was_written_is_kept(self) -> None:
        self.assertEqual(next_review("2020-01-15", "高", TODAY, MONTHS), date(2020, 1, 15))
        self.assertIsNone(next_review("", "", TODAY, MONTHS))

    @given(DAYS, st.integers(0, 60))
    def test_months(self, day: date, months: int) -> None:
        later = months_later(day, months)
        self.assertEqual((later.year - day.year) * 12 + later.month - day.month, months)
        self.assertTrue(later.day == day.day or later.day == calendar.monthrange(later.year, later.month)[1] < day.day)


class TestTask(unittest.TestCase):
    def test_a_complete_one_lacks_nothing(self) -> None:
        self.assertEqual(task(), set())

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        self.assertEqual(task(**dict.fromkeys(TASK_REQUIRED, "")), {f"missing_{name}" for name in TASK_REQUIRED})

    def test_what_has_passed_is_not_started(self) -> None:
        self.assertEqual(task(deadline="2019-11-29"), {"deadline_passed"})
        self.assertEqual(task(deadline="2019-11-30"), set())
        self.assertEqual(task(content="密级：秘密"), {"secret_mark"})

    def test_late_is_what_is_open_on_the_day_after(self) -> None:
        self.assertFalse(is_late("under_way", "2019-11-30", TODAY))
        self.assertTrue(is_late("under_way", "2019-11-29", TODAY))
        self.assertFalse(is_late("under_way", "", TODAY))
        for state in ("draft", "reported", "done"):
            self.assertFalse(is_late(state, "2019-01-01", TODAY), state)


class TestEntry(unittest.TestCase):
    def test_a_complete_one_lacks_nothing(self) -> None:
        self.assertEqual(entry(), set())

    def test_all_that_is_missing_is_told_at_once(self) -> None:
        missing = {**dict.fromkeys(ENTRY_REQUIRED, ""), "people": []}
        self.assertEqual(entry(**missing), {f"missing_{name}" for name in ENTRY_REQUIRED} | {"nobody"})

    def test_time_and_secrets(self) -> None:
        self.assertEqual(entry(held_on="2019-12-01"), {"still_to_come"})
        self.assertEqual(entry(outcome="机密★10年"), {"secret_mark"})

    def test_people(self) -> None:
        one, two = {"name": "甲", "user_id": "a", "post": ""}, {"name": "乙", "user_id": "", "post": ""}
        self.assertEqual(entry(log_kind="教育", people=[one, two]), set())
        self.assertEqual(entry(people=[one, two]), {"several_admonished"})
        self.assertEqual(entry(log_kind="规范", people=[one, one]), {"same_person"})
        self.assertEqual(entry(people=[{**one, "name": ""}]), {"nameless"})

    @given(st.sampled_from(KINDS), st.lists(st.sampled_from(["", "a", "b"]), max_size=3))
    def test_only_the_one_who_is_admonished_is_concerned(self, kind: str, accounts: list[str]) -> None:
        people = [{"name": "某人", "user_id": user_id} for user_id in accounts]
        alone = kind == "告诫" and len(accounts) == 1
        expected = frozenset(accounts) - {""} if alone else frozenset()
        self.assertEqual(concerned({"log_kind": kind, "people": people}), expected)
