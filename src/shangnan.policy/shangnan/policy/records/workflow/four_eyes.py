"""Nobody decides on what he or she submitted, wrote or changed: why a person may not take a step, and who may instead."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy import permissions as p
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.base import responsible_unit_of
from shangnan.policy.records.tables.importing_run import is_importer
from shangnan.policy.records.workflow.as_system import is_system
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.records.workflow.writers import others_who_wrote
from shangnan.policy.records.workflow.writers import SUBMISSION
from shangnan.policy.records.workflow.writers import writers
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from typing import Any
from zope.i18nmessageid import Message

# Role of those who decide -> what the office is called.
OFFICES: dict[str, Message] = {
    p.UNIT_DRAFTER: _("Drafter"),
    p.UNIT_REVIEWER: _("Reviewer"),
    p.UNIT_APPROVER: _("Approver"),
    p.CENTRE_PUBLISHER: _("Centre publishers"),
    p.REGISTRAR: _("Registrars"),
    p.PARTY_CLERK: _("Party affairs clerks"),
    p.DISCIPLINE_INSPECTOR: _("Discipline inspectors"),
}
# Colleagues who are named; more would be no advice any more.
MOST_NAMES = 5


def submitter_of(record: Any) -> str | None:
    """Return the user id of whoever last submitted a record, or None before that."""
    workflow_tool = api.portal.get_tool("portal_workflow")
    for workflow_id in workflow_tool.getChainFor(record):
        history = getattr(record, "workflow_history", {}).get(workflow_id, ())
        for entry in reversed(history):
            if entry.get("action") == SUBMISSION:
                return entry.get("actor")
    return None


def own_work_gap(record: Any, transition: str) -> Gap | None:
    """Return why the present user may not decide on a record, or None for whoever has no hand in it.

    Steps that follow from a date or another record are taken by nobody, and a running import brings what was decided on
    outside: neither is asked. An account that only bears such a name is.

    :param transition: a step whose rule asks for another person.
    """
    user = getSecurityManager().getUser()
    user_id = user.getId()
    if user_id is None or is_system(user) or is_importer(user):
        return None
    if user_id == submitter_of(record):
        why = _("You submitted this yourself, so another person has to decide on it.")
        return Gap("own_submission", "actor", _told(why, _advice(record, transition, user_id)))
    if user_id in writers(record):
        why = _("You wrote or changed a part of what this step decides on, so another person has to decide.")
        return Gap("own_text", "actor", _told(why, _advice(record, transition, user_id)))
    return None


def _told(why: Message, what_to_do: Message) -> Message:
    return _("${why} ${what_to_do}", mapping={"why": why, "what_to_do": what_to_do})


def _advice(record: Any, transition: str, user_id: str) -> Message:
    """Return what can be done: who may decide, else how somebody comes to be able to."""
    roles = _roles_of(record, transition)
    office = "、".join(_offices(roles))
    others = [name_of(other) for other in people_who_may(record, transition)]
    if others:
        named = "、".join(others[:MOST_NAMES])
        return _("Ask ${names} (${office}).", mapping={"names": named, "office": office})
    if user_id in others_who_wrote(record) and user_id != submitter_of(record):
        return _(
            "Nobody else is ${office} here. Return it: the drafter looks at your change, ticks when submitting again that he "
            "or she answers for it, and then you may decide.",
            mapping={"office": office},
        )
    return _(
        "Nobody else is ${office} here. Ask the security administrator to give this office to a second person.",
        mapping={"office": office},
    )


def _offices(roles: Iterable[str]) -> Iterator[str]:
    for role in roles:
        if role in OFFICES:
            yield chinese(OFFICES[role])


def _roles_of(record: Any, transition: str) -> tuple[str, ...]:
    tool = api.portal.get_tool("portal_workflow")
    for workflow_id in tool.getChainFor(record):
        known = tool[workflow_id].transitions.get(transition)
        if known is not None and known.guard is not None:
            return tuple(known.guard.roles)
    return ()


def people_who_may(record: Any, transition: str) -> list[str]:
    """Return the user ids of those who hold the office for a step and have no hand in the record, in order."""
    barred = {*writers(record), submitter_of(record)}
    found = {person for role in _roles_of(record, transition) for person in _holders(record, role)}
    return sorted(found - barred)


def _holders(record: Any, role: str) -> set[str]:
    """Return the accounts that have a role on a record: by a function in its unit, or by an office of the county."""
    users = api.portal.get_tool("acl_users")
    unit = responsible_unit_of(record)
    functions = [group_id(unit, name) for name, (own, _title) in FUNCTIONS.items() if own == role and unit]
    offices = [name for name, _title in users.portal_role_manager.listAssignedPrincipals(role)]
    groups = users.source_groups
    known = set(groups.getGroupIds())
    people: set[str] = set()
    for name in (*functions, *offices):
        people |= {member for member, _title in groups.listAssignedPrincipals(name)} if name in known else {name}
    return {person for person in people if person not in known and users.getUserById(person) is not None}
