"""Work on many records that one person orders: kept in the database, record by record, gone on with by any process.

What was done is counted in the transaction of the record that it was done to, so that a run that is stopped anywhere goes on with
the next record. Filing (`registry/filing/batches.py`) and printing (`desk/printing/orders.py`) are such work.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from collections.abc import Callable
from collections.abc import Sequence
from persistent import Persistent
from plone import api
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.registry.committing import committed
from time import monotonic
from transaction.interfaces import TransientError
from uuid import uuid4

import transaction


class Uids(Persistent):
    """The records of an order, in order; written once."""

    def __init__(self, uids: Sequence[str]) -> None:
        self.uids = tuple(uids)


class Order(Persistent):
    """Records that the present user has ordered something to be done to.

    :ivar position: how many were dealt with.
    :ivar refused: place in the order to (uid, reasons in Chinese).
    """

    def __init__(self, uids: Sequence[str]) -> None:
        self.ordered_at = stamp()
        # The time leads, so that the latest stand together; the rest tells apart what two order in the same second.
        self.id = f"{self.ordered_at[:19].replace(':', '').replace('-', '')}-{uuid4().hex[:8]}"
        self.ordered_by = api.user.get_current().getId() or ""
        self.waiting = Uids(uids)
        self.total = len(uids)
        self.position = 0
        self.refused = IOBTree()

    @property
    def left(self) -> int:
        """How many wait."""
        return self.total - self.position


def deal_with_next(
    order: Order, work: Callable[[int, str], None], reasons: Callable[[Exception, str], tuple[str, ...]]
) -> bool:
    """Do the work on the next record of an order, in the present transaction; what it refuses or breaks at is kept with its reasons.

    :param order: some of its records wait.
    :param work: is given the place in the order, and the uid.
    :param reasons: of an error and the uid, in Chinese.
    :returns: whether the work was done.
    """
    place, uid = order.position, order.waiting.uids[order.position]
    order.position += 1
    # All that was written for a record that is refused is taken back; that it was is kept.
    before = transaction.savepoint(optimistic=True)
    done = True
    try:
        work(place, uid)
    except TransientError:
        raise  # others were faster: done anew, as a whole
    except Exception as error:  # one record must not hold up the others
        before.rollback()
        order.refused[place] = (uid, reasons(error, uid))
        done = False
    if not order.left:
        order.waiting = Uids(())
    return done


def go_on(part: Callable[[], int], seconds: float | None = None) -> int:
    """Do part after part, each committed by itself.

    :param part: deals with a record and returns how many are left.
    :param seconds: after how long no further part is begun; None to do all.
    :returns: how many are left.
    """
    until = None if seconds is None else monotonic() + seconds
    while left := committed(part):
        if until is not None and monotonic() >= until:
            break
    return left
