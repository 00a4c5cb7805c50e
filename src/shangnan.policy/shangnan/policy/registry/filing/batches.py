"""Filing of many records in parts: kept in the database, each record in a transaction of its own, gone on with by any process.

What was done is counted with the record that was filed, so that a run that is stopped anywhere goes on with the next record.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Sequence
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.facts import rule_of
from shangnan.policy.registry.filing.register import item_of
from shangnan.policy.registry.filing.rules import gone_gap
from shangnan.policy.registry.filing.service import file
from shangnan.policy.registry.orders import deal_with_next
from shangnan.policy.registry.orders import go_on
from shangnan.policy.registry.orders import Order
from shangnan.policy.registry.orders import Uids
from typing import Any
from zope.annotation.interfaces import IAnnotations

import logging

log = logging.getLogger(__name__)
KEY = "shangnan.policy.filing_batches"


class Waiting(Uids):
    """The records of a batch, as older databases and files of a whole site name them."""


class Batch(Order):
    """Records that one person has ordered to be filed.

    :ivar filed: how many of them were filed.
    """

    def __init__(self, opinion: str, uids: Sequence[str]) -> None:
        super().__init__(uids)
        self.opinion = opinion
        self.filed = 0


def begin(uids: Sequence[str], opinion: str = "") -> Batch:
    """Keep an order of the present user; nothing is filed yet.

    :param uids: in the order in which they get their numbers.
    :param opinion: of the steps that file.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    batch = Batch(opinion, uids)
    annotations[KEY][batch.id] = batch
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

    def work(_place: int, uid: str) -> None:
        record = record_of(uid)
        if record is None:
            raise Refused([gone_gap()])
        if item_of(record) is None:  # a reply may have taken it along
            file(record, opinion=batch.opinion)

    batch.filed += deal_with_next(batch, work, _reasons)
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
    return go_on(lambda: file_next(batch_id), seconds)
