"""Which stored objects make up a record: itself, what it keeps, its histories, notes, files and their contents."""

from __future__ import annotations

from Acquisition import aq_base
from Acquisition import aq_chain
from Acquisition import aq_inner
from collections.abc import Iterator
from OFS.interfaces import IItem
from plone.base.interfaces import IPloneSiteRoot
from shangnan.policy.records.base import IRecord
from typing import Any
from ZODB.serialize import ObjectWriter
from ZODB.serialize import referencesf

# A record with 1,000 files has some 10,000 objects; more than that means that the walk has left the record.
MOST = 100_000


class TooMany(ValueError):
    """A record of more objects than there can be: something in it leads out of it."""


def parts_of(record: Any) -> list[Any]:
    """Return the persistent objects that make up a record, itself first, each awake.

    References are followed from the record downward. Other content, tools and folders around are not entered, nor are records that lie
    inside: they have their own life and are frozen when they are filed themselves.

    :param record: stored, with everything in it (after a savepoint).
    :raises TooMany: see there.
    """
    start = aq_base(record)
    connection = start._p_jar
    inside = {start._p_oid, *(aq_base(thing)._p_oid for thing in _files(record))}
    found = {start._p_oid: start}
    waiting = [start]
    while waiting:
        thing = waiting.pop()
        for oid in referencesf(ObjectWriter(thing).serialize(thing)):
            if oid in found:
                continue
            other = connection.get(oid)
            if IItem.providedBy(other) and oid not in inside:
                continue
            other._p_activate()
            found[oid] = other
            waiting.append(other)
            if len(found) > MOST:
                raise TooMany(repr(record))
    return list(found.values())


def _files(around: Any) -> Iterator[Any]:
    """Yield what lies in a record and is no record itself, however deep."""
    for thing in around.objectValues() if hasattr(aq_base(around), "objectValues") else ():
        if not IRecord.providedBy(thing):
            yield thing
            yield from _files(thing)


def folders_around(record: Any) -> list[Any]:
    """Return the folders that a record lies in, from the inside to the outside, the site left out."""
    found = []
    for around in aq_chain(aq_inner(record))[1:]:
        if IPloneSiteRoot.providedBy(around):
            break
        found.append(aq_base(around))
    return found
