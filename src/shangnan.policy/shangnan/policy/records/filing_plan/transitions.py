"""What the steps of a filing plan ask for, and that the plan before makes room."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.filing_plan.content import IFilingPlan
from shangnan.policy.records.filing_plan.kind import KIND
from shangnan.policy.records.filing_plan.used_units import used_units
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.as_system import as_system
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.filing.plan import plan_from
from shangnan.policy.registry.filing.plan import plan_gaps
from shangnan.policy.registry.filing.plans import put_in_force
from shangnan.policy.units.directory import all_units
from typing import Any
from zope.component import adapter
from zope.interface import implementer

PUT_INTO_FORCE = "put_into_force"


@implementer(ITransitionGuard)
@adapter(IFilingPlan)
class FilingPlanGuard:
    """Conditions of a plan: complete, agreed to by the county archives, and decided by somebody who did not write it."""

    release = (PUT_INTO_FORCE, ("draft",))
    rules = {PUT_INTO_FORCE: TransitionRule(others_decide=True)}

    def __init__(self, plan: Any) -> None:
        self.plan = plan

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a step."""
        if transition != PUT_INTO_FORCE:
            return []
        names = {unit.uid: unit.title for unit in all_units()}
        return plan_gaps(KIND.plain_of(self.plan), all_categories(), names, used_units(), now().date())


@adapter(IFilingPlan, IAfterTransitionEvent)
def after_transition(plan: Any, event: IAfterTransitionEvent) -> None:
    """Put a plan into force in place of the one before, and keep what it says."""
    if event.transition is None or event.transition.id != PUT_INTO_FORCE:
        return
    data = KIND.plain_of(plan)
    before = put_in_force(plan_from({**data, "uid": IUUID(plan)}))
    opinion = str((event.kwargs or {}).get("comment") or "")
    keep_version(plan, data, stamp(), api.user.get_current().getId(), opinion)
    # Unrestricted: whoever puts the new one into force has decided on the old one as well.
    for brain in api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=before) if before else ():
        with as_system():
            api.portal.get_tool("portal_workflow").doActionFor(brain._unrestrictedGetObject(), "supersede")
