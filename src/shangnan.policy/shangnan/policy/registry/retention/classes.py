"""The lowest classes of the register whose period is over on a day, found by ranges of archival numbers: no entry is woken for it.

A 档号 begins with the class: `全宗号-门类·年度-期限-机构-件号`. So one jump for each class leads through the register, however many items it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.filing.item import FILED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.retention.entries import entries
from shangnan.policy.registry.retention.expiry import is_expired
from shangnan.policy.registry.retention.lengthened import is_over
from shangnan.policy.registry.retention.periods import YEARS
from typing import Any

AFTER = chr(0x10FFFF)


@dataclass(frozen=True)
class LowestClass:
    """A lowest class of the register.

    :param prefix: of its archival numbers, with the last hyphen: `Z109-WS·2011-D10-BGS-`.
    :param year: of formation, four digits.
    :param period: code under which its items were filed.
    :param unit_code: 机构（问题）代码.
    """

    prefix: str
    year: int
    period: str
    unit_code: str


def lowest_class(archival_number: str) -> LowestClass | None:
    """Return the class of an archival number; None where it is not made of year, period and unit.

    >>> lowest_class("Z109-WS·2011-D10-BGS-0001").unit_code
    'BGS'
    """
    head, _hyphen, _number = archival_number.rpartition("-")
    parts = head.rpartition("·")[2].split("-", 2)
    if len(parts) != 3 or not parts[0].isdigit() or parts[1] not in YEARS:
        return None
    return LowestClass(f"{head}-", int(parts[0]), parts[1], parts[2])


def _first_from(numbers: Any, least: str) -> str | None:
    return next(iter(numbers.keys(least)), None)


def classes() -> Iterator[LowestClass]:
    """Yield the lowest classes of the register, by their numbers."""
    numbers = entries().by_number
    number = _first_from(numbers, "")
    while number is not None:
        found = lowest_class(number)
        if found is not None:
            yield found
        number = _first_from(numbers, number.rpartition("-")[0] + "-" + AFTER)


def expired_classes(day: date) -> list[LowestClass]:
    """Return the classes whose period is over on a day, the oldest first; what is permanent never is among them."""
    found = [one for one in classes() if is_expired(one.year, one.period, day)]
    return sorted(found, key=lambda one: (one.year, one.period, one.unit_code, one.prefix))


def left_in(one: LowestClass) -> int:
    """Return how many items of a class were not destroyed, without waking any."""
    bounds = (one.prefix, one.prefix + AFTER)
    return len(entries().by_number.keys(*bounds)) - len(destroyed().keys(*bounds))


def expired_items(one: LowestClass, day: date, after: str = "") -> Iterator[FiledItem]:
    """Yield the items of a class whose period is over on a day and that are still filed here.

    What was destroyed is passed over by its number alone; what was lengthened is over on another day.

    :param after: archival number after which they begin; "" for the first.
    """
    gone, kept = destroyed(), entries()
    for number in kept.by_number.keys(max(one.prefix, after), one.prefix + AFTER):
        item = None if number in gone or number <= after else kept.numbered(number)
        if item is not None and item.state == FILED and is_over(item, day):
            yield item


def page_of(one: LowestClass, day: date, after: str, most: int) -> list[FiledItem]:
    """Return a page of such items.

    :param after: archival number of the last one before the page; "" for the first page.
    :param most: how many it has.
    """
    return list(islice(expired_items(one, day, after), most))
