"""Revising a regulation in force: a working copy goes through the whole chain, and its text takes the place on its day."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import ObjectDeleted
from shangnan.policy import _
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.plain import apply_plain
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import IFollowing
from shangnan.policy.records.workflow.writers import carried_over
from typing import Any
from typing import NoReturn
from zope.component import adapter
from zope.interface import implementer

WORKFLOW = "regulation_workflow"


def working_copy_of(regulation: Any) -> Any:
    """Return the working copy of a regulation, or None. Callers show it only to those who may view it."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: a second copy must not be started because the first cannot be seen.
    brains = catalog.unrestrictedSearchResults(portal_type="Regulation", revision_of=IUUID(regulation))
    return brains[0]._unrestrictedGetObject() if brains else None


def original_of(copy: Any) -> Any:
    """Return the regulation that a working copy revises; None for a regulation of its own, or where it is gone."""
    uid = getattr(copy, "revision_of", None)
    if not uid:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: every staff member may view what is in force.
    brains = catalog.unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def open_revision_gaps(regulation: Any) -> list[Gap]:
    """Return why a revision cannot be started."""
    if working_copy_of(regulation) is None:
        return []
    message = _("A revision of this regulation is already being worked on. Continue that one.")
    return [Gap("revision_open", "revision", message)]


def original_gaps(copy: Any) -> list[Gap]:
    """Return why a working copy cannot take the place of its original; nothing for a regulation of its own."""
    if not getattr(copy, "revision_of", None):
        return []
    original = original_of(copy)
    begins, ends = copy.effective_on, getattr(original, "expires_on", None)
    over = begins is not None and ends is not None and ends < begins
    if original is not None and api.content.get_state(original) in IN_FORCE and not over:
        return []
    message = _(
        "The regulation that this revises is no longer in force. Delete this revision, or make it a new regulation."
    )
    return [Gap("original_ended", "revision", message)]


def start(regulation: Any) -> Any:
    """Make the working copy of a regulation in force, its files included.

    :returns: the copy, a draft beside the original, without a day of coming into force.
    """
    container = regulation.aq_parent
    # The transition's guard has decided who may revise; adding is part of it.
    copy = createContentInContainer(
        container,
        "Regulation",
        checkConstraints=False,
        id=f"{regulation.getId()}-revision",
        title=regulation.title,
    )
    # What the original replaced has ended; the day is decided anew.
    data = to_plain(regulation) | {"effective_on": "", "issued_on": "", "expires_on": "", "supersedes": []}
    apply_plain(copy, data, regulation.responsible_unit)
    copy.revision_of = IUUID(regulation)
    _copy_attachments(regulation, copy)
    copy.reindexObject()
    copy.reindexObjectSecurity()
    return copy


def merge_into_original(copy: Any) -> Any:
    """Write a working copy's text, files and opinions into the original and return that."""
    original = original_of(copy)
    replaced = tuple(dict.fromkeys((*original.supersedes, *copy.supersedes)))
    with carried_over(copy, original):
        apply_plain(original, to_plain(copy) | {"supersedes": replaced}, copy.responsible_unit)
        for attachment in _attachments(original):
            original._delObject(attachment.getId())
        _copy_attachments(copy, original)
    history = original.workflow_history
    # The last entry tells the state, and the original stays in its own.
    *before, last = copy.workflow_history[WORKFLOW]
    state = history[WORKFLOW][-1]["review_state"]
    history[WORKFLOW] = (*history[WORKFLOW], *before, {**last, "review_state": state})
    return original


def finish(copy: Any, original: Any) -> NoReturn:
    """Remove the working copy and tell the workflow machinery that it is gone.

    :raises ObjectDeleted: always; the workflow tool takes it as the way to end a transition whose object is gone.
    """
    # Not the approver's right to delete but the end of the revision that the guard has allowed.
    copy.aq_parent._delObject(copy.getId())
    raise ObjectDeleted(original)


@implementer(IFollowing)
@adapter(IRegulation)
class AfterTransition:
    """A revision that was started is opened; one that came into force has become the regulation itself."""

    def __init__(self, regulation: Any) -> None:
        self.regulation = regulation
        self.original = original_of(regulation)

    def url(self, transition: str) -> str:
        """Return the address to show after a transition."""
        if transition == "revise":
            return working_copy_of(self.regulation).absolute_url()
        if transition == "enact" and self.original is not None:
            return self.original.absolute_url()
        return self.regulation.absolute_url()


def _attachments(regulation: Any) -> list:
    return [child for child in regulation.objectValues() if child.portal_type == "Attachment"]


def _copy_attachments(source: Any, target: Any) -> None:
    for attachment in _attachments(source):
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
