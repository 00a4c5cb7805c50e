"""Accounts and groups: made, removed, locked, given rights, signed in and out, refused; by name, without any password."""

from __future__ import annotations

from Products.PluggableAuthService.interfaces.events import IPrincipalAddedToGroupEvent
from Products.PluggableAuthService.interfaces.events import IPrincipalRemovedFromGroupEvent
from Products.PluggableAuthService.interfaces.events import IUserLoggedInEvent
from Products.PluggableAuthService.interfaces.events import IUserLoggedOutEvent
from shangnan.policy.accounts import events
from shangnan.policy.accounts.request_state import address_of
from shangnan.policy.accounts.wait_events import IAccountWaits
from shangnan.policy.registry.journal import noting
from shangnan.policy.registry.journal.entry import REFUSED
from shangnan.policy.registry.journal.recording.content import present_actor
from shangnan.policy.registry.journal.recording.facts import ADDED
from shangnan.policy.registry.journal.recording.facts import EDITED
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.facts import REMOVED
from shangnan.policy.registry.journal.recording.gathering import gather
from shangnan.policy.registry.journal.recording.often import FAILURES
from shangnan.policy.registry.journal.recording.often import MORE
from shangnan.policy.registry.journal.recording.often import NOTHING
from shangnan.policy.registry.journal.subject import ACCOUNT
from shangnan.policy.registry.journal.subject import GROUP
from shangnan.policy.registry.journal.subject import Subject
from typing import Any
from zope.component import adapter
from zope.component.hooks import getSite

EVERYBODYS = frozenset({"Member"})
#: What was done to an account -> key of the action; of groups all is one action.
_ACCOUNT = {events.MADE: ADDED, events.GONE: REMOVED, events.PROPERTIES: EDITED, events.PASSWORD: EDITED}


def _account(user_id: str) -> Subject:
    return Subject(ACCOUNT, user_id)


@adapter(events.IAccountChanged)
def account_changed(event: events.IAccountChanged) -> None:
    """Tell what was done to an account or a group."""
    if getSite() is None:
        return  # an account of Zope's root, while there is no site
    if event.is_group:
        _group_changed(event.principal, event.what, event.names)
        return
    what = _ACCOUNT.get(event.what, "change")
    fields = (events.PASSWORD,) if event.what == events.PASSWORD else event.names
    details = {} if event.what in _ACCOUNT else {"done": event.what, "names": list(event.names)}
    gather(Fact("account", what, _account(event.principal), present_actor(), details, fields))


def _group_changed(group: str, done: str, names: tuple[str, ...]) -> None:
    details: dict[str, Any] = {"done": done, "names": list(names)}
    gather(Fact("group", "change", Subject(GROUP, group), present_actor(), details))


@adapter(IPrincipalAddedToGroupEvent)
def member_added(event: IPrincipalAddedToGroupEvent) -> None:
    """Tell who came into which group."""
    _group_changed(event.group_id, "joined", (_id(event),))


@adapter(IPrincipalRemovedFromGroupEvent)
def member_removed(event: IPrincipalRemovedFromGroupEvent) -> None:
    """Tell who went out of which group."""
    _group_changed(event.group_id, "left", (_id(event),))


def _id(event: Any) -> str:
    principal = event.principal
    return str(principal if isinstance(principal, str) else principal.getId())


@adapter(events.IRolesChanged)
def roles_changed(event: events.IRolesChanged) -> None:
    """Tell which roles were given and taken by hand, the one apart that every account has."""
    given, taken = sorted(event.after - event.before - EVERYBODYS), sorted(event.before - event.after - EVERYBODYS)
    if given or taken:
        details = {"given": given, "taken": taken}
        gather(Fact("account", "roles", _account(event.principal), present_actor(), details))


@adapter(events.IPasswordRefused)
def password_refused(event: events.IPasswordRefused) -> None:
    """Tell of a wrong password, at the log-in or for a signature; whoever is signed in is the actor.

    A name that no account has is not told: passwords are typed in its place.
    """
    judged = FAILURES.judge(address_of()) if getSite() is not None else NOTHING
    if judged == NOTHING:
        return
    details = {"known": "yes" if event.user_id else "no", **({"more": "yes"} if judged == MORE else {})}
    noting.note_apart("account.failure", _account(event.user_id), details, outcome=REFUSED)


@adapter(IAccountWaits)
def account_waits(event: IAccountWaits) -> None:
    """Tell that wrong passwords have made an account wait."""
    if getSite() is not None:
        noting.note_apart("account.locked", _account(event.user_id), {"count": str(event.count)}, outcome=REFUSED)


@adapter(IUserLoggedInEvent)
def signed_in(event: IUserLoggedInEvent) -> None:
    """Tell who signed in, by the form or for a token."""
    _session("login", event)


@adapter(IUserLoggedOutEvent)
def signed_out(event: IUserLoggedOutEvent) -> None:
    """Tell who signed out."""
    _session("logout", event)


def _session(what: str, event: Any) -> None:
    user_id = event.principal.getId()
    if user_id:
        gather(Fact("account", what, _account(user_id), user_id))
