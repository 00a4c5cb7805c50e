"""The register of what is filed: an entry for each 件, kept as plain data in an object of its own, for good."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from persistent import Persistent
from plone import api
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.item import item_from
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.filed"


class Kept(Persistent):
    """One entry: reading a list wakes the entries of that list alone."""

    def __init__(self, plain: dict[str, Any]) -> None:
        self.plain = plain


class FiledRegister(Persistent):
    """Entries by archival number, and the number of each record; members of an item lead to it."""

    def __init__(self) -> None:
        self.by_number = OOBTree()
        self.number_of = OOBTree()

    def add(self, item: FiledItem) -> None:
        """Add an entry.

        :raises ValueError: where the number or one of the records is there already.
        """
        uids = (item.uid, *item.members)
        if item.archival_number in self.by_number or any(uid in self.number_of for uid in uids):
            raise ValueError(f"filed already: {item.archival_number}")
        self.by_number[item.archival_number] = Kept(item.plain())
        for uid in uids:
            self.number_of[uid] = item.archival_number

    def replace(self, item: FiledItem) -> None:
        """Put another state, box, place or receipt into an entry.

        :raises LookupError: where there is none.
        """
        kept = self.by_number.get(item.archival_number)
        if kept is None:
            raise LookupError(item.archival_number)
        kept.plain = item.plain()

    def of(self, uid: str) -> FiledItem | None:
        """Return the item that a record belongs to; None for one that is not filed."""
        number = self.number_of.get(uid)
        return None if number is None else self.numbered(number)

    def numbered(self, archival_number: str) -> FiledItem | None:
        """Return the item of a 档号; None for none."""
        kept = self.by_number.get(archival_number)
        return None if kept is None else item_from(kept.plain)

    def items(self, prefix: str = "") -> Iterator[FiledItem]:
        """Yield the items by 档号, those whose number begins in a way (`Z109-WS·2011-`)."""
        for kept in self.by_number.values(prefix, prefix + chr(0x10FFFF)):
            yield item_from(kept.plain)

    def items_from(self, prefix: str, after: str = "") -> Iterator[FiledItem]:
        """Yield the items whose number begins in a way, by number; only those behind a number where one is given."""
        for kept in self.by_number.values(after or prefix, prefix + chr(0x10FFFF), excludemin=bool(after)):
            yield item_from(kept.plain)

    def __len__(self) -> int:
        return len(self.by_number)


def register() -> FiledRegister:
    """Return the site's register, made where there is none."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = FiledRegister()
    return annotations[KEY]


def item_of(record: Any) -> FiledItem | None:
    """Return the item that a record was filed as, or is a member of; None for one that is not filed."""
    found = IAnnotations(api.portal.get()).get(KEY)
    return None if found is None else found.of(api.content.get_uuid(record))
