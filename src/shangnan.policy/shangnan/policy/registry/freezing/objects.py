"""What is frozen, as it is stored: the numbers of the objects that make up each filed record.

Stored in the root of the database, beside the application, since it speaks of the whole database and belongs to no content. Leaves are
small and the record's objects mostly lie side by side, so that filing a record writes two or three leaves and filings seldom meet.
"""

from __future__ import annotations

from BTrees.LLBTree import LLTreeSet
from BTrees.LOBTree import LOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from persistent import Persistent
from typing import Any
from ZODB.utils import u64

KEY = "shangnan.policy.frozen"


class SmallLOBTree(LOBTree):
    """By number of an object, for UIDs; those of one record are written once for a leaf."""

    max_leaf_size = 30
    max_internal_size = 60


class SmallOOBTree(OOBTree):
    """By UID, for the numbers of a record's objects."""

    max_leaf_size = 10
    max_internal_size = 30


class FrozenObjects(Persistent):
    """The objects that nobody writes, by the record that they belong to.

    :ivar uids: number of an object to the UID of its record.
    :ivar objects: UID of a record to the numbers of its objects, its own first.
    :ivar places: numbers of the folders around records that are frozen: they are not taken out of where they are.
    """

    def __init__(self) -> None:
        self.uids = SmallLOBTree()
        self.objects = SmallOOBTree()
        self.places = LLTreeSet()

    def add(self, uid: str, oids: Iterable[bytes], places: Iterable[bytes]) -> None:
        """Freeze the objects of a record; what is there already stays.

        :param oids: of its objects, its own first.
        :param places: of the folders around it.
        """
        numbers = tuple(u64(oid) for oid in oids)
        known = self.objects.get(uid, ())
        more = tuple(number for number in numbers if number not in self.uids)
        if more:
            self.uids.update(dict.fromkeys(more, uid))
            self.objects[uid] = known + more
        for place in map(u64, places):
            if place not in self.places:
                self.places.add(place)

    def drop(self, uid: str) -> None:
        """Forget a record that is no more."""
        for number in self.objects.pop(uid, ()):
            del self.uids[number]

    def owner(self, oid: bytes) -> str | None:
        """Return the UID of the frozen record that an object belongs to; None for what is not frozen."""
        return self.uids.get(u64(oid))

    def is_record(self, oid: bytes) -> bool:
        """Tell whether an object is a frozen record itself, and not a part of one."""
        uid = self.owner(oid)
        return uid is not None and self.objects[uid][0] == u64(oid)

    def is_place(self, oid: bytes) -> bool:
        """Tell whether an object is a folder around a frozen record."""
        return u64(oid) in self.places


def frozen_objects(connection: Any) -> FrozenObjects | None:
    """Return what is frozen in a database; None where nothing ever was.

    :param connection: a connection of the database.
    """
    return connection.root().get(KEY)
