"""What a Party-building record lacks, and how often branches met."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.party.kinds import check
from shangnan.policy.records.party.kinds import DEFAULT
from shangnan.policy.records.party.kinds import frequency_line
from shangnan.policy.records.party.kinds import KINDS
from shangnan.policy.records.party.kinds import PERIODS
from shangnan.policy.records.party.kinds import read_frequency
from shangnan.policy.records.party.rules import notice_gaps
from shangnan.policy.records.party.rules import record_gaps
from shangnan.policy.records.party.rules import REQUIRED
from tests.records.party.examples import PLAIN
from typing import Any

import unittest

TODAY = date(2020, 1, 1)
DAYS = st.integers(0, 729).map(lambda number: date(2019, 1, 1) + timedelta(number))
MEETINGS = st.lists(st.tuples(st.sampled_from(["一", "二"]), st.sampled_from(KINDS[:5]), DAYS), max_size=25)


def rules(**changes: Any) -> set[str]:
    return {gap.rule for gap in record_gaps({**PLAIN, **changes}, TODAY)}


class TestRules(unittest.TestCase):
    def test_a_complete_record_lacks_nothing(self) -> None:
        self.assertEqual(rules(), set())

    def test_required_elements(self) -> None:
        for name in REQUIRED:
            self.assertIn(f"missing_{name}", rules(**{name: ""}))
        self.assertEqual(rules(party_kind="党课"), {"missing_lecturer"})
        self.assertEqual(rules(party_kind="党课", lecturer="张书记"), set())

    @given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
    def test_expected_is_present_and_absent(self, due: int, present: int, absent: int) -> None:
        people = [{"name": f"党员{number}", "present": False, "reason": "病假"} for number in range(absent)]
        found = rules(due=due, present=present, absent=absent, people=people)
        if not due:
            self.assertEqual(found, {"missing_attendance"})
        else:
            self.assertEqual(found, set() if due == present + absent else {"attendance_does_not_add_up"})

    def test_absence_has_names_and_reasons(self) -> None:
        person = PLAIN["people"][0]
        self.assertEqual(rules(people=[]), {"absent_not_named"})
        self.assertEqual(rules(people=[{**person, "reason": ""}]), {"missing_reason"})
        self.assertEqual(rules(people=[person, {**PLAIN["people"][1], "reason": "迟到"}]), {"reason_of_the_present"})
        self.assertEqual(rules(people=[{**person, "name": ""}]), {"nameless"})
        self.assertEqual(rules(people=[person, person]), {"same_person", "absent_not_named"})
        many = [{"name": f"党员{number}", "present": True, "reason": ""} for number in range(12)]
        self.assertEqual(rules(people=[person, *many]), {"too_many_present"})
        for name in ("due", "present", "absent"):
            self.assertEqual(rules(**{name: None}), {"missing_attendance"})

    def test_time_and_secrets(self) -> None:
        self.assertEqual(rules(held_on="2020-01-02"), {"still_to_come"})
        self.assertEqual(rules(speeches="【机密】"), {"secret_mark"})
        self.assertEqual(rules(resolutions="要保守国家秘密"), set())

    def test_notices(self) -> None:
        good = {"title": "通知", "notice_day": "2020-03-01", "notice_text": "请参加", "notice_place": ""}
        self.assertEqual(notice_gaps(good, TODAY), [])
        for name in ("title", "notice_day", "notice_text"):
            self.assertEqual([gap.rule for gap in notice_gaps({**good, name: ""}, TODAY)], [f"missing_{name}"])
        wrong = {**good, "notice_text": "11010519491231002X"}
        self.assertEqual([gap.rule for gap in notice_gaps(wrong, TODAY)], ["personal_id_in_text"])


class TestFrequency(unittest.TestCase):
    def test_the_settings_are_read(self) -> None:
        found = read_frequency(DEFAULT)
        self.assertEqual(
            found, {"支部党员大会": "季", "支委会": "月", "党小组会": "月", "党课": "季", "主题党日": "月"}
        )
        self.assertTrue(all(frequency_line(line) for line in DEFAULT))
        for line in ("", "党课", "党课 周", "开会 月", "党课 季 月"):
            self.assertFalse(frequency_line(line))

    def test_only_what_is_over_is_missing(self) -> None:
        meetings = [("一", "支委会", date(2019, 1, 31)), ("一", "支委会", date(2019, 3, 1))]
        (found,) = check(meetings, ["一"], {"支委会": "月"}, 2019, date(2019, 4, 30))
        self.assertEqual(found.missing, (2,))
        self.assertEqual(found.held[:4], (1, 0, 1, 0))
        (later,) = check(meetings, ["一"], {"支委会": "月"}, 2019, date(2019, 5, 1))
        self.assertEqual(later.missing, (2, 4))

    def test_branches_that_held_nothing_are_told(self) -> None:
        found = check([("三", "党课", date(2019, 1, 1))], ["二", "一"], {"党课": "季"}, 2019, TODAY)
        self.assertEqual(
            [(each.branch, each.missing) for each in found],
            [("二", (1, 2, 3, 4)), ("一", (1, 2, 3, 4)), ("三", (2, 3, 4))],
        )

    @given(MEETINGS, st.sampled_from([2019, 2020]), DAYS, st.sampled_from(list(PERIODS)))
    def test_against_a_plain_count(self, meetings: list, year: int, today: date, period: str) -> None:
        found = check(meetings, ["一", "二"], {kind: period for kind in KINDS[:5]}, year, today)
        self.assertEqual(len(found), 10)
        for each in found:
            days = [
                day for branch, kind, day in meetings if (branch, kind) == (each.branch, each.kind) and day.year == year
            ]
            self.assertEqual(sum(each.held), len(days))
            length = PERIODS[period]
            missing = []
            for number in range(12 // length):
                months = range(number * length + 1, (number + 1) * length + 1)
                over = (today.year, today.month) > (year, months[-1])
                if over and not any(day.month in months for day in days):
                    missing.append(number + 1)
            self.assertEqual(each.missing, tuple(missing))
