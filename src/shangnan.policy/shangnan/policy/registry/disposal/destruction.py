"""Destroying what an executed list names, in parts: each part is committed by itself, and what is left is asked of the register.

So a run that was killed goes on where it ended, and two runs at once do nothing twice. Each item is judged once more right before it is
destroyed: what is held by then, or not over, stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from plone import api
from Products.CMFCore.indexing import processQueue
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.lawful_exits import lawful_exit
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.disposal.claims import claim
from shangnan.policy.registry.disposal.gathering import known_rows
from shangnan.policy.registry.disposal.order import Order
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.disposal.rules import may_be_destroyed
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.disposal.stubs import keep_stub
from shangnan.policy.registry.disposal.stubs import Stub
from shangnan.policy.registry.disposal.words import forget_words
from shangnan.policy.registry.disposal.words import words_of
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.freezing.frozen import drop
from shangnan.policy.registry.journal.noting import note
from time import monotonic
from typing import Any

# Items of one transaction.
PART = 100


@dataclass(frozen=True)
class Progress:
    """How far an order is.

    :param done: how many of its items are destroyed.
    :param left: how many can be destroyed now.
    :param kept: archival numbers of those that may not be destroyed now, since they are held, for example.
    """

    done: int
    left: int
    kept: tuple[str, ...]


def progress_of(order: Order, day: date | None = None) -> Progress:
    """Return how far an order is.

    :param day: on which it is judged; None for today.
    """
    gone = destroyed()
    waiting = [row for row in order.rows if row.result == DESTROY and row.archival_number not in gone]
    may = _may_be_destroyed(order, waiting, day or now().date())
    kept = tuple(row.archival_number for row in waiting if row not in may)
    return Progress(sum(row.archival_number in gone for row in order.rows), len(may), kept)


def _may_be_destroyed(order: Order, rows: list[Row], day: date, deciding: bool = False) -> list[Row]:
    known = known_rows(rows, order.list_uid, deciding=deciding)
    return [row for row, one in zip(rows, known, strict=True) if may_be_destroyed(row, one, day)]


def destroy_part(order: Order, day: date | None = None, most: int = PART) -> int:
    """Destroy the next items of an order; the caller commits. Return how many are left that can be destroyed.

    :param order: that has all its signatures.
    :param day: on which it is judged; None for today.
    :param most: how many items are destroyed at once.
    """
    gone = destroyed()
    waiting = [row for row in order.rows if row.result == DESTROY and row.archival_number not in gone]
    rows = _may_be_destroyed(order, waiting, day or now().date(), deciding=True)
    part = [(row, item, _records_of(item)) for row, item in _items(rows[:most])]
    # Named one by one: what lies beside them stays held.
    with lawful_exit("disposal", [record for _row, _item, records in part for record in records]):
        for row, item, records in part:
            _destroy(order, row, item, records)
    left = len(rows) - len(part)
    if left == 0 and len(waiting) == len(part):
        claim(order.list_uid, ())
    return left


def destroy(order: Order, seconds: float | None = None) -> Progress:
    """Destroy what an order names, in parts that are committed each by itself.

    :param seconds: after how long no further part is begun; None to do all.
    :raises ZODB.POSException.ConflictError: where others were faster at one part each time; parts that are done are kept.
    """
    until = None if seconds is None else monotonic() + seconds
    while committed(lambda: destroy_part(order)):
        if until is not None and monotonic() >= until:
            break
    return progress_of(order)


def _items(rows: list[Row]) -> Iterator[tuple[Row, FiledItem]]:
    entries = register()
    for row in rows:
        item = entries.numbered(row.archival_number)
        if item is not None:
            yield row, item


def _records_of(item: FiledItem) -> list[Any]:
    """Return the records of an item, the records in them first: in the order in which they go."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the order destroys what it names, whether those who carry it out may read it or not; nothing of it is shown.
    found = [
        brain._unrestrictedGetObject() for brain in catalog.unrestrictedSearchResults(UID=[item.uid, *item.members])
    ]
    return [inner for record in found for inner in (*_inside(record, IRecord), record)]


def _inside(thing: Any, kind: Any) -> list[Any]:
    """Return what lies in a thing, at any depth, the deepest first."""
    children = thing.objectValues() if hasattr(thing.aq_base, "objectValues") else []
    return [found for child in children for found in (*_inside(child, kind), child) if kind.providedBy(found)]


def _destroy(order: Order, row: Row, item: FiledItem, records: list[Any]) -> None:
    site = len(api.portal.get().getPhysicalPath())
    paths = tuple("/".join(record.getPhysicalPath()[site:]) for record in records)
    files = [file for record in records for file in _inside(record, IAttachment)]
    stub = Stub(
        archival_number=item.archival_number,
        list_number=order.list_number,
        list_uid=order.list_uid,
        ground=row.ground,
        approver=order.approver,
        approved=order.approved,
        witnesses=order.signed,
        destroyed=stamp(),
        by=api.user.get_current().getId() or "",
        records=len(records),
        files=len({file.UID() for file in files}),
    )
    # Told while the record is there: the entry names it.
    note(
        "archive.destroy",
        next(iter(reversed(records)), None),
        {
            "number": item.archival_number,
            "list": order.list_number,
            "approver": order.approver,
            "witnesses": list(order.signed),
            "digests": list(item.digests),
        },
    )
    words = words_of([*records, *files])
    for record in records:
        drop(record)
        record.aq_parent._delObject(record.getId())
    processQueue()
    forget_words(words)
    register().replace(item.changed(state=DESTROYED))
    keep_stub(stub, paths)
