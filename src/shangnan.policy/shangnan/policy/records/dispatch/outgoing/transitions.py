"""What the transitions of an outgoing dispatch ask for, and what follows from them."""

from __future__ import annotations

from DateTime import DateTime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.dispatch.outgoing.guards import registration_gaps
from shangnan.policy.records.dispatch.outgoing.guards import release_gaps
from shangnan.policy.records.dispatch.outgoing.guards import submission_gaps
from shangnan.policy.records.dispatch.outgoing.issued_text import keep_issued_text
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.dispatch.outgoing.reading import with_files
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.lifecycle.versions import latest_version
from shangnan.policy.records.papers.settings import issued_formats
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.registry.document_number import DocumentNumber
from shangnan.policy.registry.document_number import parse
from shangnan.policy.registry.numbers import next_number
from shangnan.policy.registry.numbers import void_number
from zope.component import adapter
from zope.interface import implementer

WORKFLOW = "outgoing_dispatch_workflow"
REGISTER = "outgoing"


def withdrawal_reason(dispatch: object) -> str:
    """Return the reason that the approver gave for withdrawing a registered dispatch."""
    history = dispatch.workflow_history[WORKFLOW]  # type: ignore[attr-defined]
    return next(entry["comments"] for entry in reversed(history) if entry["action"] == "withdraw")


@implementer(ITransitionGuard)
@adapter(IOutgoingDispatch)
class OutgoingDispatchGuard:
    """The conditions of a dispatch's transitions (党政机关公文处理工作条例, chapters 4 to 6)."""

    rules = {
        "check": TransitionRule(others_decide=True),
        "return_checking": TransitionRule(needs_reason=True),
        "sign": TransitionRule(others_decide=True),
        "return_signing": TransitionRule(needs_reason=True),
        "back_to_signer": TransitionRule(needs_reason=True),
        "withdraw": TransitionRule(needs_reason=True),
        "void": TransitionRule(needs_reason=True),
        "release": TransitionRule(others_decide=True),
    }

    def __init__(self, dispatch: object) -> None:
        self.dispatch = dispatch

    @property
    def release(self) -> tuple[str, tuple[str, ...]]:
        """The next hurdle, of which the panel tells early: registration for what is signed, else submission."""
        state = api.content.get_state(self.dispatch)
        return ("register", ("signed",)) if state == "signed" else ("submit", ("draft", "checking", "signing"))

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition of this dispatch."""
        if transition in ("submit", "check", "sign"):
            return submission_gaps(to_plain(self.dispatch), now().date())
        if transition == "register":
            signed = latest_version(self.dispatch)
            return registration_gaps(with_files(self.dispatch), signed["data"] if signed else None, now().date())
        if transition == "release":
            return release_gaps(to_plain(self.dispatch), now().date())
        return []


@adapter(IOutgoingDispatch, IAfterTransitionEvent)
def after_transition(dispatch: object, event: IAfterTransitionEvent) -> None:
    """Keep what was signed and issued, give the number, make it void, date the release."""
    if event.transition is None:
        return
    action, opinion = event.transition.id, str((event.kwargs or {}).get("comment") or "")
    if action == "sign":
        sign(dispatch, opinion)
    elif action == "register":
        register(dispatch)
    elif action == "void":
        make_void(dispatch, opinion)
    elif action == "issue":
        if dispatch.printed_on is None:  # type: ignore[attr-defined]
            dispatch.printed_on = now().date()  # type: ignore[attr-defined]
        keep_issued_text(dispatch, issued_formats())
        _keep(dispatch, opinion)
    elif action == "release":
        dispatch.setEffectiveDate(DateTime())  # type: ignore[attr-defined]
    dispatch.reindexObject()  # type: ignore[attr-defined]


def sign(dispatch: object, opinion: str) -> None:
    """Put the name of the person who signs into a dispatch that has none, and keep what was signed."""
    if not dispatch.signer:  # type: ignore[attr-defined]
        user = api.user.get_current()
        dispatch.signer = user.getProperty("fullname") or user.getId()  # type: ignore[attr-defined]
    _keep(dispatch, opinion)


def register(dispatch: object) -> DocumentNumber:
    """Give a dispatch its number: the next of its code and of the year that it is dated in."""
    code, year = dispatch.organ_code, dispatch.written_on.year  # type: ignore[attr-defined]
    number = DocumentNumber(code, year, next_number(REGISTER, code, year, IUUID(dispatch)))
    dispatch.document_number = str(number)  # type: ignore[attr-defined]
    return number


def make_void(dispatch: object, opinion: str) -> None:
    """Make the number void; the register keeps the approver's reason and the registrar's."""
    number = parse(dispatch.document_number)  # type: ignore[attr-defined]
    if number is None:
        raise ValueError("only what is registered is withdrawn, and only what is withdrawn becomes void")
    reason = f"{withdrawal_reason(dispatch)}；{opinion}"
    void_number(REGISTER, number.code, number.year, number.number, reason)


def _keep(dispatch: object, opinion: str) -> None:
    keep_version(dispatch, with_files(dispatch), stamp(), api.user.get_current().getId(), opinion)
