"""What is kept of checks in the database: how far each walk over the register is, and what is wrong now.

Each faulty item has an entry of its own, and a walk is written once for each part: checks meet nobody who files.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.fixity"
#: The walk of the nights, over and over, and one that somebody asked for.
NIGHTLY, ON_DEMAND = "nightly", "on_demand"


class Walk(Persistent):
    """How far a walk over the register is.

    :ivar position: archival number of the last item that was checked; "" at the beginning.
    :ivar begun: ISO 8601; "" before the first walk.
    :ivar ended: ISO 8601; "" while it goes on.
    :ivar total: items in the register when it began.
    :ivar checked: items since it began.
    :ivar faulty: those of them with a problem.
    :ivar part_of: the day on which the night's part was done, ISO 8601.
    """

    position = begun = ended = part_of = ""
    total = checked = faulty = 0

    @property
    def goes_on(self) -> bool:
        """Whether it is begun and not ended."""
        return bool(self.begun) and not self.ended


class Checks(Persistent):
    """The walks, and by archival number what is wrong with an item: a mapping with `uid`, `since`, `seen` and `problems`."""

    def __init__(self) -> None:
        self.walks = PersistentMapping({NIGHTLY: Walk(), ON_DEMAND: Walk()})
        self.problems = OOBTree()


def checks() -> Checks:
    """Return the site's, made where there are none."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = Checks()
    return annotations[KEY]


def known_checks() -> Checks | None:
    """Return the site's without making any: for pages that only read."""
    return IAnnotations(api.portal.get()).get(KEY)


def keep_problems(number: str, uid: str, problems: Iterable[Any], when: str) -> None:
    """Keep what is wrong with an item, or forget what was where nothing is.

    :param when: ISO 8601.
    """
    store, plain = checks().problems, [one.plain() for one in problems]
    known = store.get(number)
    if plain:
        since = known["since"] if known is not None else when
        store[number] = PersistentMapping(uid=uid, since=since, seen=when, problems=plain)
    elif known is not None:
        del store[number]
