"""Whether the period of a filed item is over. Pure.

The period is the one under which the item was filed. A new schedule never changes it; only the decision of an executed disposal list does,
and that only lengthens it.
"""

from __future__ import annotations

from datetime import date
from shangnan.policy.registry.retention.periods import expires
from shangnan.policy.registry.retention.periods import YEARS

#: Periods by length, the shortest first.
BY_LENGTH: tuple[str, ...] = tuple(sorted(YEARS, key=lambda code: YEARS[code] or 10**6))


def is_longer(period: str, than: str) -> bool:
    """Tell whether one period is longer than another.

    >>> is_longer("D30", than="D10"), is_longer("D10", than="Y")
    (True, False)

    :raises ValueError: for an unknown code.
    """
    return BY_LENGTH.index(period) > BY_LENGTH.index(than)


def longer_than(period: str) -> tuple[str, ...]:
    """Return the periods to which one can be lengthened."""
    return tuple(code for code in BY_LENGTH if is_longer(code, period))


def is_expired(year: int, period: str, day: date) -> bool:
    """Tell whether a period is over on a day; one that is for ever never is.

    :param year: of formation, four digits.
    """
    end = expires(year, period)
    return end is not None and end <= day


def last_expired_year(period: str, day: date) -> int | None:
    """Return the last year of formation whose period is over on a day; None for what is kept for ever.

    >>> last_expired_year("D10", date(2022, 1, 1)), last_expired_year("D10", date(2021, 12, 31))
    (2011, 2010)
    """
    years = YEARS[period]
    return None if years is None else day.year - years - 1
