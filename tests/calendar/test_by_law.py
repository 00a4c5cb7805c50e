"""The thirteen days of the law, held against what was announced and against days that were looked up."""

from __future__ import annotations

from datetime import date
from shangnan.policy.calendar.by_law import FIRST_YEAR
from shangnan.policy.calendar.by_law import holiday_by_law
from shangnan.policy.calendar.by_law import holidays_by_law
from shangnan.policy.calendar.by_law import LAST_YEAR

import chinese_calendar
import unittest

# Looked up in almanacs: first day of the lunar year, 清明, 端午, 中秋.
LOOKED_UP = {
    2027: ("02-06", "04-05", "06-09", "09-15"),
    2028: ("01-26", "04-04", "05-28", "10-03"),  # 中秋 meets 国庆 and gives the day its name
    2029: ("02-13", "04-04", "06-16", "09-22"),
    2030: ("02-03", "04-05", "06-05", "09-12"),
    2033: ("01-31", "04-04", "06-01", "09-08"),
}


class TestByLaw(unittest.TestCase):
    def test_days_of_the_lunar_calendar(self) -> None:
        for year, days in LOOKED_UP.items():
            for day, name in zip(days, ("春节", "清明节", "端午节", "中秋节"), strict=True):
                with self.subTest(year, name=name):
                    self.assertEqual(holiday_by_law(date.fromisoformat(f"{year}-{day}")), name)

    def test_a_year_whole(self) -> None:
        self.assertEqual(
            {f"{day:%m-%d}": name for day, name in sorted(holidays_by_law(2027).items())},
            {
                "01-01": "元旦", "02-05": "春节", "02-06": "春节", "02-07": "春节", "02-08": "春节", "04-05": "清明节",
                "05-01": "劳动节", "05-02": "劳动节", "06-09": "端午节", "09-15": "中秋节",
                "10-01": "国庆节", "10-02": "国庆节", "10-03": "国庆节",
            },
        )  # fmt: skip

    def test_thirteen_days_but_where_two_holidays_meet(self) -> None:
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            with self.subTest(year):
                days = holidays_by_law(year)
                self.assertTrue(12 <= len(days) <= 13)
                self.assertEqual({day.year for day in days}, {year})
        self.assertEqual(len(holidays_by_law(2028)), 12)

    def test_every_one_was_free_in_the_years_that_were_announced(self) -> None:
        checked = 0
        for year in (2025, 2026):
            for day in holidays_by_law(year):
                self.assertFalse(chinese_calendar.is_workday(day), day)
                checked += 1
        self.assertEqual(checked, 26)

    def test_other_days_and_other_years(self) -> None:
        self.assertEqual(holiday_by_law(date(2027, 1, 2)), "")
        self.assertEqual(holidays_by_law(FIRST_YEAR - 1), {})
        self.assertEqual(holidays_by_law(LAST_YEAR + 1), {})
