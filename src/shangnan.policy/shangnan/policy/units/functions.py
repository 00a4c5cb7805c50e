"""Unit × function groups: their names and what being in one means. Pure."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER

# function -> (role on the unit's records, title)
FUNCTIONS: dict[str, tuple[str, str]] = {
    "drafter": (UNIT_DRAFTER, _("Drafter")),
    "reviewer": (UNIT_REVIEWER, _("Reviewer")),
    "approver": (UNIT_APPROVER, _("Approver")),
}
_PREFIX = "unit-"


def group_id(unit_uid: str, function: str) -> str:
    """Return the id of the group that holds a function in a unit.

    :param unit_uid: UID of the unit; it outlives renaming and moving.
    :param function: a key of FUNCTIONS.
    :raises KeyError: for an unknown function.
    """
    FUNCTIONS[function]
    return f"{_PREFIX}{unit_uid}-{function}"


def parse_group_id(principal: str) -> tuple[str, str] | None:
    """Return (unit UID, function) for the id of such a group, None for any other principal."""
    if not principal.startswith(_PREFIX):
        return None
    unit_uid, _dash, function = principal[len(_PREFIX) :].rpartition("-")
    return (unit_uid, function) if unit_uid and function in FUNCTIONS else None


def roles_for(principal: str, unit_uid: str | None) -> tuple[str, ...]:
    """Return the roles that a principal has on the records of a unit.

    :param principal: id of a user or group.
    :param unit_uid: UID of the responsible unit; None gives no role.
    """
    parsed = parse_group_id(principal)
    if parsed is None or unit_uid is None or parsed[0] != unit_uid:
        return ()
    return (FUNCTIONS[parsed[1]][0],)


def units_of(group_ids: list[str] | tuple[str, ...], function: str) -> set[str]:
    """Return the UIDs of the units in which somebody with these groups has a function."""
    parsed = (parse_group_id(group) for group in group_ids)
    return {unit for unit, name in filter(None, parsed) if name == function}
