"""What the steps of a letter ask for, and the signatures that they leave."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.integrity.letter.accounts import people_among
from shangnan.policy.records.integrity.letter.content import IResponsibilityLetter
from shangnan.policy.records.integrity.letter.kind import KIND
from shangnan.policy.records.integrity.letter.levels import SUBORDINATE
from shangnan.policy.records.integrity.letter.levels import SUPERIOR
from shangnan.policy.records.integrity.letter.rules import letter_gaps
from shangnan.policy.records.integrity.letter.rules import order_gaps
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectModifiedEvent

# Transition -> party whose signature it is.
SIGNING = {"sign_as_superior": SUPERIOR, "sign": SUBORDINATE}
# What the catalog knows of a letter that changes with its state.
STEP_INDEXES = ["letter_people"]


@implementer(ITransitionGuard)
@adapter(IResponsibilityLetter)
class LetterGuard:
    """Conditions of a letter."""

    release = ("sign_as_superior", ("awaiting",))

    def __init__(self, letter: Any) -> None:
        self.letter = letter
        # Filing what was never assessed skips a step of the year: somebody has to say why.
        unassessed = api.content.get_state(letter, default="") == "effective"
        self.rules = {
            "sign_as_superior": TransitionRule(needs_password=True),
            "sign": TransitionRule(needs_password=True),
            "withdraw": TransitionRule(needs_reason=True),
            "assess": TransitionRule(needs_reason=True),
            "file": TransitionRule(needs_reason=unassessed),
        }

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition not in SIGNING:
            return []
        letter = self.letter
        accounts = people_among([letter.superior_user, letter.subordinate_user])
        above = order_gaps(letter.superior_name or "", letters_above(letter))
        return [*letter_gaps(KIND.plain_of(letter), accounts, now().date()), *above]


def letters_above(letter: Any) -> list[tuple[str, str]]:
    """Return (name of the superior there, state) of the letters in which this one's superior is responsible.

    Looked for in the same campaign; for a letter that was written by hand, among those of its year that were too.
    """
    if not letter.superior_user:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: the person responsible may not read the superior's own letter, but has to be told that it comes first;
    # nothing of it is passed on but the name of whoever signs there.
    brains = catalog.unrestrictedSearchResults(
        portal_type="ResponsibilityLetter",
        letter_people=f"{SUBORDINATE}:{letter.superior_user}",
        letter_campaign=letter.campaign_uid or "",
        **({} if letter.campaign_uid else {"record_year": letter.year or 0}),
    )
    return [(brain.register_values["superior"], brain.review_state) for brain in brains]


@adapter(IResponsibilityLetter, IAfterTransitionEvent)
def after_transition(letter: Any, event: IAfterTransitionEvent) -> None:
    """Write or take back a signature, and keep the letter as both have signed it."""
    if event.transition is None:
        return
    step = event.transition.id
    opinion = str((event.kwargs or {}).get("comment") or "")
    if step in SIGNING:
        letter.signatures = (*letter.signatures, _signature(letter, SIGNING[step], opinion))
    elif step == "withdraw":
        letter.signatures = ()
    if step == "sign":
        keep_version(letter, KIND.plain_of(letter), stamp(), api.user.get_current().getId(), opinion)
    letter.reindexObject(idxs=STEP_INDEXES)


def _signature(letter: Any, party: str, opinion: str) -> dict[str, str]:
    return {
        "party": party,
        "user_id": api.user.get_current().getId(),
        "name": getattr(letter, f"{party}_name"),
        "post": getattr(letter, f"{party}_post"),
        "time": stamp(),
        "opinion": opinion,
    }


@adapter(IResponsibilityLetter, IObjectModifiedEvent)
def letter_modified(letter: Any, event: IObjectModifiedEvent) -> None:
    """Let who is named now find the letter and what lies in it."""
    letter.reindexObjectSecurity()
