"""What the steps of a training record ask for."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.lifecycle.concerned import IPeopleConcerned
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.records.training.rules import record_gaps
from shangnan.policy.records.training.scores import scores_of
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@implementer(ITransitionGuard)
@adapter(ITrainingRecord)
class TrainingGuard:
    """Conditions of a training record."""

    release = ("confirm", ("draft",))
    rules = {"confirm": TransitionRule(others_decide=True), "return_to_draft": TransitionRule(needs_reason=True)}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition != "confirm":
            return []
        return record_gaps(KIND.plain_of(self.record), scores_of(self.record), now().date())


@adapter(ITrainingRecord, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was confirmed, the scores left out: versions are read by more people than scores are."""
    if event.transition is not None and event.transition.id == "confirm":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(record, KIND.plain_of(record), stamp(), api.user.get_current().getId(), opinion)


@adapter(ITrainingRecord, IObjectModifiedEvent)
def training_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Let who stands in the roster now find what lies in the record."""
    record.reindexObjectSecurity()


@implementer(IPeopleConcerned)
@adapter(ITrainingRecord)
class Trainees:
    """Those of the roster who have an account."""

    def __init__(self, record: Any) -> None:
        self.user_ids = frozenset(row["user_id"] for row in record.roster or () if row.get("user_id"))
