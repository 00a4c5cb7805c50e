"""What a merge or a new name of a unit still has to do to records: kept in the database and done in parts, by whichever process.

What is left is asked of the catalog, so a part that was done is done, and whoever goes on after a stop begins where it ended.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from itertools import islice
from plone import api
from Products.CMFCore.indexing import processQueue
from shangnan.policy.registry.freezing.frozen import is_frozen
from shangnan.policy.units.directory import unit_by_uid
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.responsibility import reassign
from shangnan.policy.units.responsibility import UNIT_INDEXES
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.units.pending"
# Records of one transaction: some seconds of work, and little to do again when others were faster.
PART = 100


@dataclass(frozen=True)
class Pending:
    """Work on the records of a unit.

    :param unit: its UID.
    :param target: UID of the unit that takes over; empty for a new name.
    :param line: what the history of each record says; empty for a new name.
    :param actor: who ordered it.
    """

    unit: str
    target: str = ""
    line: str = ""
    actor: str = ""

    def records(self) -> Sequence[Any]:
        """Return catalog brains of the records that are still as they were."""
        # In long form: beside a short one, ZCatalog takes "unit_title" for an option of "unit".
        query: dict[str, Any] = {"unit": {"query": self.unit}, "sort_on": "path"}
        if not self.target:
            # The name as it is now, which the catalog may be told only with the next search.
            processQueue()
            entry = unit_by_uid(self.unit)
            query["unit_title"] = {"not": entry.title if entry else ""}
        # Unrestricted: responsibility moves and names change for records that whoever orders or does it may not read; only
        # their number reaches a page.
        found: Sequence[Any] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(**query)
        return found


def all_pending() -> list[Pending]:
    """Return the work that is not done."""
    kept = IAnnotations(api.portal.get()).get(KEY, {})
    return [Pending(**dict(entry)) for _unit, entry in sorted(kept.items())]


def pending_of(unit_uid: str) -> Pending | None:
    """Return the work on a unit's records that is not done; None where there is none."""
    return next((work for work in all_pending() if unit_uid == work.unit), None)


def begin(work: Pending) -> int:
    """Keep work, and do its first part, which is all of it for most units.

    :returns: how many records are left.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    # A unit that is being merged gives its records the name of the other one anyway.
    if work.target or pending_of(work.unit) is None:
        annotations[KEY][work.unit] = asdict(work)
    return do_part(pending_of(work.unit) or work)


def do_part(work: Pending) -> int:
    """Do the next part of some work; with the last one it is done and forgotten. The caller commits.

    :returns: how many records are left.
    """
    records = work.records()
    for brain in islice(records, PART):
        record = brain._unrestrictedGetObject()
        # What is filed says for good whose it was; the catalog tells who is in charge of it now.
        if work.target and not is_frozen(record):
            reassign(record, work.target, work.line, work.actor)
        else:
            record.reindexObject(idxs=UNIT_INDEXES)
            if work.target:
                record.reindexObjectSecurity()
    left = max(len(records) - PART, 0)
    if not left:
        if work.target:
            _leave_groups(work.unit)
        IAnnotations(api.portal.get())[KEY].pop(work.unit, None)
    return left


def join_groups(old_uid: str, new_uid: str) -> int:
    """Give the people of a unit's functions the same functions in another unit; return how many they are.

    They leave the first unit's groups when its last record has gone over, and can work on all of them until then.
    """
    groups = api.portal.get_tool("acl_users").source_groups
    joined: set[str] = set()
    # As the superuser: the system administrator may not fill groups at will, but a merge carries the people of a unit's
    # functions over, to the same functions.
    with api.env.adopt_roles(["Manager"]):
        for function in FUNCTIONS:
            for member in groups.getGroupMembers(group_id(old_uid, function)):
                groups.addPrincipalToGroup(member, group_id(new_uid, function))
                joined.add(member)
    return len(joined)


def _leave_groups(old_uid: str) -> None:
    groups = api.portal.get_tool("acl_users").source_groups
    # As the superuser, for the same reason.
    with api.env.adopt_roles(["Manager"]):
        for function in FUNCTIONS:
            for member in groups.getGroupMembers(group_id(old_uid, function)):
                groups.removePrincipalFromGroup(member, group_id(old_uid, function))
