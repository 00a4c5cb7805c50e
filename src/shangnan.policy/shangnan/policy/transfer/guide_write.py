"""Carrying a plan out: content by the plain form, states by the workflow and nothing around it."""

from __future__ import annotations

from collections.abc import Iterable
from OFS.event import ObjectWillBeAddedEvent
from plone import api
from plone.dexterity.utils import createContent
from Products.CMFCore.indexing import processQueue
from shangnan.policy.records.service_guide.plain import apply_plain
from shangnan.policy.records.service_guide.revision import working_copy_of
from shangnan.policy.transfer.guide_ids import guide_id
from shangnan.policy.transfer.guide_plan import Action
from shangnan.policy.transfer.guide_plan import Plan
from typing import Any
from zope.container.contained import notifyContainerModified
from zope.event import notify
from zope.lifecycleevent import ObjectAddedEvent
from zope.lifecycleevent import ObjectModifiedEvent

RELEASE = ("submit", "review", "publish")


def carry_out(container: Any, plan: Plan, opinion: str) -> None:
    """Do what a plan says.

    :param container: the section in which guides lie.
    :param plan: not for a refused row.
    :param opinion: goes into the workflow history with each step.
    :raises shangnan.policy.records.transitions.Refused: where a guard refuses after all.
    """
    guide = plan.guide
    if plan.action is Action.CREATE:
        guide = _created(container, plan)
    elif plan.action is Action.REVISE:
        _step(guide, "revise", opinion)
        guide = working_copy_of(guide)
    if plan.action in (Action.REVISE, Action.CHANGE):
        apply_plain(guide, plan.data or {}, plan.unit_uid)
        notify(ObjectModifiedEvent(guide))
        # The unit decides who may see it.
        guide.reindexObjectSecurity()
    if plan.release:
        for transition in RELEASE:
            _step(guide, transition, opinion)


def _created(container: Any, plan: Plan) -> Any:
    data = plan.data or {}
    name = guide_id(data["code"])
    guide = createContent("ServiceGuide", id=name)
    apply_plain(guide, data, plan.unit_uid)
    # Under exactly this name: a name chooser would make a second guide where another process was faster.
    # The events of adding are sent here, so that the section is told once a batch and not once a guide.
    notify(ObjectWillBeAddedEvent(guide, container, name))
    container._setObject(name, guide, suppress_events=True)
    guide = container[name]
    notify(ObjectAddedEvent(guide, container, name))
    return guide


def finish(container: Any, plans: Iterable[Plan]) -> None:
    """Tell the section what a batch added to it, and bring the catalog up to date.

    :param container: the section in which guides lie.
    :param plans: those that were carried out.
    """
    if any(plan.action is Action.CREATE for plan in plans):
        notifyContainerModified(container)
    # Here and not by the commit, whose own pass over the queue is not safe against indexers that search.
    processQueue()


def _step(guide: Any, transition: str, opinion: str) -> None:
    api.portal.get_tool("portal_workflow").doActionFor(guide, transition, comment=opinion)
