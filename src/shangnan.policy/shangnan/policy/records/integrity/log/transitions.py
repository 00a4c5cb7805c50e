"""What the steps of an entry ask for, and who is concerned by it."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.integrity.log.content import IIntegrityLogEntry
from shangnan.policy.records.integrity.log.kind import KIND
from shangnan.policy.records.integrity.log.rules import concerned
from shangnan.policy.records.integrity.log.rules import entry_gaps
from shangnan.policy.records.integrity.people import account_gaps
from shangnan.policy.records.integrity.units import unit_gaps
from shangnan.policy.records.lifecycle.concerned import IPeopleConcerned
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import TransitionRule
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@implementer(ITransitionGuard)
@adapter(IIntegrityLogEntry)
class LogGuard:
    """Conditions of an entry."""

    release = ("file", ("draft",))
    rules = {"return_to_draft": TransitionRule(needs_reason=True)}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition != "file":
            return []
        plain = KIND.plain_of(self.record)
        found = [*self._own(plain), *unit_gaps(self.record), *entry_gaps(plain, now().date())]
        # Each account once, however often it stands in the table.
        for user_id in dict.fromkeys(row["user_id"] for row in plain["people"]):
            found += account_gaps(user_id, "people")
        return found

    def _own(self, plain: dict[str, Any]) -> list[Gap]:
        # Nobody files what he or she was admonished for: the text would be the own one.
        if api.user.get_current().getId() not in concerned(plain):
            return []
        message = _("This admonition is your own, so another person has to file it. Ask the discipline inspector.")
        return [Gap("own_admonition", "people", message)]


@adapter(IIntegrityLogEntry, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was filed."""
    if event.transition is not None and event.transition.id == "file":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(record, KIND.plain_of(record), stamp(), api.user.get_current().getId(), opinion)


@adapter(IIntegrityLogEntry, IObjectModifiedEvent)
def entry_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Let who is named now, and nobody who was before, find the entry and what lies in it."""
    record.reindexObjectSecurity()


@implementer(IPeopleConcerned)
@adapter(IIntegrityLogEntry)
class Admonished:
    """The one who was admonished, where he or she has an account."""

    def __init__(self, record: Any) -> None:
        self.user_ids = concerned(KIND.plain_of(record))
