"""The register as a list: years, periods and units stand in the numbers themselves, so that a page wakes what it shows and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.filing.service import REGISTER
from shangnan.policy.registry.numbers import kept

PAGE = 50


@dataclass(frozen=True)
class LowestClass:
    """A lowest class 最低一级类目, whose numbers count by themselves.

    :param key: e.g. `Z109-WS·2011-Y-BGS`; with a hyphen behind it every number of the class begins so.
    """

    key: str
    year: int
    period: str
    unit_code: str


def class_of(key: str, year: int) -> LowestClass:
    """Return what a key says.

    >>> class_of("Z109-WS·2011-D30-BGS", 2011).period
    'D30'
    """
    period, unit_code = key.rsplit("-", 2)[1:]
    return LowestClass(key, year, period, unit_code)


def classes(year: int = 0, period: str = "", unit_code: str = "") -> list[LowestClass]:
    """Return the lowest classes in which anything is filed, by key; those of a year, period or unit where that is asked."""
    found = (class_of(key, of_year) for key, of_year in sorted(kept(REGISTER)))
    return [
        each
        for each in found
        if (not year or each.year == year)
        and (not period or each.period == period)
        and (not unit_code or each.unit_code == unit_code)
    ]


def filed_items(
    year: int = 0, period: str = "", unit_code: str = "", kind: str = "", after: str = ""
) -> Iterator[FiledItem]:
    """Yield items by 档号, lazily.

    :param kind: portal type; `paper` for what is on paper; "" for all.
    :param after: 档号 behind which the list begins.
    """
    for each in classes(year, period, unit_code):
        prefix = f"{each.key}-"
        if after and prefix + chr(0x10FFFF) < after:
            continue
        start = after if after.startswith(prefix) else ""
        for item in register().items_from(prefix, start):
            if not kind or (item.portal_type or "paper") == kind:
                yield item


def page_of(
    year: int = 0, period: str = "", unit_code: str = "", kind: str = "", after: str = "", size: int = PAGE
) -> tuple[list[FiledItem], bool]:
    """Return the items of a page, and whether there are more behind it."""
    found: list[FiledItem] = []
    for item in filed_items(year, period, unit_code, kind, after):
        if len(found) == size:
            return found, True
        found.append(item)
    return found, False
