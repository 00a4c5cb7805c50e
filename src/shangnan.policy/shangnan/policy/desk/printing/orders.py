"""Orders to print: each record's paper is drawn in a transaction of its own, and with the last one all are joined.

An order is its owner's alone: nobody else is told that it is there. It lives for a day.
"""

from __future__ import annotations

from AccessControl.unauthorized import Unauthorized
from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import datetime
from datetime import timedelta
from plone import api
from plone.namedfile.file import NamedBlobFile
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.http.journal.seen import to_be_told
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.pdf.joined import check_pages
from shangnan.policy.paper.pdf.joined import joined
from shangnan.policy.paper.pdf.joined import NotJoined
from shangnan.policy.records.kind.papers import papers_of
from shangnan.policy.records.kind.papers import RecordPaper
from shangnan.policy.records.views.paper_answer import reason_of
from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.orders import deal_with_next
from shangnan.policy.registry.orders import go_on
from shangnan.policy.registry.orders import Order
from typing import Any
from zope.annotation.interfaces import IAnnotations

import logging

log = logging.getLogger(__name__)
KEY = "shangnan.policy.print_orders"
#: How long an order and its file are there.
LIFE = timedelta(hours=24)


class PrintOrder(Order):
    """Papers that one person has ordered.

    :ivar portal_type, paper: which paper of which kind.
    :ivar section: path of the section, below the site, on whose register it was ordered.
    :ivar parts: place in the order to (bookmark, PDF), until all are joined.
    :ivar drawn: how many papers there are.
    :ivar file: all of them as one PDF; None before, and where none could be drawn.
    """

    def __init__(self, paper: RecordPaper, section: str, uids: Sequence[str]) -> None:
        super().__init__(uids)
        self.portal_type, self.paper, self.section = paper.portal_type, paper.name, section
        self.parts = IOBTree()
        self.drawn = 0
        self.file: NamedBlobFile | None = None


def begin(paper: RecordPaper, section: Any, uids: Sequence[str]) -> PrintOrder:
    """Keep an order of the present user; nothing is drawn yet.

    :param section: on whose register it is ordered.
    :param uids: in the order in which they are printed.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    order = PrintOrder(paper, section.getId(), uids)
    annotations[KEY][order.id] = order
    return order


def is_over(order: PrintOrder, moment: datetime) -> bool:
    """Return whether an order's day is over."""
    return datetime.fromisoformat(order.ordered_at) + LIFE <= moment


def own_order(order_id: str) -> PrintOrder | None:
    """Return an order of the present user; None for one that is somebody else's, over, or not there."""
    return next((order for order in own_orders() if order.id == order_id), None)


def own_orders() -> Iterator[PrintOrder]:
    """Yield the orders of the present user that are not over, the latest first."""
    kept, user, moment = IAnnotations(api.portal.get()).get(KEY), api.user.get_current().getId(), now()
    if kept is not None and user:
        yield from (
            order for order in reversed(kept.values()) if order.ordered_by == user and not is_over(order, moment)
        )


def forget(order: PrintOrder) -> None:
    """Delete an order with all that was drawn for it."""
    IAnnotations(api.portal.get())[KEY].pop(order.id, None)


def forget_over(moment: datetime) -> int:
    """Delete all orders whose day is over; return how many."""
    kept = IAnnotations(api.portal.get()).get(KEY)
    over = [order for order in kept.values() if is_over(order, moment)] if kept is not None else []
    for order in over:
        forget(order)
    return len(over)


def paper_of(order: PrintOrder) -> RecordPaper | None:
    """Return the paper that is ordered; None for one that no room has any more."""
    return next((paper for paper in papers_of(order.portal_type) if paper.name == order.paper), None)


def draw_next(order_id: str) -> int:
    """Draw the paper of the next record of an order as the present user, in the present transaction; after the last one join them.

    :returns: how many are left.
    """
    order = own_order(order_id)
    if order is None or not order.left:
        return 0

    def work(place: int, uid: str) -> None:
        order.parts[place] = _part(order, uid)

    order.drawn += deal_with_next(order, work, _reasons)
    if not order.left and order.drawn:
        title = api.portal.get().title
        whole = joined(((bookmark, file.data) for bookmark, file in order.parts.values()), title)
        order.file = NamedBlobFile(whole, "application/pdf", "papers.pdf")
        order.parts = IOBTree()
    return order.left


def work_off(order_id: str, seconds: float | None = None) -> int:
    """Go on with an order of the present user; parameters and result as of `go_on`."""
    return go_on(lambda: draw_next(order_id), seconds)


def _part(order: PrintOrder, uid: str) -> tuple[str, NamedBlobFile]:
    """Return bookmark and PDF of a record; what the user may view is asked again now.

    :raises Unauthorized: for a record that the user may not view, or not its paper.
    :raises PaperError, NotJoined: where there is no PDF.
    """
    paper = paper_of(order)
    brains = api.portal.get_tool("portal_catalog")(UID=uid, portal_type=order.portal_type)
    if paper is None or not brains:
        raise Unauthorized(uid)
    record = brains[0].getObject()
    if not api.user.has_permission(paper.permission, obj=record):
        raise Unauthorized(uid)
    data = paper.drawn(record)
    check_pages(data)
    if to_be_told(record):
        noting.note("record.print", record, {"door": order.paper})
    return record.title or record.getId(), NamedBlobFile(data, "application/pdf", "paper.pdf")


def _reasons(error: Exception, uid: str) -> tuple[str, ...]:
    if isinstance(error, PaperError):
        return (chinese(reason_of(error)),)
    if isinstance(error, Unauthorized):
        return (chinese(_("You may not view this paper, or the record is gone.")),)
    if isinstance(error, NotJoined):
        return (chinese(_("The file cannot be put together with others. Print it from the page of the record.")),)
    log.exception("Printing %s failed", uid)
    return (chinese(_("An error of the system stood in the way; the system's log tells it.")),)
