"""Carrying a plan out: content by the plain form, states by the workflow and nothing around it."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContent
from Products.CMFCore.indexing import processQueue
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.records.service_guide.plain import RENAMED
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.revision import working_copy_of
from shangnan.policy.transfer.batches import note_origin
from shangnan.policy.transfer.guide_ids import guide_id
from shangnan.policy.transfer.guide_plan import Action
from shangnan.policy.transfer.guide_plan import Plan
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

# As far as an import goes by itself: publishing is another publisher's (docs/decisions/0022).
HAND_OVER = ("submit", "review")


def carry_out(container: Any, plan: Plan, opinion: str) -> Any:
    """Do what a plan says, and return the guide that it was done to: for a revision, the working copy.

    :param container: the section in which guides lie.
    :param plan: not for a refused row.
    :param opinion: goes into the workflow history with each step.
    :raises shangnan.policy.records.workflow.transitions.Refused: where a guard refuses after all.
    """
    guide = plan.guide
    if plan.action is Action.CREATE:
        guide = _created(container, plan, opinion)
    elif plan.action is Action.REVISE:
        _step(guide, "revise", opinion)
        guide = working_copy_of(guide)
    if plan.action in (Action.REVISE, Action.CHANGE):
        before, after = to_plain(guide), plan.data or {}
        apply_plain(guide, after, plan.unit_uid)
        changed = [RENAMED.get(key, key) for key, value in after.items() if before.get(key) != value]
        notify(ObjectModifiedEvent(guide, Attributes(IServiceGuide, *changed)))
        # The unit decides who may see it.
        guide.reindexObjectSecurity()
    if plan.release:
        for transition in HAND_OVER:
            _step(guide, transition, opinion)
    return guide


def _created(container: Any, plan: Plan, note: str) -> Any:
    data = plan.data or {}
    name = guide_id(data["code"])
    guide = createContent("ServiceGuide", id=name)
    apply_plain(guide, data, plan.unit_uid)
    # Under exactly this name: a name chooser would make a second guide where another process was faster.
    container._setObject(name, guide)
    guide = container[name]
    note_origin(guide, note)
    return guide


def finish() -> None:
    """Bring the catalog up to date after a batch."""
    # Here and not by the commit, whose own pass over the queue is not safe against indexers that search.
    processQueue()


def _step(guide: Any, transition: str, opinion: str) -> None:
    api.portal.get_tool("portal_workflow").doActionFor(guide, transition, comment=opinion)
