"""What the steps of a visit ask for."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.integrity.rules import empty_gaps
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from tests.records.kind.visit.content import IVisitRecord
from tests.records.kind.visit.kind import KIND
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ITransitionGuard)
@adapter(IVisitRecord)
class VisitGuard:
    """Conditions of a visit."""

    release = ("confirm", ("draft",))
    rules = {"confirm": TransitionRule(others_decide=True), "return_to_draft": TransitionRule(needs_reason=True)}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition != "confirm":
            return []
        plain, shape = KIND.plain_of(self.record), KIND.plain_shape
        return [*empty_gaps(plain, ("visited_on", "way", "said"), shape), *text_gaps(plain, shape, now().date())]


@adapter(IVisitRecord, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was confirmed."""
    if event.transition is not None and event.transition.id == "confirm":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(record, KIND.plain_of(record), stamp(), api.user.get_current().getId(), opinion)
