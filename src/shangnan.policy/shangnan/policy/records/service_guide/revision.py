"""Revising a published guide: what its working copy is filled with, and when it takes the place (`lifecycle.revision`)."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.lifecycle.revision import AfterRevision
from shangnan.policy.records.lifecycle.revision import make_copy
from shangnan.policy.records.lifecycle.revision import original_of
from shangnan.policy.records.lifecycle.revision import take_place
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.views.panel import IRecordPanel
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import IFollowing
from typing import Any
from zope.component import adapter
from zope.interface import implementer

WORKFLOW = "service_guide_workflow"


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
    data = to_plain(guide)
    return make_copy(guide, lambda copy: apply_plain(copy, data, guide.responsible_unit))


def merge_into_original(copy: Any) -> Any:
    """Write a working copy's content, attachments and opinions into the original and return that."""
    original = original_of(copy)
    data = to_plain(copy)
    take_place(copy, original, lambda place: apply_plain(place, data, copy.responsible_unit))
    history = original.workflow_history
    history[WORKFLOW] = (*history[WORKFLOW], *copy.workflow_history[WORKFLOW])
    return original


@implementer(IFollowing)
@adapter(IServiceGuide)
class AfterTransition(AfterRevision):
    """A revision that was published has become the guide itself."""

    ends = "publish"


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
