"""Which items a batch may be made of: by fonds, years and period from the register, which is walked where it matters only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from plone import api
from shangnan.policy.registry.disposal.claims import claimed
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import KEY
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover.batches import open_batches
from shangnan.policy.registry.handover.rules import may_be_gathered
from shangnan.policy.registry.handover.rules import MOST_NUMBERS
from zope.annotation.interfaces import IAnnotations


@dataclass(frozen=True, order=True)
class FiledClass:
    """What is filed under one fonds and class in one year with one period.

    :param fonds: 全宗号.
    :param class_code: 门类.
    :param year: four digits.
    :param period: code.
    """

    fonds: str
    class_code: str
    year: int
    period: str

    @property
    def prefix(self) -> str:
        """How the archival numbers begin."""
        return f"{self.fonds}-{self.class_code}·{self.year}-{self.period}-"


def filed_classes() -> list[FiledClass]:
    """Return the classes under which something is filed; jumps from one to the next, however much lies in each."""
    kept = IAnnotations(api.portal.get()).get(KEY)  # a page that is only read makes no register
    if kept is None:
        return []
    found, after = [], ""
    while number := next(iter(kept.by_number.keys(after)), None):
        item = kept.numbered(number)
        assert item is not None  # it was listed just now
        one = FiledClass(item.fonds, item.class_code, item.year, item.period)
        found.append(one)
        after = one.prefix + chr(0x10FFFF)
    return sorted(found)


def waiting(fonds: str, years: range, period: str = "") -> list[str]:
    """Return the 档号 that wait to be handed over, one more than a batch may hold at most.

    :param fonds: 全宗号; "" for any.
    :param years: of formation.
    :param period: code; "" for any.
    """
    found = (item.archival_number for item in _waiting(fonds, years, period))
    return list(islice(found, MOST_NUMBERS + 1))


def _waiting(fonds: str, years: range, period: str) -> Iterator[FiledItem]:
    taken, listed = open_batches(), claimed()
    for one in filed_classes():
        if one.year in years and fonds in ("", one.fonds) and period in ("", one.period):
            yield from (item for item in register().items(one.prefix) if may_be_gathered(item, taken, listed))
