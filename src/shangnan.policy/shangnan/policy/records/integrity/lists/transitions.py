"""What the steps of a task ask for: the head starts it, the unit reports, the inspector accepts or sends back."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.integrity.lists.content import IIntegrityListItem
from shangnan.policy.records.integrity.lists.kind import KIND
from shangnan.policy.records.integrity.lists.rules import task_gaps
from shangnan.policy.records.integrity.people import account_gaps
from shangnan.policy.records.integrity.units import unit_gaps
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer

KEPT = ("start", "accept")


@implementer(ITransitionGuard)
@adapter(IIntegrityListItem)
class TaskGuard:
    """Conditions of a task. The opinion of the report is what was done, so that there is none without it."""

    release = ("start", ("draft",))
    rules = {
        # The task itself is decided on here; what is accepted later is what was done for it.
        "start": TransitionRule(others_decide=True, settles=True),
        "submit": TransitionRule(needs_reason=True, opinion_title=_("What was done (needed)")),
        "accept": TransitionRule(others_decide=True),
        "return_to_work": TransitionRule(needs_reason=True),
        "return_to_draft": TransitionRule(needs_reason=True),
    }

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition != "start":
            return []
        plain = KIND.plain_of(self.record)
        return [
            *unit_gaps(self.record),
            *task_gaps(plain, now().date()),
            *account_gaps(plain["person_account"], "person_account"),
        ]


@adapter(IIntegrityListItem, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was started and what was accepted, the day of it included."""
    if event.transition is None or event.transition.id not in KEPT:
        return
    if event.transition.id == "accept":
        record.done_on = now().date().isoformat()
        record.reindexObject(idxs=["register_values"])
    opinion = str((event.kwargs or {}).get("comment") or "")
    keep_version(record, KIND.plain_of(record), stamp(), api.user.get_current().getId(), opinion)
