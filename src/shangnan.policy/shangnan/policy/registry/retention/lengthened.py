"""Decisions that lengthen the period of a filed item: kept beside its entry, by 档号, for good. The 档号 stays as it was given.

Only the end of a disposal list brings them in: an appraisal that was approved, with its ground.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from datetime import date
from plone import api
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.retention.expiry import is_expired
from shangnan.policy.registry.retention.expiry import is_longer
from shangnan.policy.registry.retention.periods import expires
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.lengthened"


@dataclass(frozen=True)
class Lengthened:
    """A decision on the period of one item.

    :param before: code of the period that it had.
    :param period: code of the period that it has from then on.
    :param ground: why.
    :param list_number: of the disposal list that decided.
    :param list_uid: UID of that list.
    :param approver: user id of whoever approved it.
    :param decided: ISO 8601 time with zone.
    """

    before: str
    period: str
    ground: str
    list_number: str
    list_uid: str
    approver: str
    decided: str


def decisions_on(archival_number: str) -> list[Lengthened]:
    """Return the decisions on an item, oldest first."""
    kept: Mapping[str, tuple] = IAnnotations(api.portal.get()).get(KEY, {})
    return [Lengthened(**dict(one)) for one in kept.get(archival_number, ())]


def period_of(item: FiledItem) -> str:
    """Return the code of the period that an item has now."""
    found = decisions_on(item.archival_number)
    return found[-1].period if found else item.period


def expiry_of(item: FiledItem) -> date | None:
    """Return the first day on which an item's period is over; None for what is kept for ever."""
    return expires(item.year, period_of(item))


def is_over(item: FiledItem, day: date) -> bool:
    """Tell whether an item's period is over on a day."""
    return is_expired(item.year, period_of(item), day)


def lengthen(item: FiledItem, decision: Lengthened) -> None:
    """Give an item a longer period.

    :raises ValueError: where the period is not longer than the one that it has.
    """
    if not is_longer(decision.period, than=period_of(item)):
        raise ValueError(f"{decision.period} is not longer")
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    kept = annotations[KEY]
    kept[item.archival_number] = (*kept.get(item.archival_number, ()), tuple(asdict(decision).items()))
