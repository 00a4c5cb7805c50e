"""Revising what is in force: a working copy goes through the whole chain, and its text takes the original's place.

Why not plone.app.iterate: its check-in drops the opinions of the working copy, copies every child, and can leave locks;
all three matter here (docs/decisions/0003). A room says what a copy is filled with and when its text takes the place.
"""

from __future__ import annotations

from collections.abc import Callable
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import ObjectDeleted
from shangnan.policy.records.views.files import files_in
from shangnan.policy.records.workflow.writers import carried_over
from typing import Any
from typing import NoReturn


def working_copy_of(record: Any) -> Any:
    """Return the working copy of a record, or None. Callers show it only to those who may view it."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: a second copy must not be started because the first cannot be seen.
    brains = catalog.unrestrictedSearchResults(portal_type=record.portal_type, revision_of=IUUID(record))
    return brains[0]._unrestrictedGetObject() if brains else None


def original_of(copy: Any) -> Any:
    """Return the record that a working copy revises; None for a record of its own, or where it is gone."""
    uid = getattr(copy, "revision_of", None)
    if not uid:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: what is revised is public or open to every member of the staff, or was.
    brains = catalog.unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def make_copy(record: Any, fill: Callable[[Any], None]) -> Any:
    """Make the working copy of a record, its files included.

    :param fill: writes the content into the copy.
    :returns: the copy, a draft beside the original.
    """
    # The transition's guard has decided who may revise; adding is part of it.
    copy = createContentInContainer(
        record.aq_parent,
        record.portal_type,
        checkConstraints=False,
        id=f"{record.getId()}-revision",
        title=record.title,
    )
    fill(copy)
    copy.revision_of = IUUID(record)
    copy_files(record, copy)
    copy.reindexObject()
    copy.reindexObjectSecurity()
    return copy


def take_place(copy: Any, original: Any, fill: Callable[[Any], None]) -> None:
    """Write a working copy's content and files into the original; who wrote them stays known.

    :param fill: writes the copy's content into the original.
    """
    with carried_over(copy, original):
        fill(original)
        for attachment in files_in(original):
            original._delObject(attachment.getId())
        copy_files(copy, original)


def finish(copy: Any, original: Any) -> NoReturn:
    """Remove the working copy and tell the workflow machinery that it is gone.

    :raises ObjectDeleted: always; the workflow tool takes it as the way to end a transition whose object is gone.
        (ObjectMoved would say more, but DCWorkflow fails on it under Python 3.)
    """
    original.reindexObject()
    # Not somebody's right to delete but the end of the revision that the guard has allowed.
    copy.aq_parent._delObject(copy.getId())
    raise ObjectDeleted(original)


class AfterRevision:
    """A revision that was started is opened; one that took its place has become the record itself. For `IFollowing`.

    :cvar ends: the transition with which a working copy takes the place of its original.
    """

    ends = ""

    def __init__(self, record: Any) -> None:
        self.record = record
        self.original = original_of(record)

    def url(self, transition: str) -> str:
        """Return the address to show after a transition."""
        if transition == "revise":
            return working_copy_of(self.record).absolute_url()
        if transition == self.ends and self.original is not None:
            return self.original.absolute_url()
        return self.record.absolute_url()


def copy_files(source: Any, target: Any) -> None:
    """Put a copy of each file of a record into another."""
    for attachment in files_in(source):
        file = attachment.file
        createContentInContainer(
            target,
            "Attachment",
            checkConstraints=False,
            id=attachment.getId(),
            title=attachment.title,
            purpose=attachment.purpose,
            material=attachment.material,
            file=NamedBlobFile(data=file.data, contentType=file.contentType, filename=file.filename),
        )
