"""What the steps of a risk point ask for, and what a review leaves.

A risk point that is in force is not edited any more. That it was looked at again is a step that ends where it began: the
inspector writes the opinion and may name the day of the next review; the level says how late that may be.
"""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.integrity.people import account_gaps
from shangnan.policy.records.integrity.risk.content import IIntegrityRisk
from shangnan.policy.records.integrity.risk.kind import KIND
from shangnan.policy.records.integrity.risk.rules import date_gaps
from shangnan.policy.records.integrity.risk.rules import next_review
from shangnan.policy.records.integrity.risk.rules import risk_gaps
from shangnan.policy.records.integrity.settings import months_by_level
from shangnan.policy.records.integrity.units import unit_gaps
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import StepDetail
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer

NEXT_REVIEW = StepDetail(
    "next_review",
    _("Day of the next review"),
    _("Leave it empty to have it reckoned from the level of the risk."),
    "date",
)


@implementer(ITransitionGuard)
@adapter(IIntegrityRisk)
class RiskGuard:
    """Conditions of a risk point."""

    release = ("adopt", ("draft",))
    rules = {
        "adopt": TransitionRule(others_decide=True),
        "review": TransitionRule(needs_reason=True, opinion_title=_("Opinion (needed)")),
        "close": TransitionRule(needs_reason=True),
    }
    details = {"review": (NEXT_REVIEW,)}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition != "adopt":
            return []
        plain = KIND.plain_of(self.record)
        return [
            *unit_gaps(self.record),
            *risk_gaps(plain, now().date(), months_by_level()),
            *account_gaps(plain["person_account"], "person_account"),
        ]

    def detail_gaps(self, transition: str, values: Mapping[str, str]) -> list[Gap]:
        """Return what is wrong with the day that was named for the next review."""
        written = values.get(NEXT_REVIEW.name, "")
        return date_gaps(written, NEXT_REVIEW.name, self.record.level or "", now().date(), months_by_level())


@adapter(IIntegrityRisk, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Set the day of the next review, and keep what was adopted, reviewed and closed."""
    if event.transition is None:
        return
    step, said = event.transition.id, event.kwargs or {}
    opinion, today, user_id = str(said.get("comment") or ""), now().date(), api.user.get_current().getId()
    if step == "adopt":
        written = record.review_date.isoformat() if record.review_date else ""
        record.review_date = next_review(written, record.level, today, months_by_level())
    elif step == "review":
        written = str(said.get(NEXT_REVIEW.name) or "")
        record.review_date = next_review(written, record.level, today, months_by_level())
        next_day = record.review_date.isoformat() if record.review_date else ""
        record.reviews = (*record.reviews, (today.isoformat(), user_id, opinion, next_day))
    keep_version(record, KIND.plain_of(record), stamp(), user_id, opinion)
    record.reindexObject(idxs=["record_date", "record_year", "record_category", "register_values"])
