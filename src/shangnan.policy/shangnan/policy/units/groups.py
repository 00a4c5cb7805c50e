"""The function groups of a unit: made, renamed and removed by the system, filled by the security administrator."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.permissions import RECORD_CONTRIBUTOR
from shangnan.policy.permissions import UNIT_HEAD
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from typing import Any

# Adding records is a right of drafters everywhere, and of heads for a few kinds; for which unit, the vocabularies say.
ROLES = {"drafter": [RECORD_CONTRIBUTOR], "approver": [UNIT_HEAD]}


def _title(unit_title: str, function: str) -> str:
    return f"{unit_title} · {chinese(FUNCTIONS[function][1])}"


def make_groups(unit: Any) -> None:
    """Make the unit's function groups, or bring their titles up to date where they exist.

    :param unit: an OrganisationUnit that has a UID.
    """
    tool = api.portal.get_tool("portal_groups")
    # As the superuser: who looks after units gives no rights, but the groups of a unit and their roles come with it.
    with api.env.adopt_roles(["Manager"]):
        for function in FUNCTIONS:
            name = group_id(IUUID(unit), function)
            title = _title(unit.title, function)
            if tool.getGroupById(name) is None:
                tool.addGroup(name, roles=ROLES.get(function, []), title=title)
            else:
                tool.editGroup(name, title=title)


def remove_groups(unit: Any) -> None:
    """Remove the unit's function groups; called when a unit that was never used is deleted."""
    tool = api.portal.get_tool("portal_groups")
    # As the superuser, for the same reason.
    with api.env.adopt_roles(["Manager"]):
        for function in FUNCTIONS:
            name = group_id(IUUID(unit), function)
            if tool.getGroupById(name) is not None:
                tool.removeGroup(name)


def members(unit_uid: str, function: str) -> list[str]:
    """Return the user ids in a function group of a unit."""
    group = api.portal.get_tool("portal_groups").getGroupById(group_id(unit_uid, function))
    return list(group.getGroupMemberIds()) if group is not None else []
