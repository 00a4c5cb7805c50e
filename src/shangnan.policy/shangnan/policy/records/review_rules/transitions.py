"""What the transitions of review rules ask for."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.review_rules.content import IReviewRules
from shangnan.policy.records.review_rules.content import to_plain
from shangnan.policy.records.review_rules.guards import rules_gaps
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ITransitionGuard)
@adapter(IReviewRules)
class ReviewRulesGuard:
    """Conditions of review rules: complete rows, and no more days than the guide promises."""

    release = ("accept", ("draft", "reviewed"))
    rules = {
        "accept": TransitionRule(others_decide=True),
        "return_to_draft": TransitionRule(needs_reason=True),
        "repeal": TransitionRule(needs_reason=True),
    }

    def __init__(self, review_rules: Any) -> None:
        self.review_rules = review_rules

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition of these rules."""
        if transition not in ("submit", "accept"):
            return []
        guide = self.review_rules.aq_parent
        limit = guide.promised_days if guide.promised_days is not None else guide.statutory_days
        return rules_gaps(to_plain(self.review_rules), limit)


@adapter(IReviewRules, IAfterTransitionEvent)
def after_transition(review_rules: Any, event: IAfterTransitionEvent) -> None:
    """Keep the text that came into force."""
    if event.transition is not None and event.transition.id == "accept":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(review_rules, to_plain(review_rules), stamp(), api.user.get_current().getId(), opinion)
