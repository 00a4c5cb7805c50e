"""By when the papers of a year are filed: last year's by 30 June (档案局令第8号 gives the year; the day is the office's setting). Pure."""

from __future__ import annotations

from datetime import date

import re

DEFAULT = "06-30"
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def is_day(text: str) -> bool:
    """Tell whether a text is a month and a day that every year has.

    >>> is_day("06-30"), is_day("02-30"), is_day("02-29")
    (True, False, False)
    """
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"2019-{text}")
    except ValueError:
        return False
    return True


def is_overdue(year: int, today: date, last_day: str = DEFAULT) -> bool:
    """Tell whether the records of a year should have been filed.

    >>> is_overdue(2018, date(2019, 6, 30)), is_overdue(2018, date(2019, 7, 1))
    (False, True)

    :param year: of formation; 0 for those that say no day, which are never overdue.
    :param last_day: month and day of the year after.
    """
    return year > 0 and today > date.fromisoformat(f"{year + 1:04d}-{last_day if is_day(last_day) else DEFAULT}")
