"""Every list and form of every kind of record, found in the site itself: a new kind is looked at without being named here."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from plone.dexterity.interfaces import IDexterityFTI
from shangnan.policy.demonstration.accounts import ACCOUNTS
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.kind.description import register_kinds
from shangnan.policy.records.section import ISection
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.registry.freezing.frozen import is_frozen
from tests.journeys.crawl import Visit
from tests.journeys.steps import send_unchecked
from tests.permissions.views import views
from tests.support import acting_as
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.dottedname.resolve import resolve
from zope.interface.interfaces import IInterface

SECTION = "Section"
SAVE = '[name="form.buttons.save"]'
# Pages of records that are visited in another way, or are no page to look at.
ELSEWHERE = {
    "transition": "with the name of a step",
    "record-difference": "with the versions to compare; in the table of the drafter",
    "view": "with every state",
    "edit": "where somebody may edit",
    "sharing": "there is no such page",
    "acknowledge": "a button sends it; there is no page",
    "content_status_history": "in the tables of the offices",
    "kept-file": "a file of a version, no page",
    "content_status_modify": "leads on to the transition; there is no page",
}
Found = Iterator[tuple[str, Visit]]


def _records(portal: Any) -> dict[str, dict[str, Any]]:
    """Return a record of each kind in each state that there is one in, filed and not, by portal type and state."""
    found: dict[str, dict[str, Any]] = {}
    # Tests look at everything; what people see they see in the browser, as themselves.
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type=kinds(), sort_on="path"):
        record = brain._unrestrictedGetObject()
        state = f"{brain.review_state or ''}{', filed' if is_frozen(record) else ''}"
        found.setdefault(brain.portal_type, {}).setdefault(state, record)
    return found


def _ours(portal_type: str) -> bool:
    fti = api.portal.get_tool("portal_types").get(portal_type)
    return IDexterityFTI.providedBy(fti) and fti.klass.startswith("shangnan.policy.")


def kinds() -> list[str]:
    """Return the names of all types of ours that are content of a site."""
    return sorted(name for name in api.portal.get_tool("portal_types").objectIds() if _ours(name))


def _first(portal: Any, may: Any, accounts: Iterable[str] = ACCOUNTS) -> str | None:
    """Return the first account for which something holds."""
    for account in accounts:
        with acting_as(portal, account):
            if may():
                return account
    return None


def _path(portal: Any, record: Any) -> str:
    return record.absolute_url().removeprefix(portal.absolute_url())


def _allowed(permission: str, record: Any) -> bool:
    return bool(api.portal.get_tool("portal_membership").checkPermission(permission, record))


def _opens(record: Any, name: str) -> bool:
    try:
        record.restrictedTraverse(f"@@{name}")
    except (Unauthorized, NotFound, AttributeError, KeyError):
        return False
    return True


def registers(portal: Any) -> Found:
    """Yield the register of each kind and the pages that it leads to, as who sees most of it."""
    catalog = api.portal.get_tool("portal_catalog")
    for kind in register_kinds():
        name = kind.portal_type
        section, seen = portal[kind.section], {}
        for account in ACCOUNTS:
            with acting_as(portal, account):
                seen[account] = len(catalog(portal_type=name)) if _allowed("View", section) else -1
        account = max(seen, key=lambda who: seen[who])
        path = _path(portal, section)
        yield account, Visit(f"{path}/@@register?kind={name}&text=")
        for view, _title in kind.links:
            reader = _first(portal, lambda section=section, view=view: _opens(section, view))
            if reader is not None:
                yield reader, Visit(f"{path}/@@{view}")


def add_forms(portal: Any, records: dict[str, dict[str, Any]]) -> Found:
    """Yield the form that adds each kind, empty and sent empty, as the first who may add one somewhere."""
    containers = [record for states in records.values() for record in states.values()]
    sections = [child for child in portal.objectValues() if child.portal_type == SECTION]
    for name in kinds():
        for account in ACCOUNTS:
            with acting_as(portal, account):
                place = next((place for place in (*sections, *containers, portal) if _adds(place, name)), None)
            if place is not None:
                yield account, Visit(f"{_path(portal, place)}/++add++{name}", (send_unchecked(SAVE),))
                break


def _adds(container: Any, name: str) -> bool:
    allowed = getattr(container, "allowedContentTypes", None)
    return allowed is not None and name in {fti.getId() for fti in allowed()}


def pages_of_records(portal: Any, records: dict[str, dict[str, Any]]) -> Found:
    """Yield the page of each kind in each state, and once the form, the step and every other page of that kind."""
    shared: set[str] = set()
    for states in records.values():
        for record in states.values():
            reader = _first(portal, lambda record=record: _allowed("View", record))
            if reader is not None:
                yield reader, Visit(f"{_path(portal, record)}/view")
        for record in states.values():
            editor = _first(portal, lambda record=record: _allowed("Modify portal content", record))
            if editor is not None:
                yield editor, Visit(f"{_path(portal, record)}/edit")
                break
        for record in states.values():
            actor = _first(portal, lambda record=record: IRecord.providedBy(record) and offered(record))
            if actor is not None:
                with acting_as(portal, actor):
                    transition = offered(record)[0]["id"]
                yield actor, Visit(f"{_path(portal, record)}/@@transition?transition={transition}")
                break
        yield from _other_pages(portal, list(states.values()), shared)


def _other_pages(portal: Any, states: list[Any], shared: set[str]) -> Found:
    """Yield the pages of a kind beside its own; those that all kinds share, the first time only."""
    for name, context in sorted({(view.name, view.context) for view in views()}):
        if name in ELSEWHERE or set(". +") & set(name) or not context.startswith("shangnan.policy") or " " in context:
            continue
        interface = resolve(context)
        if not IInterface.providedBy(interface) or interface is ISection or name in shared:
            continue
        for record in (state for state in states if interface.providedBy(state)):
            reader = _first(portal, lambda record=record, name=name: _opens(record, name))
            if reader is not None:
                if interface is IRecord:
                    shared.add(name)
                yield reader, Visit(f"{_path(portal, record)}/@@{name}")
                break


def visits_by_account(portal: Any) -> dict[str, list[Visit]]:
    """Return all that is found, by who opens it."""
    records = _records(portal)
    found: dict[str, list[Visit]] = {}
    for account, visit in (*registers(portal), *add_forms(portal, records), *pages_of_records(portal, records)):
        found.setdefault(account, []).append(visit)
    return found
