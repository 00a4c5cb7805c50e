"""Revising a published guide: a working copy goes through the same chain while the published one stays online.

Why not plone.app.iterate: its check-in drops the opinions of the working copy, copies every child, and can leave locks;
all three matter here (see docs/decisions).
"""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import ObjectDeleted
from shangnan.policy import _
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.views.panel import IRecordPanel
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import IFollowing
from shangnan.policy.records.workflow.writers import carried_over
from typing import Any
from typing import NoReturn
from zope.component import adapter
from zope.interface import implementer

WORKFLOW = "service_guide_workflow"


def working_copy_of(guide: Any) -> Any:
    """Return the working copy of a published guide, or None. Callers show it only to those who may view it."""
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: a second copy must not be started because the first cannot be seen.
    brains = catalog.unrestrictedSearchResults(revision_of=IUUID(guide))
    return brains[0]._unrestrictedGetObject() if brains else None


def original_of(copy: Any) -> Any:
    """Return the published guide that a working copy belongs to; None for a guide of its own."""
    uid = getattr(copy, "revision_of", None)
    if not uid:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the original is public, or was.
    brains = catalog.unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def start_gaps(guide: Any) -> list[Gap]:
    """Return why a revision cannot be started."""
    return [open_revision_gap()] if working_copy_of(guide) is not None else []


def open_revision_gap() -> Gap:
    """Return the gap of a guide that has a working copy already."""
    return Gap(
        "revision_open", "revision", _("A revision of this guide is already being worked on. Continue that one.")
    )


def original_gaps(copy: Any) -> list[Gap]:
    """Return why a working copy cannot take the place of its original; nothing for a guide of its own."""
    if not getattr(copy, "revision_of", None):
        return []
    original = original_of(copy)
    if original is None or api.content.get_state(original) != "published":
        return [
            Gap(
                "original_not_published",
                "revision",
                _(
                    "The guide that this revises is suspended, cancelled or gone. Resume it first, or delete this revision."
                ),
            )
        ]
    return []


def start(guide: Any) -> Any:
    """Make the working copy of a published guide, its attachments included.

    :param guide: a published ServiceGuide without a working copy.
    :returns: the copy, a draft beside the original.
    """
    container = guide.aq_parent
    # The transition's guard has decided who may revise; adding is part of it.
    copy = createContentInContainer(
        container,
        "ServiceGuide",
        checkConstraints=False,
        id=f"{guide.getId()}-revision",
        title=guide.title,
    )
    apply_plain(copy, to_plain(guide), guide.responsible_unit)
    copy.revision_of = IUUID(guide)
    _copy_attachments(guide, copy)
    copy.reindexObject()
    copy.reindexObjectSecurity()
    return copy


def merge_into_original(copy: Any) -> Any:
    """Write a working copy's content, attachments and opinions into the original and return that."""
    original = original_of(copy)
    with carried_over(copy, original):
        apply_plain(original, to_plain(copy), copy.responsible_unit)
        for attachment in _attachments(original):
            original._delObject(attachment.getId())
        _copy_attachments(copy, original)
    history = original.workflow_history
    history[WORKFLOW] = (*history[WORKFLOW], *copy.workflow_history[WORKFLOW])
    return original


def finish(copy: Any, original: Any) -> NoReturn:
    """Remove the working copy and tell the workflow machinery that it is gone.

    :raises ObjectDeleted: always; the workflow tool takes it as the way to end a transition whose object is gone.
        (ObjectMoved would say more, but DCWorkflow fails on it under Python 3.)
    """
    original.reindexObject()
    # Not the publisher's right to delete but the end of the publication that the guard has allowed.
    copy.aq_parent._delObject(copy.getId())
    raise ObjectDeleted(original)


@implementer(IFollowing)
@adapter(IServiceGuide)
class AfterTransition:
    """A revision that was started is opened; one that was published has become the guide itself."""

    def __init__(self, guide: Any) -> None:
        self.guide = guide
        self.original = original_of(guide)

    def url(self, transition: str) -> str:
        """Return the address to show after a transition."""
        if transition == "revise":
            return working_copy_of(self.guide).absolute_url()
        if transition == "publish" and self.original is not None:
            return self.original.absolute_url()
        return self.guide.absolute_url()


@implementer(IRecordPanel)
@adapter(IServiceGuide)
class GuidePanel:
    """The guide's part of the panel: the way between a published guide and its working copy."""

    additions = ("Attachment", "ReviewRules")

    def __init__(self, guide: Any) -> None:
        copy, original = working_copy_of(guide), original_of(guide)
        self.links = []
        if copy is not None:
            self.links.append((copy.absolute_url(), _("A revision is being worked on")))
        if original is not None:
            self.links.append((original.absolute_url(), _("This is a revision; see the published guide")))


def _attachments(guide: Any) -> list:
    return [child for child in guide.objectValues() if child.portal_type == "Attachment"]


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
