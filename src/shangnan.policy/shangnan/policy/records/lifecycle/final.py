"""What is over stays as it is: a record in a state from which no step leads is changed, moved and deleted by nobody.

Workflows take the rights away already. What they cannot see is held here: the folder around records being deleted or
renamed, somebody with a hand in the Zope management interface, a program that writes and tells of it. A record that is filed is final
in whatever state it was filed; programs that write it and tell nobody are stopped when they commit (`registry/freezing`).
"""

from __future__ import annotations

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections.abc import Callable
from collections.abc import Iterable
from OFS.interfaces import IObjectWillBeAddedEvent
from OFS.interfaces import IObjectWillBeMovedEvent
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IEditBegunEvent
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.lawful_exits import is_open_for
from shangnan.policy.records.lifecycle.lawful_exits import was_computed_anew
from shangnan.policy.records.lifecycle.lawful_exits import was_open_for
from shangnan.policy.records.purposes import ISSUED
from shangnan.policy.registry.freezing.frozen import is_frozen
from typing import Any
from zExceptions import Forbidden
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


class RecordIsFinal(Forbidden):
    """A record that is over (filed, void, repealed …) cannot be changed, moved or deleted any more."""


def is_final(record: Any) -> bool:
    """Tell whether a record is filed, or no step leads from the state that it is in.

    :param record: any object; one without a workflow is never final.
    """
    if is_frozen(record):
        return True
    tool = api.portal.get_tool("portal_workflow")
    found = [tool[name].states.get(api.content.get_state(record, default="")) for name in tool.getChainFor(record)]
    return bool(found) and all(state is not None and not state.transitions for state in found)


def hold(record: Any) -> None:
    """Refuse to touch a record that is final, but where one of the lawful exits is open for it.

    :raises RecordIsFinal: with its title, in Chinese.
    """
    if is_final(record) and not is_open_for(record):
        message = _(
            "“${title}” is closed. Nobody can change, move or delete it any more, nor the folder that it lies in.",
            mapping={"title": record.title},
        )
        raise RecordIsFinal(chinese(message))


def needs_states() -> bool:
    """Return whether `refuse_to_commit` has to know in this transaction what is written, and not only where."""
    return was_computed_anew()


def refuse_to_commit(uids: Iterable[str], places: bool, rights_alone: Callable[[str], bool]) -> None:
    """Refuse a transaction that writes what is filed, but where a lawful exit was opened for all that it writes of it.

    :param uids: of the records that it writes, or takes out of their folders.
    :param places: whether it takes a folder around filed records out of where it is.
    :param rights_alone: tells of a UID whether nothing but rights of that record is written.
    :raises RecordIsFinal: in Chinese; without titles, which the one who writes may not be allowed to read.
    """
    free = all(was_open_for(uid) or (was_computed_anew(uid) and rights_alone(uid)) for uid in uids)
    if free and (not places or was_open_for(None)):
        return
    message = _(
        "What is filed cannot be changed, moved or deleted any more, nor the folder that it lies in. Nothing was saved."
    )
    raise RecordIsFinal(chinese(message))


@adapter(IRecord, IEditBegunEvent)
def record_edit_begun(record: Any, event: IEditBegunEvent) -> None:
    """Refuse to open the form of a final record, before anything is entered in vain; nothing is locked then.

    :raises RecordIsFinal: for a final record.
    """
    hold(record)


@adapter(IRecord, IObjectModifiedEvent)
def record_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Refuse changes to a final record, and adding to or taking from what lies in it.

    :raises RecordIsFinal: for a final record.
    """
    hold(record)


@adapter(IRecord, IObjectWillBeMovedEvent)
def record_will_be_moved(record: Any, event: IObjectWillBeMovedEvent) -> None:
    """Refuse to delete, rename or move a final record or a folder around it; the whole site may go.

    :raises RecordIsFinal: for a final record.
    """
    if not IObjectWillBeAddedEvent.providedBy(event) and not IPloneSiteRoot.providedBy(event.object):
        hold(record)


@adapter(IAttachment, IEditBegunEvent)
def attachment_edit_begun(attachment: Any, event: IEditBegunEvent) -> None:
    """Refuse to open the form of a file of a final record.

    :raises RecordIsFinal: where the record around it is final.
    """
    _hold_around(attachment)


@adapter(IAttachment, IObjectModifiedEvent)
def attachment_modified(attachment: Any, event: IObjectModifiedEvent) -> None:
    """Refuse changes to a file of a final record.

    :raises RecordIsFinal: where the record around it is final.
    """
    _hold_around(attachment)


@adapter(IAttachment, IObjectWillBeMovedEvent)
def attachment_will_be_moved(attachment: Any, event: IObjectWillBeMovedEvent) -> None:
    """Refuse to delete, rename or move a file of a final record.

    :raises RecordIsFinal: where the record around it is final.
    """
    if not IObjectWillBeAddedEvent.providedBy(event) and not IPloneSiteRoot.providedBy(event.object):
        # What was issued goes where its record goes.
        _hold_around(attachment, by_itself=aq_base(event.object) is aq_base(attachment))


def _hold_around(attachment: Any, by_itself: bool = True) -> None:
    record = aq_parent(aq_inner(attachment))
    if IRecord.providedBy(record):
        hold(record)
        if by_itself and attachment.purpose == ISSUED and not is_open_for(record):
            raise RecordIsFinal(
                chinese(_("This is the text as it was issued. Nobody can change, rename or delete it."))
            )
