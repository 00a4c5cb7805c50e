"""Working days in calendar days, held against announced calendars that are counted through."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from shangnan.policy.calendar.spans import known_years
from shangnan.policy.calendar.spans import longest_in_calendar_days
from shangnan.policy.calendar.spans import shortest_in_calendar_days
from shangnan.policy.calendar.working_days import is_working_day
from shangnan.policy.calendar.working_days import limit_after

import unittest

FIRST, LAST = date(2014, 1, 1), date(2026, 10, 31)


def days_taken(worked: list[bool], start: int, number: int) -> int:
    """Count, day by day, how long a number of working days takes from the day of the application."""
    at = start
    while number:
        at += 1
        number -= worked[at]
    return at - start


class TestSpans(unittest.TestCase):
    def test_bounds_are_those_of_the_calendar(self) -> None:
        days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days)]
        worked = [is_working_day(day)[0] for day in days]
        for number in (1, 5, 20, 60):
            taken = [days_taken(worked, at, number) for at in range(len(days) - 120)]
            with self.subTest(number):
                self.assertEqual(longest_in_calendar_days(number), max(taken))
                self.assertEqual(shortest_in_calendar_days(number), min(taken))

    def test_the_spring_festival_is_in_it(self) -> None:
        # Twenty working days from the last day of 2024 ended on the fifth of February.
        self.assertEqual(limit_after(date(2024, 12, 31), 20).day, date(2025, 2, 5))
        self.assertGreaterEqual(longest_in_calendar_days(20), 36)

    def test_longer_is_never_less(self) -> None:
        for number in (0, 1, 7, 30, 999, 1000, 1001, 3649):
            self.assertLessEqual(longest_in_calendar_days(number), longest_in_calendar_days(number + 1))
            self.assertLessEqual(shortest_in_calendar_days(number), shortest_in_calendar_days(number + 1))
            self.assertLessEqual(number, shortest_in_calendar_days(number))
            self.assertLessEqual(shortest_in_calendar_days(number), longest_in_calendar_days(number))
        self.assertEqual((longest_in_calendar_days(0), shortest_in_calendar_days(0)), (0, 0))

    def test_the_years(self) -> None:
        first, last = known_years()
        self.assertEqual(first, 2014)
        self.assertTrue(is_working_day(date(last, 12, 31))[1])
        self.assertFalse(is_working_day(date(last + 1, 12, 30))[1])
