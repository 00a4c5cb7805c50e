"""Periods of retention, and when one ends. Pure.

国家档案局令第8号 (机关文件材料归档范围和文书档案保管期限规定), 第四条: 永久 and 定期, the latter 30年 and 10年; counted from 1 January after
the year in which the record was formed.
"""

from __future__ import annotations

from datetime import date
from shangnan.policy import _

#: Code in archival numbers (DA/T 13-2022) to years; None for ever.
YEARS: dict[str, int | None] = {"Y": None, "D30": 30, "D10": 10}
TITLES: dict[str, str] = {"Y": _("Permanent"), "D30": _("30 years"), "D10": _("10 years")}


def expires(year: int, period: str) -> date | None:
    """Return the first day on which a period is over.

    >>> expires(2011, "D10")
    datetime.date(2022, 1, 1)

    :param year: in which the record was formed, four digits.
    :param period: a code of `YEARS`.
    :returns: None for what is kept for ever.
    :raises KeyError: for another code.
    """
    years = YEARS[period]
    return None if years is None else date(year + 1 + years, 1, 1)
