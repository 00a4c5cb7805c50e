"""Working days: announced ones, the county's own table over them, and what is not known yet."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.calendar.working_days import is_working_day
from shangnan.policy.calendar.working_days import Limit
from shangnan.policy.calendar.working_days import limit_after
from shangnan.policy.calendar.working_days import MAX_DAYS
from shangnan.policy.calendar.working_days import read_table
from shangnan.policy.calendar.working_days import Table
from shangnan.policy.calendar.working_days import table_line
from shangnan.policy.calendar.working_days import working_days_left

import unittest

KNOWN_DAYS = st.dates(date(2019, 1, 1), date(2026, 6, 30))


class TestDays(unittest.TestCase):
    def test_announced_days(self) -> None:
        for text, worked in (
            ("2026-02-14", True),  # a Saturday that is worked for the Spring Festival
            ("2026-02-16", False),
            ("2026-10-05", False),
            ("2026-10-10", True),
            ("2026-11-27", True),
            ("2026-11-28", False),
            ("2019-12-26", True),
        ):
            with self.subTest(text):
                self.assertEqual(is_working_day(date.fromisoformat(text)), (worked, True))

    def test_beyond_the_data_weekdays_count_and_it_is_said(self) -> None:
        self.assertEqual(is_working_day(date(2027, 1, 5)), (True, False))
        self.assertEqual(is_working_day(date(2027, 1, 3)), (False, False))
        self.assertEqual(is_working_day(date(2003, 12, 31)), (True, False))

    def test_a_holiday_of_the_law_is_free_and_known_in_any_year(self) -> None:
        for day in (date(2027, 1, 1), date(2027, 2, 5), date(2027, 6, 9), date(2031, 10, 3), date(2044, 4, 4)):
            with self.subTest(day):
                self.assertEqual(is_working_day(day), (False, True))
                # Even where the county says that it has entered all days of the year; only a line for the day itself changes it.
                self.assertEqual(is_working_day(day, Table(complete=frozenset({day.year}))), (False, True))
                self.assertEqual(is_working_day(day, Table({day: True})), (True, True))

    def test_the_table_stands_above(self) -> None:
        table = read_table(["2026-11-27 休 县庆", "2026-11-28 班", "2027-01-01 休 元旦"])
        self.assertEqual(is_working_day(date(2026, 11, 27), table), (False, True))
        self.assertEqual(is_working_day(date(2026, 11, 28), table), (True, True))
        self.assertEqual(is_working_day(date(2027, 1, 1), table), (False, True))
        self.assertEqual(is_working_day(date(2027, 1, 4), table), (True, False))


class TestTable(unittest.TestCase):
    def test_lines(self) -> None:
        for line in (
            "2027-01-01 休",
            "2027-01-01 休 元旦",
            "2027-02-05 至 2027-02-11 休 春节",
            " 2027-02-14  班 ",
            "2027 完整",
        ):
            with self.subTest(line):
                self.assertTrue(table_line(line))
        for line in (
            "", "2027", "2027-01-01", "2027-13-01 休", "2027-02-30 班", "1月1日 休", "2027-01-01 放假", "2027-02-11 至 2027-02-05 休",
            "2027-01-01 至 2027-12-31 休", "完整 2027", "2027-01-01休",
        ):  # fmt: skip
            with self.subTest(line):
                self.assertFalse(table_line(line))

    def test_ranges_and_later_lines(self) -> None:
        table = read_table(["2027-02-05 至 2027-02-07 休", "无法读取", "2027-02-06 班", "2027 完整"])
        days = {date(2027, 2, 5): False, date(2027, 2, 6): True, date(2027, 2, 7): False}
        self.assertEqual(table, Table(days, frozenset({2027})))


class TestLimits(unittest.TestCase):
    def test_day_one_is_the_next_working_day(self) -> None:
        friday = date(2026, 11, 27)
        self.assertEqual(limit_after(friday, 1), Limit(date(2026, 11, 30)))
        self.assertEqual(limit_after(friday + timedelta(days=1), 1), Limit(date(2026, 11, 30)))
        self.assertEqual(limit_after(friday, 5), Limit(date(2026, 12, 4)))
        # Over the National Day of 2026: seven free days, and the Saturday after them is worked.
        self.assertEqual(limit_after(date(2026, 9, 30), 3), Limit(date(2026, 10, 10)))

    def test_past_the_data_it_is_provisional_until_the_days_are_entered(self) -> None:
        start = date(2026, 12, 30)
        self.assertEqual(limit_after(start, 1), Limit(date(2026, 12, 31)))
        # The first of January is free by law; what else is free or worked in that year nobody knows yet.
        self.assertEqual(limit_after(start, 2), Limit(date(2027, 1, 4), (2027,)))
        self.assertTrue(limit_after(start, 2).provisional)
        one_day = read_table(["2027-01-02 班 调休"])
        self.assertEqual(limit_after(start, 2, one_day), Limit(date(2027, 1, 2)))
        self.assertEqual(limit_after(start, 3, one_day), Limit(date(2027, 1, 4), (2027,)))
        whole = read_table(["2027-01-04 休", "2027 完整"])
        self.assertEqual(limit_after(start, 2, whole), Limit(date(2027, 1, 5)))
        self.assertEqual(limit_after(date(2027, 12, 30), 300).unannounced, (2027, 2028, 2029))
        self.assertEqual(limit_after(date(2027, 12, 30), 300, whole).unannounced, (2028, 2029))

    def test_what_is_no_limit(self) -> None:
        for days in (0, -1, MAX_DAYS + 1):
            with self.assertRaises(ValueError):
                limit_after(date(2026, 11, 27), days)

    def test_days_left(self) -> None:
        last = date(2026, 12, 4)
        for today, left in (
            (date(2026, 12, 4), 0), (date(2026, 12, 3), 1), (date(2026, 11, 27), 5), (date(2026, 12, 7), -1), (date(2026, 12, 5), 0),
        ):  # fmt: skip
            with self.subTest(today):
                self.assertEqual(working_days_left(today, last), left)

    @given(KNOWN_DAYS, st.integers(1, 60))
    def test_the_last_day_is_worked_and_as_far_away_as_said(self, start: date, days: int) -> None:
        limit = limit_after(start, days)
        self.assertTrue(is_working_day(limit.day)[0])
        self.assertEqual(working_days_left(start, limit.day), days)
        self.assertFalse(limit.provisional)
