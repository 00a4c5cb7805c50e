"""What the steps of a campaign ask for, and where they lead."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.integrity.campaign.content import IIntegrityCampaign
from shangnan.policy.records.integrity.campaign.kind import KIND
from shangnan.policy.records.integrity.campaign.making import gaps_of
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import IFollowing
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ITransitionGuard)
@adapter(IIntegrityCampaign)
class CampaignGuard:
    """Conditions of a campaign."""

    release = ("launch", ("draft",))
    rules = {"close": TransitionRule(needs_reason=True), "reopen": TransitionRule(needs_reason=True)}

    def __init__(self, campaign: Any) -> None:
        self.campaign = campaign

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        return gaps_of(self.campaign) if transition == "launch" else []


@implementer(IFollowing)
@adapter(IIntegrityCampaign)
class AfterLaunch:
    """From the launch one goes on to making the letters."""

    def __init__(self, campaign: Any) -> None:
        self.address = campaign.absolute_url()

    def url(self, transition: str) -> str:
        """Return the address to show after a transition."""
        return f"{self.address}/@@make-letters" if transition == "launch" else self.address


@adapter(IIntegrityCampaign, IAfterTransitionEvent)
def after_transition(campaign: Any, event: IAfterTransitionEvent) -> None:
    """Keep the template and the roster as they were launched."""
    if event.transition is not None and event.transition.id == "launch":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(campaign, KIND.plain_of(campaign), stamp(), api.user.get_current().getId(), opinion)
