"""Filing of many records in parts: kept in the database, each record in a transaction of its own, gone on with by any process.

What was done is counted with the record that was filed, so that a run that is stopped anywhere goes on with the next record.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Sequence
from persistent import Persistent
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.filing.facts import rule_of
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.rules import gone_gap
from shangnan.policy.registry.filing.service import file
from time import monotonic
from transaction.interfaces import TransientError
from typing import Any
from uuid import uuid4
from zope.annotation.interfaces import IAnnotations

import logging
import transaction

log = logging.getLogger(__name__)
KEY = "shangnan.policy.filing_batches"


class Waiting(Persistent):
    """The records of a batch, in order; written once."""

    def __init__(self, uids: Sequence[str]) -> None:
        self.uids = tuple(uids)


class Batch(Persistent):
    """Records that one person has ordered to be filed.

    :ivar position: how many were dealt with.
    :ivar filed: how many of them were filed.
    :ivar refused: place in the order to (uid, reasons in Chinese).
    """

    def __init__(self, batch_id: str, ordered_by: str, opinion: str, uids: Sequence[str]) -> None:
        self.id = batch_id
        self.ordered_by = ordered_by
        self.ordered_at = stamp()
        self.opinion = opinion
        self.waiting = Waiting(uids)
        self.total = len(uids)
        self.position = 0
        self.filed = 0
        self.refused = IOBTree()

    @property
    def left(self) -> int:
        """How many wait."""
        return self.total - self.position


def begin(uids: Sequence[str], opinion: str = "") -> Batch:
    """Keep an order of the present user; nothing is filed yet.

    :param uids: in the order in which they get their numbers.
    :param opinion: of the steps that file.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    # The time leads, so that the latest stand together; the rest tells apart what two order in the same second.
    batch_id = f"{stamp()[:19].replace(':', '').replace('-', '')}-{uuid4().hex[:8]}"
    batch = annotations[KEY][batch_id] = Batch(batch_id, api.user.get_current().getId() or "", opinion, uids)
    return batch


def batch_of(batch_id: str) -> Batch | None:
    """Return a batch; None for none."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    found: Batch | None = kept.get(batch_id) if kept is not None else None
    return found


def batches() -> Iterator[Batch]:
    """Yield all batches, the latest first."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    if kept is not None:
        yield from reversed(kept.values())


def file_next(batch_id: str) -> int:
    """File the next record of a batch as the present user, in the present transaction.

    :returns: how many are left.
    """
    batch = batch_of(batch_id)
    if batch is None or not batch.left:
        return 0
    place, uid = batch.position, batch.waiting.uids[batch.position]
    batch.position += 1
    # All that was written for a record that is refused is taken back; that it was is kept.
    before = transaction.savepoint(optimistic=True)
    try:
        record = record_of(uid)
        if record is None:
            raise Refused([gone_gap()])
        if item_of(record) is None:  # a reply may have taken it along
            file(record, opinion=batch.opinion)
    except TransientError:
        raise  # others were faster: done anew, as a whole
    except Exception as error:  # one record must not hold up the others
        before.rollback()
        batch.refused[place] = (uid, _reasons(error, uid))
    else:
        batch.filed += 1
    if not batch.left:
        batch.waiting = Waiting(())
    return batch.left


def _reasons(error: Exception, uid: str) -> tuple[str, ...]:
    if isinstance(error, Refused):
        return tuple(error.lines())
    if isinstance(error, WorkflowException):
        return (chinese(_("The step that files it is not open to you.")),)
    log.exception("Filing %s failed", uid)
    return (chinese(_("An error of the system stood in the way; the system's log tells it.")),)


def record_of(uid: str) -> Any:
    """Return a record that is filed at all; None for anything else.

    Unrestricted: see `due_list.due_brains`; what becomes of it is decided by the service and its step.
    """
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid):
        record = brain._unrestrictedGetObject()
        if rule_of(record) is not None:
            return record
    return None


def work_off(batch_id: str, seconds: float | None = None) -> int:
    """Go on with a batch, record by record, each committed by itself.

    :param seconds: after how long no further record is begun; None to do all.
    :returns: how many are left.
    """
    until = None if seconds is None else monotonic() + seconds

    def part() -> int:
        return file_next(batch_id)

    while left := committed(part):
        if until is not None and monotonic() >= until:
            break
    return left
