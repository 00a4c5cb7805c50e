"""Which unit is in charge of a record whose own unit was merged into another.

A record that is filed says for good which unit it was of: a merge does not write into it. Whoever took the unit over is in charge of
it all the same: rights, lists and searches ask here.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from plone import api
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.registry.freezing.frozen import is_frozen
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.units.succession"


def note_succession(unit_uid: str, target_uid: str) -> None:
    """Keep which unit took another one over.

    :param unit_uid: UID of the unit that ends.
    :param target_uid: UID of the unit that goes on.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][unit_uid] = target_uid


def unit_in_charge(record: Any) -> str | None:
    """Return the UID of the unit that is in charge of a record: its own, or whoever took that over since it was filed.

    :param record: any object.
    :returns: None for what has no unit.
    """
    uid = responsible_unit_of(record)
    # Most units were never merged, and then nothing else is asked.
    successors = IAnnotations(api.portal.get()).get(KEY, {}) if uid is not None else {}
    if uid not in successors or not is_frozen(record):
        return uid
    seen = set()
    while uid in successors and uid not in seen:
        seen.add(uid)
        uid = successors[uid]
    return uid
