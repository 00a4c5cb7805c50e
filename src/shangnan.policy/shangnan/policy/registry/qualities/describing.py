"""The description of a record as its entry in the register gives it, in the elements of DA/T 46-2009. Pure."""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.elements import day
from shangnan.policy.registry.handover.elements import PERIODS
from shangnan.policy.registry.handover.elements import secrecy
from shangnan.policy.registry.qualities.tables import limits

#: How a field of the entry is written, where not as it stands.
_WRITTEN: dict[str, Callable[[FiledItem], str]] = {
    "level": lambda item: "件",
    "period": lambda item: PERIODS.get(item.period, item.period),
    "number": lambda item: f"{item.number:04d}",
    # One that is no day stays as it is, and fails as what it is.
    "date": lambda item: day(item.date) or item.date,
    "secrecy": secrecy,
    "pages": lambda item: str(item.pages) if item.pages else "",
}


def described(item: FiledItem) -> dict[str, str]:
    """Return the values of the elements that a record has when it is filed, by name; "" for those without one."""
    return {
        limit.name: _WRITTEN[limit.filed_as](item) if limit.filed_as in _WRITTEN else str(getattr(item, limit.filed_as))
        for limit in limits().values()
        if limit.filed_as
    }


def needed_at_filing() -> tuple[str, ...]:
    """Return the names of the elements that the description has to have when a record is filed."""
    return tuple(limit.name for limit in limits().values() if limit.filed_as)
