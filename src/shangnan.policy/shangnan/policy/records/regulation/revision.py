"""Revising a regulation in force: a working copy goes through the whole chain, and its text takes the place on its day."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.records.lifecycle.revision import AfterRevision
from shangnan.policy.records.lifecycle.revision import make_copy
from shangnan.policy.records.lifecycle.revision import original_of
from shangnan.policy.records.lifecycle.revision import take_place
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.kinds import IN_FORCE
from shangnan.policy.records.regulation.plain import apply_plain
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import IFollowing
from typing import Any
from zope.component import adapter
from zope.interface import implementer

WORKFLOW = "regulation_workflow"


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
    # What the original replaced has ended; the day is decided anew.
    data = to_plain(regulation) | {"effective_on": "", "issued_on": "", "expires_on": "", "supersedes": []}
    return make_copy(regulation, lambda copy: apply_plain(copy, data, regulation.responsible_unit))


def merge_into_original(copy: Any) -> Any:
    """Write a working copy's text, files and opinions into the original and return that."""
    original = original_of(copy)
    replaced = tuple(dict.fromkeys((*original.supersedes, *copy.supersedes)))
    data = to_plain(copy) | {"supersedes": replaced}
    take_place(copy, original, lambda place: apply_plain(place, data, copy.responsible_unit))
    history = original.workflow_history
    # The last entry tells the state, and the original stays in its own.
    *before, last = copy.workflow_history[WORKFLOW]
    state = history[WORKFLOW][-1]["review_state"]
    history[WORKFLOW] = (*history[WORKFLOW], *before, {**last, "review_state": state})
    return original


@implementer(IFollowing)
@adapter(IRegulation)
class AfterTransition(AfterRevision):
    """A revision that came into force has become the regulation itself."""

    ends = "enact"
