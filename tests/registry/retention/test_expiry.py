"""When a period is over: for every year and period the list of a day and the single question agree."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.registry.retention.expiry import BY_LENGTH
from shangnan.policy.registry.retention.expiry import is_expired
from shangnan.policy.registry.retention.expiry import is_longer
from shangnan.policy.registry.retention.expiry import last_expired_year
from shangnan.policy.registry.retention.expiry import longer_than
from shangnan.policy.registry.retention.periods import expires
from shangnan.policy.registry.retention.periods import YEARS

import unittest

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
YEARS_OF_FORMATION = st.integers(1949, 2100)
PERIODS = st.sampled_from(sorted(YEARS))


class TestExpiry(unittest.TestCase):
    def test_the_day_itself(self) -> None:
        self.assertFalse(is_expired(2011, "D10", date(2021, 12, 31)))
        self.assertTrue(is_expired(2011, "D10", date(2022, 1, 1)))
        self.assertFalse(is_expired(1949, "Y", date(2100, 1, 1)))

    def test_order_of_periods(self) -> None:
        self.assertEqual(BY_LENGTH, ("D10", "D30", "Y"))
        self.assertEqual((longer_than("D10"), longer_than("D30"), longer_than("Y")), (("D30", "Y"), ("Y",), ()))
        self.assertFalse(is_longer("D10", than="D10"))

    @given(YEARS_OF_FORMATION, PERIODS, DAYS)
    def test_year_and_day_agree(self, year: int, period: str, day: date) -> None:
        last = last_expired_year(period, day)
        self.assertEqual(is_expired(year, period, day), last is not None and year <= last)

    @given(YEARS_OF_FORMATION, PERIODS, PERIODS, DAYS)
    def test_a_longer_period_is_never_over_before(self, year: int, period: str, other: str, day: date) -> None:
        if is_longer(period, than=other) and is_expired(year, period, day):
            self.assertTrue(is_expired(year, other, day))

    @given(YEARS_OF_FORMATION, st.sampled_from(("D10", "D30")))
    def test_it_ends_with_a_year(self, year: int, period: str) -> None:
        end = expires(year, period)
        assert end is not None
        self.assertEqual((end.month, end.day), (1, 1))
        self.assertFalse(is_expired(year, period, end - timedelta(days=1)))
        self.assertTrue(is_expired(year, period, end))
