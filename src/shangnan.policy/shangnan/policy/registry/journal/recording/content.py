"""Content: made, changed, moved, removed, taken through steps; by whatever door, since the events of Zope are asked."""

from __future__ import annotations

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterable
from plone.dexterity.interfaces import IDexterityContent
from Products.CMFCore.interfaces import ISiteRoot
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.records.tables.importing_run import running_import
from shangnan.policy.registry.journal.recording.facts import ADDED
from shangnan.policy.registry.journal.recording.facts import EDITED
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.facts import MOVED
from shangnan.policy.registry.journal.recording.facts import REMOVED
from shangnan.policy.registry.journal.recording.facts import STEP
from shangnan.policy.registry.journal.recording.gathering import gather
from shangnan.policy.registry.journal.subject import subject_of
from typing import Any
from zope.component import adapter
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectMovedEvent


def present_actor() -> str:
    """Return the user id of who acts; of an import the account of the person who runs it."""
    actor = getSecurityManager().getUser().getId() or ""
    run = running_import()
    return run.by or actor if run is not None and actor == IMPORT_ID else actor


def _tell(thing: Any, what: str, **more: Any) -> None:
    run = running_import()
    gather(Fact("record", what, subject_of(thing), present_actor(), run=run.run_id if run is not None else "", **more))


def _tell_file(record: Any, attachment: Any, done: str) -> None:
    """Tell of a file in the record that it belongs to: by its title where everybody may view it, else by its UID."""
    told = subject_of(attachment)
    _tell(record, EDITED, files=(f"{done}: {told.title or told.uid}",))


def _fields(event: IObjectModifiedEvent) -> Iterable[str]:
    return (name.rpartition(".")[2] for told in event.descriptions for name in getattr(told, "attributes", ()))


@adapter(IDexterityContent, IObjectModifiedEvent)
def content_modified(thing: Any, event: IObjectModifiedEvent) -> None:
    """Tell which fields of a thing were written; what lies in it is told by itself."""
    if IContainerModifiedEvent.providedBy(event):
        return
    if IAttachment.providedBy(thing):
        _tell_file(aq_parent(aq_inner(thing)), thing, "changed")
    else:
        _tell(thing, EDITED, fields=tuple(_fields(event)))


@adapter(IDexterityContent, IObjectMovedEvent)
def content_moved(thing: Any, event: IObjectMovedEvent) -> None:
    """Tell that a thing was made, moved, renamed or removed, alone or with what it lies in."""
    if ISiteRoot.providedBy(event.object) or ISiteRoot.providedBy(thing):
        return
    alone = aq_base(event.object) is aq_base(thing)
    if IAttachment.providedBy(thing):
        if alone:
            _attachment_moved(thing, event)
    elif event.oldParent is None:
        _tell(thing, ADDED)
    elif event.newParent is None:
        _tell(thing, REMOVED)
    elif alone:
        _moved(thing, event)


def _attachment_moved(attachment: Any, event: IObjectMovedEvent) -> None:
    old, new = event.oldParent, event.newParent
    if old is not None and new is not None and aq_base(old) is aq_base(new):
        _tell_file(new, attachment, "renamed")
        return
    for around, done in ((old, "removed"), (new, "added")):
        if around is not None:
            _tell_file(around, attachment, done)


def _moved(thing: Any, event: IObjectMovedEvent) -> None:
    """Tell from where to where; the last part of both addresses only where the thing is open to everybody."""
    told = subject_of(thing)
    ends = {"from": (event.oldParent, event.oldName), "to": (event.newParent, event.newName)}
    paths = {}
    for end, (parent, name) in ends.items():
        around = subject_of(parent).path
        paths[end] = around if told.restricted else f"{around}/{name}".lstrip("/")
    _tell(thing, MOVED, details=paths)


@adapter(IDexterityContent, IAfterTransitionEvent)
def step_taken(thing: Any, event: IAfterTransitionEvent) -> None:
    """Tell of a step: from which state, to which; the opinion belongs to the record."""
    if event.transition is not None:
        states = {"from": event.old_state.getId(), "to": event.new_state.getId()}
        _tell(thing, STEP, details={"transition": event.transition.getId(), **states})
