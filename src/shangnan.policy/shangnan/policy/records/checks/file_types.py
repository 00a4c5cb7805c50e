"""The type that a kept file is served with: the one that its content proves, never the one that a client gave."""

from __future__ import annotations

from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.checks.upload import proven_type
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@adapter(IAttachment, IObjectAddedEvent)
def file_added(attachment: IAttachment, event: object) -> None:
    """Give a new file its type."""
    set_type(attachment)


@adapter(IAttachment, IObjectModifiedEvent)
def file_modified(attachment: IAttachment, event: object) -> None:
    """Give a file that may have been replaced its type."""
    set_type(attachment)


def set_type(attachment: IAttachment) -> None:
    """Write the type that a file's name and content prove, where it says another; nothing is written otherwise."""
    file = attachment.file
    if file is None:
        return
    with file.open() as stream:
        proven = proven_type(file.filename or "", stream.read(4096))
    if file.contentType != proven:
        file.contentType = proven
