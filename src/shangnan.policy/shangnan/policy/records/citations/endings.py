"""A document has ended: the event at which those who cite it are told, without the rooms knowing each other.

A room that keeps documents which others cite notifies `RecordEnded`; a room whose records cite documents gives an adapter
to `ICitations`; `records.citations.notification` finds the one by the other through the catalog's index `cited_documents`.
"""

from __future__ import annotations

from datetime import date
from plone.indexer import indexer
from shangnan.policy.records.base import IRecord
from zope.component import queryAdapter
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent


class ICitations(Interface):
    """The documents that a record cites; an adapter of the record."""

    keys = Attribute("list of keys, as records.citations.cited gives them")


class IRecordEnded(IObjectEvent):
    """A document has been repealed or replaced."""

    keys = Attribute("tuple of keys under which it may be cited")
    day = Attribute("date: the first day on which it applies no more")
    successor = Attribute("UID of what replaces it, or None")


@implementer(IRecordEnded)
class RecordEnded(ObjectEvent):
    """A document has been repealed or replaced.

    :param record: the document.
    :param keys: under which it may be cited (records.citations).
    :param day: the first day on which it applies no more.
    :param successor: UID of what replaces it; None where it was repealed.
    """

    def __init__(self, record: object, keys: tuple[str, ...], day: date, successor: str | None = None) -> None:
        super().__init__(record)
        self.keys, self.day, self.successor = keys, day, successor


def citations_of(record: object) -> list[str]:
    """Return the keys of the documents that a record cites; empty for a kind that cites none."""
    citations = queryAdapter(record, ICitations)
    return list(citations.keys) if citations is not None else []


@indexer(IRecord)
def cited_documents(record: object) -> list[str]:
    """Keys of the documents that a record cites."""
    return citations_of(record)
