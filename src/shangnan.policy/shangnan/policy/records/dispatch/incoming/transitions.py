"""What the steps of an incoming dispatch ask for, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.dispatch.incoming import guards
from shangnan.policy.records.dispatch.incoming.content import IIncomingDispatch
from shangnan.policy.records.dispatch.incoming.duplicates import called
from shangnan.policy.records.dispatch.incoming.duplicates import same_number
from shangnan.policy.records.dispatch.incoming.people import full_name
from shangnan.policy.records.dispatch.incoming.people import normalise
from shangnan.policy.records.dispatch.incoming.plain import receipt_number
from shangnan.policy.records.dispatch.incoming.reading import readings
from shangnan.policy.records.dispatch.incoming.reading import to_plain
from shangnan.policy.records.dispatch.incoming.reading import unread
from shangnan.policy.records.dispatch.incoming.urging import tell_handlers
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.registry.numbers import next_number
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent

REGISTER = "incoming"
# What is kept as a version: the dispatch as it was registered, assigned and done.
KEPT = ("register", "assign", "done")
# The next hurdle in each state, of which the panel tells early.
NEXT = {
    "received": "register",
    "registered": "triage",
    "triaged": "assign",
    "being_handled": "done",
    "circulating": "done",
}


@implementer(ITransitionGuard)
@adapter(IIncomingDispatch)
class IncomingDispatchGuard:
    """The conditions of a dispatch's steps (党政机关公文处理工作条例, 第二十四条)."""

    rules = {
        "send_back": TransitionRule(needs_reason=True),
        "note": TransitionRule(needs_reason=True),
        "done": TransitionRule(needs_reason=True),
    }

    def __init__(self, dispatch: Any) -> None:
        self.dispatch = dispatch

    @property
    def release(self) -> tuple[str, tuple[str, ...]]:
        """The next hurdle, and the states before it."""
        state = api.content.get_state(self.dispatch)
        return NEXT.get(state, ""), tuple(NEXT)

    def _same(self) -> Sequence[str]:
        return [called(brain) for brain in same_number(self.dispatch)]

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a step."""
        dispatch, data = self.dispatch, to_plain(self.dispatch)
        if transition == "register":
            return guards.registration_gaps(data, self._same(), now().date())
        if transition == "triage":
            return guards.triage_gaps(data, self._same(), now().date())
        if transition == "assign":
            return guards.assignment_gaps(data)
        if transition == "circulate":
            return guards.circulation_gaps(data)
        if transition == "read":
            own = readings(dispatch).get(api.user.get_current().getId())
            return guards.reading_gaps(own.time[:16].replace("T", " ") if own else "")
        if transition == "done":
            return guards.completion_gaps(data, [full_name(user_id) for user_id in unread(dispatch)])
        return []


@adapter(IIncomingDispatch, IAfterTransitionEvent)
def after_transition(dispatch: Any, event: IAfterTransitionEvent) -> None:
    """Give the number, begin the limit, keep what was registered, assigned and done."""
    if event.transition is None:
        return
    action, opinion = event.transition.id, str((event.kwargs or {}).get("comment") or "")
    if action == "register":
        register(dispatch)
    elif action == "assign":
        dispatch.assigned_on = now().date()
    elif action == "urge":
        tell_handlers(dispatch)
    if action in KEPT:
        keep_version(dispatch, to_plain(dispatch), stamp(), api.user.get_current().getId(), opinion)
    dispatch.reindexObject()


def register(dispatch: Any) -> str:
    """Give a dispatch its receipt number: the next of the year in which it was received."""
    year = dispatch.received_on.year
    dispatch.receipt_number = receipt_number(year, next_number(REGISTER, "", year, IUUID(dispatch)))
    return dispatch.receipt_number


@adapter(IIncomingDispatch, IObjectAddedEvent)
def dispatch_added(dispatch: Any, event: IObjectAddedEvent) -> None:
    """Keep the people who are named by their accounts."""
    normalise(dispatch)


@adapter(IIncomingDispatch, IObjectModifiedEvent)
def dispatch_modified(dispatch: Any, event: IObjectModifiedEvent) -> None:
    """Keep the people who are named by their accounts, and let them find what lies inside."""
    normalise(dispatch)
    dispatch.reindexObject()
    dispatch.reindexObjectSecurity()
