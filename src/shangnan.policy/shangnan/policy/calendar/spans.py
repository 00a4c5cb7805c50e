"""How many calendar days a number of working days takes at most and at least, by the calendars that were announced. Pure.

Every day of the announced years is tried as the day of an application, so the longest holidays and the weeks in which a
Saturday or Sunday is worked are counted.
"""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from functools import lru_cache
from shangnan.policy.calendar.working_days import is_working_day

# Since 2014 holidays and 调休 are arranged as they are now.
FIRST_YEAR = 2014
# Longer limits are put together from stretches of this many working days.
_STRETCH = 1000


def longest_in_calendar_days(working_days: int) -> int:
    """Return the most calendar days that a number of working days has taken; day 1 is the working day after the application.

    :param working_days: 0 or more.
    """
    stretches, left = divmod(working_days, _STRETCH)
    return stretches * _longest(_STRETCH) + _longest(left)


def shortest_in_calendar_days(working_days: int) -> int:
    """Return the fewest calendar days that a number of working days has taken.

    :param working_days: 0 or more.
    """
    stretches, left = divmod(working_days, _STRETCH)
    return stretches * _shortest(_STRETCH) + _shortest(left)


def known_years() -> tuple[int, int]:
    """Return the first and the last year that both are counted in."""
    days = _worked()
    return days[0].year, days[-1].year


@lru_cache(maxsize=256)
def _longest(number: int) -> int:
    days = _worked()
    return max((days[at + number] - days[at]).days for at in range(len(days) - number)) if number else 0


@lru_cache(maxsize=256)
def _shortest(number: int) -> int:
    days = _worked()
    return min((days[at + number - 1] - days[at]).days + 1 for at in range(len(days) - number + 1)) if number else 0


@lru_cache(maxsize=1)
def _worked() -> tuple[date, ...]:
    """Return the working days from FIRST_YEAR to the end of the last announced year."""
    found, day = [], date(FIRST_YEAR, 1, 1)
    while (known := is_working_day(day))[1]:
        if known[0]:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)
