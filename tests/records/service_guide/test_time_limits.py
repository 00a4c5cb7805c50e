"""Working days against calendar days, held against a calendar that is counted through."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from shangnan.policy.records.service_guide.gate.time_limits import longest_in_calendar_days
from shangnan.policy.records.service_guide.gate.time_limits import shortest_in_calendar_days

import unittest


def days_taken(start: date, working_days: int) -> int:
    """Count, day by day, how long a number of working days takes from the day of the application."""
    day = start
    while working_days:
        day += timedelta(days=1)
        if day.weekday() < 5:
            working_days -= 1
    return (day - start).days


class CalendarDays(unittest.TestCase):
    def test_bounds_are_those_of_the_calendar(self) -> None:
        week = [date(2026, 3, 2) + timedelta(days=number) for number in range(7)]
        for working_days in range(120):
            taken = [days_taken(day, working_days) for day in week]
            self.assertEqual(longest_in_calendar_days(working_days), max(taken))
            self.assertEqual(shortest_in_calendar_days(working_days), min(taken))
