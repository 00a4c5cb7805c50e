"""Closing a unit and merging it into another: responsibility moves, and every record says so."""

from __future__ import annotations

from dataclasses import dataclass
from DateTime import DateTime
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.functions import parse_group_id
from typing import Any

# What of a record depends on the unit: who may see it and what lists show.
UNIT_INDEXES = ["unit", "unit_title", "allowedRolesAndUsers"]


@dataclass(frozen=True)
class Moved:
    """What a merge moved: numbers of records and of people."""

    records: int
    people: int


def records_of(unit_uid: str) -> list:
    """Return catalog brains of all records that a unit is responsible for."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: whether a unit is in use must not depend on what the administrator who asks may see; only the
    # number reaches the page, never a title.
    return list(catalog.unrestrictedSearchResults(unit=unit_uid, sort_on="path"))


def note_in_history(record: Any, action: str, comment: str) -> None:
    """Add a line to a record's workflow history without changing its state.

    :param record: an object with a workflow.
    :param action: what was done, a word that history pages know.
    :param comment: plain text.
    """
    tool = api.portal.get_tool("portal_workflow")
    for workflow_id in tool.getChainFor(record):
        status = dict(tool.getStatusOf(workflow_id, record) or {})
        status.update(action=action, actor=api.user.get_current().getId(), comments=comment, time=DateTime())
        tool.setStatusOf(workflow_id, record, status)


def reassign(record: Any, unit_uid: str, reason: str) -> None:
    """Make another unit responsible for a record and write it into the record's history.

    :param record: the record.
    :param unit_uid: UID of the new unit.
    :param reason: plain text, not empty.
    """
    record.responsible_unit = unit_uid
    note_in_history(record, "reassign", reason)
    record.reindexObject(idxs=UNIT_INDEXES)
    record.reindexObjectSecurity()


def merge(unit: Any, target: Any, reason: str) -> Moved:
    """Merge a unit into another: records and members of its functions go over, the unit ends as 'merged'.

    :param unit: an active OrganisationUnit.
    :param target: another active OrganisationUnit.
    :param reason: why, kept in the history of the unit and of each record.
    :raises Refused: when the target is the unit itself or not open, the person has a function in either, or no reason is
        given.
    """
    gaps = []
    if IUUID(unit) == IUUID(target):
        gaps.append(Gap("merge_into_itself", "target", _("A unit cannot be merged into itself. Choose another unit.")))
    if api.content.get_state(target) != "active":
        gaps.append(Gap("target_closed", "target", _("The unit to merge into is closed. Choose an open one.")))
    gaps += _own_function_gaps(unit, target)
    if not reason.strip():
        gaps.append(Gap("reason_missing", "opinion", _("Write the reason for the merge.")))
    if gaps:
        raise Refused(gaps)
    line = chinese(
        _(
            "Responsibility moved from ${old} to ${new}: ${reason}",
            mapping={"old": unit.title, "new": target.title, "reason": reason.strip()},
        ),
    )
    brains = records_of(IUUID(unit))
    for brain in brains:
        # Unrestricted: the administrator moves responsibility for records that the office itself may not read.
        reassign(brain._unrestrictedGetObject(), IUUID(target), line)
    people = _move_members(IUUID(unit), IUUID(target))
    unit.merged_into = IUUID(target)
    api.portal.get_tool("portal_workflow").doActionFor(unit, "merge", comment=line)
    return Moved(len(brains), people)


def _own_function_gaps(*units: Any) -> list[Gap]:
    """Return the gap of somebody who would come to records by the merge: a function in a unit goes with its records."""
    held = {parsed[0] for parsed in map(parse_group_id, api.user.get_current().getGroups()) if parsed}
    names = [unit.title for unit in units if IUUID(unit) in held]
    if not names:
        return []
    message = _(
        "You have a function in ${units}, so the merge would bring you to records of the other unit. Let another system "
        "administrator merge them.",
        mapping={"units": "、".join(dict.fromkeys(names))},
    )
    return [Gap("own_function", "target", message)]


def _move_members(old_uid: str, new_uid: str) -> int:
    # As the superuser: the system administrator may not fill groups at will, but a merge carries the people of a unit's
    # functions over, to the same functions.
    groups = api.portal.get_tool("acl_users").source_groups
    moved: set[str] = set()
    with api.env.adopt_roles(["Manager"]):
        for function in FUNCTIONS:
            old, new = group_id(old_uid, function), group_id(new_uid, function)
            for member in groups.getGroupMembers(old):
                groups.addPrincipalToGroup(member, new)
                groups.removePrincipalFromGroup(member, old)
                moved.add(member)
    return len(moved)
