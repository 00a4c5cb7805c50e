"""What the transitions of a regulation ask for, and what follows from them."""

from __future__ import annotations

from DateTime import DateTime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.records.citations.recognition import number_key
from shangnan.policy.records.lifecycle.revision import finish
from shangnan.policy.records.lifecycle.revision import original_of
from shangnan.policy.records.regulation import lifecycle
from shangnan.policy.records.regulation import revision
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.guards import completeness_gaps
from shangnan.policy.records.regulation.guards import release_gaps
from shangnan.policy.records.regulation.guards import start_gaps
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.regulation.released import release_present_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.units.directory import unit_by_uid
from typing import Any
from zope.component import adapter
from zope.interface import implementer

# Before others are asked for comments, only what would make that pointless or harmful counts.
FOR_COMMENTS = frozenset(
    {"missing_name", "missing_body", "unit_closed", "personal_id_in_text", "unsafe_html", "secret_mark"}
)
ENDINGS = frozenset({"repeal", "repeal_public", "supersede", "supersede_public", "expire", "expire_public"})


@implementer(ITransitionGuard)
@adapter(IRegulation)
class RegulationGuard:
    """The conditions of a regulation's transitions (domain: institutional systems and standards)."""

    release = ("approve", ("draft", "consultation", "review"))
    rules = {
        "approve": TransitionRule(others_decide=True),
        "return_to_draft": TransitionRule(needs_reason=True),
        "enact": TransitionRule(others_decide=True),
        "return_signed": TransitionRule(needs_reason=True),
        # The opinion is the result of the check before publication (发布前审查, incl. 保密审查).
        "release": TransitionRule(needs_reason=True, others_decide=True),
        "repeal": TransitionRule(needs_reason=True),
        "repeal_public": TransitionRule(needs_reason=True),
    }
    closes = ("revise",)

    def __init__(self, regulation: Any) -> None:
        self.regulation = regulation

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition of this regulation."""
        today = lifecycle.today()
        if transition in ("consult", "submit", "approve"):
            found = self._completeness()
            return [gap for gap in found if gap.rule in FOR_COMMENTS] if transition == "consult" else found
        if transition == "enact":
            original = original_of(self.regulation)
            begun = [text.start for text in lifecycle.texts_of(original)] if original is not None else []
            found = start_gaps(to_plain(self.regulation), today, max(begun, default=None))
            return found + revision.original_gaps(self.regulation)
        if transition == "release":
            return release_gaps(to_plain(self.regulation), today)
        if transition == "revise":
            return revision.open_revision_gaps(self.regulation)
        return []

    def _completeness(self) -> list[Gap]:
        unit = unit_by_uid(self.regulation.responsible_unit)
        found = completeness_gaps(to_plain(self.regulation), unit is not None and unit.is_open, lifecycle.today())
        return found + self._number_gaps()

    def _number_gaps(self) -> list[Gap]:
        key = number_key(self.regulation.document_number or "")
        if not key:
            return []
        own = {IUUID(self.regulation), self.regulation.revision_of} - {None}
        catalog = api.portal.get_tool("portal_catalog")
        # Unrestricted: a number is taken whether or not its holder may be seen; only the fact is told.
        holders = catalog.unrestrictedSearchResults(document_key=key, portal_type="Regulation")
        if all(brain.UID in own or brain.revision_of in own for brain in holders):
            return []
        message = _(
            "Another regulation has the document number ${number}. Revise that one, or correct the number.",
            mapping={"number": self.regulation.document_number},
        )
        return [Gap("number_in_use", "document_number", message)]


@adapter(IRegulation, IAfterTransitionEvent)
def after_transition(regulation: Any, event: IAfterTransitionEvent) -> None:
    """Start revisions, bring texts into force, and end what has ended."""
    if event.transition is None:
        return
    action, opinion = event.transition.id, str((event.kwargs or {}).get("comment") or "")
    if action == "revise":
        revision.start(regulation)
    elif action == "enact":
        holder = lifecycle.come_into_force(regulation, opinion)
        if holder is not regulation:
            finish(regulation, holder)
    elif action == "release":
        release_present_version(regulation)
        regulation.setEffectiveDate(DateTime())
        regulation.reindexObject()
    elif action in ENDINGS:
        lifecycle.ended(regulation)
