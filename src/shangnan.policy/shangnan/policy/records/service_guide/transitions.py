"""What the transitions of a guide ask for, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from DateTime import DateTime
from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.lifecycle.revision import finish
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.service_guide import revision
from shangnan.policy.records.service_guide.catalogue import entry_for
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.guards import publication_gaps
from shangnan.policy.records.service_guide.guards import UnitFacts
from shangnan.policy.records.service_guide.online_hall import online_hall
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.printable import print_gaps
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import quoted
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.units.directory import unit_by_uid
from typing import Any
from zope.component import adapter
from zope.interface import implementer

# Transitions that change what the public sees; each leaves an entry in the change log of the list (动态网络公示).
# In these nobody has decided yet that a guide shall have its code, so it keeps it from no other.
UNPUBLISHED = frozenset({"draft", "pending", "reviewed"})
PUBLIC_CHANGES = ("publish", "suspend", "resume", "cancel")


def gate(data: Mapping[str, Any], unit_uid: str | None, own_uid: str | None = None) -> list[Gap]:
    """Return every unmet condition of publication: the one gate behind form, REST and import.

    :param data: plain form of the guide.
    :param unit_uid: UID of the responsible unit; None where no unit of that name exists.
    :param own_uid: UID under which the item is published already, if it is.
    """
    unit = unit_by_uid(unit_uid)
    facts = UnitFacts(title=unit.title, is_open=unit.is_open) if unit else None
    code = str(data.get("basic_code") or "")
    found = publication_gaps(data, facts, entry=entry_for(code), online_hall=online_hall())
    found += print_gaps(data)
    return found + _code_gaps(str(data.get("code") or ""), own_uid)


def _code_gaps(code: str, own_uid: str | None) -> list[Gap]:
    if not code:
        return []
    catalog = api.portal.get_tool("portal_catalog")
    # Unrestricted: a code is taken whether or not its holder may be seen; only the fact is told to those who may not see it.
    brains = catalog.unrestrictedSearchResults(item_code=code, portal_type="ServiceGuide")
    holders = {
        brain.UID
        for brain in brains
        if own_uid != brain.UID and not brain.revision_of and brain.review_state not in UNPUBLISHED
    }
    if not holders:
        return []
    names = [quoted(brain.Title) for brain in catalog.searchResults(UID=list(holders))]
    if names:
        return [
            Gap(
                "code_in_use",
                "code",
                _(
                    "The guide ${holder} has the item code ${code} already. Revise that one, or correct the code.",
                    mapping={"code": code, "holder": names[0]},
                ),
            )
        ]
    return [
        Gap(
            "code_in_use",
            "code",
            _(
                "Another guide has the item code ${code}. Revise that one, or correct the code.",
                mapping={"code": code},
            ),
        )
    ]


@implementer(ITransitionGuard)
@adapter(IServiceGuide)
class ServiceGuideGuard:
    """The conditions of a guide's transitions (domain: service guide, states and publication gate)."""

    release = ("publish", ("draft", "pending", "reviewed"))
    rules = {
        "review": TransitionRule(others_decide=True),
        "publish": TransitionRule(others_decide=True),
        "return_to_draft": TransitionRule(needs_reason=True),
        "return_reviewed": TransitionRule(needs_reason=True),
        "suspend": TransitionRule(needs_reason=True),
        "cancel": TransitionRule(needs_reason=True),
    }
    closes = ("revise",)

    def __init__(self, guide: Any) -> None:
        self.guide = guide

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition of this guide."""
        if transition in ("publish", "resume"):
            own = self.guide.revision_of or IUUID(self.guide)
            found = gate(normalised(to_plain(self.guide)), self.guide.responsible_unit, own)
            return found + revision.original_gaps(self.guide)
        if transition == "revise":
            return revision.start_gaps(self.guide)
        return []


@adapter(IServiceGuide, IAfterTransitionEvent)
def after_transition(guide: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was published, log what the public sees changed, and start or finish revisions."""
    if event.transition is None:
        return
    action, opinion = event.transition.id, str((event.kwargs or {}).get("comment") or "")
    if action == "revise":
        revision.start(guide)
    elif action == "publish" and guide.revision_of:
        original = revision.merge_into_original(guide)
        record_publication(original, opinion)
        finish(guide, original)
    elif action == "publish":
        record_publication(guide, opinion)
    elif action in PUBLIC_CHANGES:
        log_change(guide, action, len(versions(guide)))
    if action in PUBLIC_CHANGES:
        guide.reindexObject(idxs=["last_change", "effective", "effectiveRange"])


def record_publication(guide: Any, opinion: str) -> None:
    """Keep the guide's present content as its next version and log it."""
    if not versions(guide):
        guide.setEffectiveDate(DateTime())
    actor = api.user.get_current().getId()
    number = keep_version(guide, normalised(to_plain(guide)), stamp(), actor, opinion)
    log_change(guide, "publish", number)


def log_change(guide: Any, action: str, version: int) -> None:
    """Add (ISO time, action, version) to what the public may know of the guide's changes."""
    entry = (stamp(), action, version)
    guide.public_changes = (*getattr(guide, "public_changes", ()), entry)
