"""Coming into force and ending: what happens to a regulation, to its versions and to those that it replaces."""

from __future__ import annotations

from datetime import date
from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.citations.endings import RecordEnded
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation import revision
from shangnan.policy.records.regulation.acknowledgement import prepare
from shangnan.policy.records.regulation.citing import own_keys
from shangnan.policy.records.regulation.kept_files import keep_files
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.plain import day_of
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.regulation.validity import Text
from shangnan.policy.records.workflow.as_system import as_system
from typing import Any
from zope.event import notify
from zope.i18nmessageid import Message


def today() -> date:
    """Return the county's date."""
    return now().date()


def texts_of(regulation: Any) -> list[Text]:
    """Return the versions of a regulation with the days on which they begin."""
    found = ((number, day_of(version["data"]["effective_on"])) for number, version in versions(regulation).items())
    return [Text(number, start) for number, start in found if start is not None]


def step_by_system(regulation: Any, transition: str, why: Message) -> None:
    """Take a regulation through a step that no person takes: it follows from dates or from another regulation.

    :raises Refused: as for everybody.
    """
    with as_system():
        api.portal.get_tool("portal_workflow").doActionFor(regulation, transition, comment=chinese(why))


def come_into_force(regulation: Any, opinion: str) -> Any:
    """Do what follows from `enact`: keep the text as a version, end what it replaces.

    :param regulation: just enacted; a working copy is written into its original.
    :param opinion: of who enacted it.
    :returns: the regulation that now holds the text: itself, or the original of a working copy.
    """
    if regulation.effective_on is None:
        regulation.effective_on = today()
    holder = regulation
    if regulation.revision_of:
        holder = revision.merge_into_original(regulation)
    actor = api.user.get_current().getId() or ""
    keep_version(holder, to_plain(holder) | {"files": keep_files(holder)}, stamp(), actor, opinion)
    prepare(holder)
    if holder is not regulation and api.content.get_state(holder) == "in_force_public":
        why = _("The revised text is in force and has not yet been checked for release.")
        step_by_system(holder, "withdraw", why)
    holder.reindexObject()
    end_replaced(holder)
    end_where_replaced_already(holder)
    return holder


def end_replaced(regulation: Any) -> None:
    """End the regulations that one in force replaces, from the day on which it applies; those that have ended stay."""
    catalog = api.portal.get_tool("portal_catalog")
    uids = list(regulation.supersedes or ())
    # Unrestricted: what is replaced ends whoever enacts; everything in force is visible to staff anyway.
    for brain in catalog.unrestrictedSearchResults(UID=uids, portal_type="Regulation") if uids else ():
        supersede(brain._unrestrictedGetObject(), regulation)


def end_where_replaced_already(regulation: Any) -> None:
    """End a regulation that came into force late, where the one that replaces it is in force already."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        replaces=IUUID(regulation), portal_type="Regulation", review_state=IN_FORCE
    )
    for brain in brains:
        if not brain.revision_of:
            supersede(regulation, brain._unrestrictedGetObject())


def supersede(old: Any, new: Any) -> None:
    """End a regulation because another takes its place; one that is not in force stays as it is."""
    state = api.content.get_state(old)
    if state not in IN_FORCE or old is new:
        return
    if old.expires_on is not None and old.expires_on <= new.effective_on:
        expire(old)  # it had reached its own end before; nobody replaced it any more
        return
    old.repealed_on = new.effective_on
    old.superseded_by = IUUID(new)
    why = _("Replaced by “${title}” from ${day}.", mapping={"title": new.title, "day": new.effective_on.isoformat()})
    step_by_system(old, "supersede" if state == "in_force" else "supersede_public", why)


def expire(regulation: Any) -> None:
    """End a regulation in force because the day has come that its own text names."""
    state, day = api.content.get_state(regulation), regulation.expires_on
    if state not in IN_FORCE or day is None:
        return
    regulation.repealed_on = day
    why = _("It has reached its end: no longer in force from ${day}.", mapping={"day": day.isoformat()})
    step_by_system(regulation, "expire" if state == "in_force" else "expire_public", why)


def ended(regulation: Any) -> None:
    """Do what follows from a repeal or replacement: the day, the catalog, and word to those who cite it."""
    if regulation.repealed_on is None:
        regulation.repealed_on = today()
    regulation.reindexObject()
    notify(RecordEnded(regulation, own_keys(regulation), regulation.repealed_on, regulation.superseded_by))
