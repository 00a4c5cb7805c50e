"""Holidays that the law itself fixes, in any year, whether or not its arrangement (放假安排) has been announced. Pure.

全国年节及纪念日放假办法, as revised in November 2024 and in force from 2025: thirteen days. Days of the lunar calendar and 清明 come
from `lunar_python`, which is loaded with the first year that needs it.
"""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from functools import lru_cache
from typing import Any

# The lunar calendar is reckoned for these years; before the revision other days were holidays.
FIRST_YEAR, LAST_YEAR = 2025, 2099
_FIXED = {
    "元旦": ((1, 1),),
    "劳动节": ((5, 1), (5, 2)),
    "国庆节": ((10, 1), (10, 2), (10, 3)),
}
_LUNAR = {"端午节": (5, 5), "中秋节": (8, 15)}
# 农历除夕、正月初一至初三, counted from the first day of the lunar year.
_SPRING_FESTIVAL = range(-1, 3)


def holiday_by_law(day: date) -> str:
    """Return the name of the holiday that the law makes of a day; empty for every other day.

    :param day: outside FIRST_YEAR to LAST_YEAR no day is known as a holiday.
    """
    return holidays_by_law(day.year).get(day, "")


@lru_cache(maxsize=128)
def holidays_by_law(year: int) -> dict[date, str]:
    """Return the holidays of a year with their names; none outside FIRST_YEAR to LAST_YEAR.

    Two holidays may fall on one day (国庆节 and 中秋节 in 2028): then the year has a day less.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return {}
    from lunar_python import Lunar
    from lunar_python import Solar

    def day_of(solar: Any) -> date:
        return date(solar.getYear(), solar.getMonth(), solar.getDay())

    def lunar(month: int, number: int) -> date:
        return day_of(Lunar.fromYmd(year, month, number).getSolar())

    found = {date(year, month, number): name for name, days in _FIXED.items() for month, number in days}
    found |= {lunar(1, 1) + timedelta(days=offset): "春节" for offset in _SPRING_FESTIVAL}
    found |= {lunar(*at): name for name, at in _LUNAR.items()}
    found[day_of(Solar.fromYmd(year, 3, 25).getLunar().getJieQiTable()["清明"])] = "清明节"
    return found
