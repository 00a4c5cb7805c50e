"""What the steps of a Party-building record and of its notice ask for."""

from __future__ import annotations

from Acquisition import aq_inner
from Acquisition import aq_parent
from DateTime import DateTime
from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.lifecycle.concerned import IPeopleConcerned
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.party.content import IPartyNotice
from shangnan.policy.records.party.content import IPartyRecord
from shangnan.policy.records.party.kind import KIND
from shangnan.policy.records.party.kind import NOTICE
from shangnan.policy.records.party.rules import notice_gaps
from shangnan.policy.records.party.rules import record_gaps
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@implementer(ITransitionGuard)
@adapter(IPartyRecord)
class PartyGuard:
    """Conditions of a Party-building record."""

    release = ("approve", ("draft", "review"))
    rules = {"approve": TransitionRule(others_decide=True), "return_to_draft": TransitionRule(needs_reason=True)}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        return record_gaps(KIND.plain_of(self.record), now().date()) if transition in ("submit", "approve") else []


@implementer(ITransitionGuard)
@adapter(IPartyNotice)
class NoticeGuard:
    """Conditions of a notice: the clerk's consent is its submission, another person releases it."""

    release = ("release", ("draft", "consented"))
    rules = {
        "release": TransitionRule(others_decide=True),
        "return_to_draft": TransitionRule(needs_reason=True),
        "withdraw": TransitionRule(needs_reason=True),
    }

    def __init__(self, notice: Any) -> None:
        self.notice = notice

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition not in ("submit", "release"):
            return []
        found = notice_gaps(NOTICE.plain_of(self.notice), now().date())
        if api.content.get_state(aq_parent(aq_inner(self.notice))) not in ("approved", "filed"):
            message = _("The record of the activity is not approved yet. The notice can be released after that.")
            found.append(Gap("record_not_approved", "", message))
        return found


@adapter(IPartyRecord, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was approved."""
    if event.transition is not None and event.transition.id == "approve":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(record, KIND.plain_of(record), stamp(), api.user.get_current().getId(), opinion)


@adapter(IPartyNotice, IAfterTransitionEvent)
def notice_released(notice: Any, event: IAfterTransitionEvent) -> None:
    """Date the release: lists of what is public go by it."""
    if event.transition is not None and event.transition.id == "release":
        notice.setEffectiveDate(DateTime())
        notice.reindexObject()


@adapter(IPartyRecord, IObjectModifiedEvent)
def party_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Let who is named now find what lies in the record."""
    record.reindexObjectSecurity()


@implementer(IPeopleConcerned)
@adapter(IPartyRecord)
class Participants:
    """Those named with an account."""

    def __init__(self, record: Any) -> None:
        self.user_ids = frozenset(row["user_id"] for row in record.people or () if row.get("user_id"))
