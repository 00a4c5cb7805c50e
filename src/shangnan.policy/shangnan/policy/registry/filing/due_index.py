"""The catalog's index of what is due for filing: the day of formation as a number, so that a year is a range and sorts by day."""

from __future__ import annotations

from datetime import date
from typing import Any

INDEX = "filing_due"
# Of those that say no day.
NO_DAY = 0


def day_number(day: date) -> int:
    """Return a day as the index has it.

    >>> day_number(date(2019, 11, 20))
    20191120
    """
    return day.year * 10_000 + day.month * 100 + day.day


def year_of(number: int) -> int:
    """Return the year of what the index has; 0 for those that say no day."""
    return number // 10_000


def range_of(year: int) -> tuple[int, int]:
    """Return the first and the last number of a year; of those that say no day for 0."""
    return (year * 10_000, year * 10_000 + 9_999) if year else (NO_DAY, NO_DAY)


def reindex_due(record: Any) -> None:
    """Tell the catalog anew whether a record is due."""
    record.reindexObject(idxs=[INDEX])
