"""The register is checked in parts, each committed by itself: in the nights, and when somebody asks for it."""

from __future__ import annotations

from functools import partial
from itertools import islice
from plone import api
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.registry.committing import committed
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.kept import checks
from shangnan.policy.registry.fixity.kept import keep_problems
from shangnan.policy.registry.fixity.kept import Walk
from shangnan.policy.registry.fixity.problem import Problem
from shangnan.policy.registry.journal.noting import note
from time import monotonic
from zope.component import getUtilitiesFor
from zope.interface import Interface

# Items of one transaction: seconds of reading, and little to do again.
PART = 50


class IKeptCheck(Interface):
    """Something that what is filed is checked for, again and again; a named utility that is called with the item."""

    def __call__(item: FiledItem) -> tuple[Problem, ...]:  # type: ignore[empty-body]
        """Return what is wrong with an item."""


def check(item: FiledItem) -> tuple[Problem, ...]:
    """Check an item for everything, keep and journal what is wrong; the caller commits."""
    found = tuple(problem for _name, one in sorted(getUtilitiesFor(IKeptCheck)) for problem in one(item))
    keep_problems(item.archival_number, item.uid, found, stamp())
    if found:
        lines = [" ".join(filter(None, (one.result, one.path, one.detail))) for one in found]
        # Not the record as the subject: a title that cannot be read would stop the entry.
        note("archive.check", None, {"number": item.archival_number, "uid": item.uid, "problems": lines})
    return found


def begin(walk: Walk) -> None:
    """Begin a walk at the beginning."""
    walk.position, walk.begun, walk.ended = "", stamp(), ""
    walk.total, walk.checked, walk.faulty = len(register()), 0, 0


def do_part(name: str, most: int = PART) -> int:
    """Check the next items of a walk that goes on; with the last one it ends. The caller commits.

    :param name: of the walk.
    :param most: number of items.
    :returns: how many were checked.
    """
    # What other requests have read stands in memory; a check is of the disk.
    api.portal.get()._p_jar.cacheMinimize()
    walk, filed = checks().walks[name], register()
    if not walk.goes_on:
        return 0
    numbers = list(islice(filed.by_number.keys(walk.position, excludemin=bool(walk.position)), most + 1))
    for number in numbers[:most]:
        item = filed.numbered(number)
        if item is not None and check(item):
            walk.faulty += 1
        walk.checked += 1
        walk.position = number
    if len(numbers) <= most:
        walk.ended = stamp()
        note("archive.check", None, {"checked": str(walk.checked), "faulty": str(walk.faulty)})
    return len(numbers[:most])


def walk_on(name: str, seconds: float | None = None, most: int | None = None) -> int:
    """Go on with a walk in parts of their own transactions.

    :param seconds: after how long no further part is begun; None to go on to its end.
    :param most: after how many items; None for all.
    :returns: how many items were checked.
    :raises ZODB.POSException.ConflictError: where others were faster at one part each time; parts that are done are kept.
    """
    until, done = None if seconds is None else monotonic() + seconds, 0
    while most is None or done < most:
        size = PART if most is None else min(PART, most - done)
        count = committed(partial(do_part, name, size))
        done += count
        if count < size or (until is not None and monotonic() >= until):
            break
    return done
