"""Closing a unit and merging it into another: responsibility moves, and every record says so."""

from __future__ import annotations

from dataclasses import dataclass
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.units.functions import parse_group_id
from shangnan.policy.units.pending import all_pending
from shangnan.policy.units.pending import begin
from shangnan.policy.units.pending import join_groups
from shangnan.policy.units.pending import Pending
from shangnan.policy.units.people import own_groups
from shangnan.policy.units.succession import note_succession
from typing import Any


@dataclass(frozen=True)
class Moved:
    """What a merge moves: numbers of records and of people.

    :param records: all that go over.
    :param people: that have functions in the other unit now.
    :param left: records that have not gone over yet; `pending` goes on with them.
    """

    records: int
    people: int
    left: int = 0


def records_of(unit_uid: str) -> list:
    """Return catalog brains of all records that a unit is responsible for."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: whether a unit is in use must not depend on what the administrator who asks may see; only the
    # number reaches the page, never a title.
    return list(catalog.unrestrictedSearchResults(unit=unit_uid, sort_on="path"))


def merge(unit: Any, target: Any, reason: str) -> Moved:
    """Merge a unit into another: records and members of its functions go over, the unit ends as 'merged'.

    The first records go over at once, the others in parts that are committed by themselves.

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
    if any(work.unit in (IUUID(unit), IUUID(target)) for work in all_pending()):
        message = _(
            "Another merge or new name of one of the two units is not finished. Let it finish first: open the unit."
        )
        gaps.append(Gap("work_unfinished", "target", message))
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
    records = len(records_of(IUUID(unit)))
    people = join_groups(IUUID(unit), IUUID(target))
    unit.merged_into = IUUID(target)
    note_succession(IUUID(unit), IUUID(target))
    api.portal.get_tool("portal_workflow").doActionFor(unit, "merge", comment=line)
    left = begin(Pending(IUUID(unit), IUUID(target), line, api.user.get_current().getId()))
    return Moved(records, people, left)


def _own_function_gaps(*units: Any) -> list[Gap]:
    """Return the gap of somebody who would come to records by the merge: a function in a unit goes with its records."""
    held = {parsed[0] for parsed in map(parse_group_id, own_groups()) if parsed}
    names = [unit.title for unit in units if IUUID(unit) in held]
    if not names:
        return []
    message = _(
        "You have a function in ${units}, so the merge would bring you to records of the other unit. Let another system "
        "administrator merge them.",
        mapping={"units": "、".join(dict.fromkeys(names))},
    )
    return [Gap("own_function", "target", message)]
