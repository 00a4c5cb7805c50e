"""The plans that are or were in force, as they were then: nobody changes them, and one at a time is in force."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone import api
from shangnan.policy.registry.filing.plan import Plan
from shangnan.policy.registry.filing.plan import plan_from
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.filing_plans"


class Plans(Persistent):
    """Plans by UID, and which of them is in force. Two that put one into force at once conflict."""

    def __init__(self) -> None:
        self.by_uid = OOBTree()
        self.present = ""


def put_in_force(plan: Plan) -> str:
    """Put a plan into force in place of the one before.

    :returns: UID of the one before; "" for none.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = Plans()
    plans: Plans = annotations[KEY]
    before, plans.present = plans.present, plan.uid
    plans.by_uid[plan.uid] = PersistentMapping(plan.plain())
    return before


def plan_in_force() -> Plan | None:
    """Return the plan by which records are filed now; None before there is one."""
    plans = IAnnotations(api.portal.get()).get(KEY)
    return plan_of(plans.present) if plans is not None else None


def plan_of(uid: str) -> Plan | None:
    """Return a plan as it was put into force; None for one that never was."""
    plans = IAnnotations(api.portal.get()).get(KEY)
    found = plans.by_uid.get(uid) if plans is not None else None
    return plan_from(found) if found is not None else None
