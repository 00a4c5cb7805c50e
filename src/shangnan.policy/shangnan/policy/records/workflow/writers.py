"""Who wrote what a record says, by whatever door: none of them decides on it (`records.workflow.four_eyes`).

Noted from the making of the record on, for each change of a field and of a file in it. A working copy begins with whoever
began it, and its writers go over to the original with its text. People who draft are kept apart from others who wrote into it
(a reviewer who put something right, a publisher whose import brought it in): these changes a drafter can take over as his or
her own when submitting, which the history then says.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from plone import api
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.edit_log import carry_edits
from shangnan.policy.records.lifecycle.edit_log import made_just_now
from shangnan.policy.records.lifecycle.edit_log import note_edit
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.records.tables.importing_run import is_importer
from shangnan.policy.records.tables.importing_run import running_import
from typing import Any
from zope.component import adapter
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectMovedEvent

SUBMISSION = "submit"
ADDED, CHANGED, REMOVED, RENAMED = "added", "changed", "removed", "renamed"

_carrying: ContextVar[bool] = ContextVar("shangnan_carrying_over", default=False)


def drafters_of(record: Any) -> tuple[str, ...]:
    """Return the user ids of those who wrote a record while it was being drafted."""
    return tuple(getattr(aq_base(record), "typed_by", ()))


def others_who_wrote(record: Any) -> tuple[str, ...]:
    """Return the user ids of those who wrote into a record that others draft."""
    return tuple(getattr(aq_base(record), "amended_by", ()))


def writers(record: Any) -> frozenset[str]:
    """Return the user ids of all who wrote what a record says now."""
    return frozenset((*drafters_of(record), *others_who_wrote(record)))


def is_drafted(record: Any) -> bool:
    """Tell whether a record is being drafted: at the beginning of its workflow, or where it is submitted from."""
    tool = api.portal.get_tool("portal_workflow")
    state = api.content.get_state(record, default="")
    for workflow_id in tool.getChainFor(record):
        workflow = tool[workflow_id]
        known = workflow.states.get(state)
        if known is not None:
            return state == workflow.initial_state or SUBMISSION in known.transitions
    return True  # it is being made, and has no state yet


def _note(record: Any, fields: Iterable[str] = (), files: Iterable[tuple[str, str]] = ()) -> None:
    """Note that the present user writes into a record."""
    if _carrying.get():
        return
    user, run = getSecurityManager().getUser(), running_import()
    actor = user.getId() or ""
    if is_importer(user):
        _remember(record, "amended_by", run.by if run is not None else "")
    else:
        _remember(record, "typed_by" if is_drafted(record) else "amended_by", actor)
    note = run.note if run is not None else ""
    note_edit(record, actor, api.content.get_state(record, default=""), fields, tuple(files), note)


def _remember(record: Any, where: str, user_id: str) -> None:
    # The id that runs of the import write under is nobody's, and nobody is kept by it.
    known = getattr(aq_base(record), where, ())
    if user_id and user_id != IMPORT_ID and user_id not in known:
        setattr(record, where, (*known, user_id))


def take_over(record: Any, user_id: str) -> tuple[str, ...]:
    """Make a drafter answer for what others wrote into a record.

    :returns: the user ids of those whose changes were taken over.
    """
    others = tuple(other for other in others_who_wrote(record) if other != user_id)
    _remember(record, "typed_by", user_id)
    if "amended_by" in vars(aq_base(record)):
        record.amended_by = ()
    return others


def settle(record: Any) -> None:
    """Begin anew: what a record says has been decided on, and what is written from now on is another matter."""
    for name in ("typed_by", "amended_by"):
        if name in vars(aq_base(record)):
            setattr(record, name, ())


@contextmanager
def nobodys_change() -> Iterator[None]:
    """Let the system write into a record what follows from a step: whoever takes the step has not written it."""
    token = _carrying.set(True)
    try:
        yield
    finally:
        _carrying.reset(token)


@contextmanager
def carried_over(copy: Any, original: Any) -> Iterator[None]:
    """Write the text of a working copy into its original: its writers are those of the copy, and so is its log.

    What happens inside is nobody's change: it is the end of a step that was decided on.
    """
    with nobodys_change():
        yield
    original.typed_by, original.amended_by = drafters_of(copy), others_who_wrote(copy)
    carry_edits(copy, original)


@adapter(IRecord, IObjectAddedEvent)
def record_added(record: Any, event: IObjectAddedEvent) -> None:
    """Note who made a record, or pasted a copy of one."""
    made_just_now(record)
    _note(record)


@adapter(IRecord, IObjectModifiedEvent)
def record_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Note who changed a record and which fields; what lies in it is told by itself."""
    if IContainerModifiedEvent.providedBy(event):
        return
    _note(record, [name.rpartition(".")[2] for told in event.descriptions for name in getattr(told, "attributes", ())])


@adapter(IAttachment, IObjectModifiedEvent)
def file_modified(attachment: Any, event: IObjectModifiedEvent) -> None:
    """Note in the record around it who changed a file."""
    record = aq_parent(aq_inner(attachment))
    if IRecord.providedBy(record):
        _note(record, files=[(CHANGED, _called(attachment))])


@adapter(IAttachment, IObjectMovedEvent)
def file_moved(attachment: Any, event: IObjectMovedEvent) -> None:
    """Note in the record around it who added, removed or renamed a file; not where the record itself goes or comes."""
    if aq_base(event.object) is not aq_base(attachment):
        return
    old, new = event.oldParent, event.newParent
    stays = old is not None and new is not None and aq_base(old) is aq_base(new)
    changed = [(new, RENAMED)] if stays else [(old, REMOVED), (new, ADDED)]
    for record, done in changed:
        if IRecord.providedBy(record):
            _note(record, files=[(done, _called(attachment))])


def _called(attachment: Any) -> str:
    return attachment.title or attachment.getId()
