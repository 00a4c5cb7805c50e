"""What the steps of a training record ask for, and who typed it."""

from __future__ import annotations

from plone import api
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.permissions import _
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.concerned import IPeopleConcerned
from shangnan.policy.records.gaps import Gap
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.records.training.plain import scores_of
from shangnan.policy.records.training.plain import to_plain
from shangnan.policy.records.training.rules import record_gaps
from shangnan.policy.records.transitions import IMPORT_ACCOUNT
from shangnan.policy.records.transitions import ITransitionGuard
from shangnan.policy.records.transitions import TransitionRule
from shangnan.policy.records.versions import keep_version
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


@implementer(ITransitionGuard)
@adapter(ITrainingRecord)
class TrainingGuard:
    """Conditions of a training record."""

    release = ("confirm", ("draft",))
    rules = {"return_to_draft": TransitionRule(needs_reason=True)}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition != "confirm":
            return []
        return [*self._own(), *record_gaps(to_plain(self.record), scores_of(self.record), now().date())]

    def _own(self) -> list[Gap]:
        # There is no submission here: whoever typed any of it is who handed it in. Told to those only who could confirm.
        user = api.user.get_current()
        if user.getId() not in self.record.typed_by or user.getId() == IMPORT_ACCOUNT:
            return []
        if UNIT_REVIEWER not in user.getRolesInContext(self.record):
            return []
        message = _(
            "You typed this record or a part of it, so another person has to confirm it. Ask a colleague with this office."
        )
        return [Gap("own_submission", "actor", message)]


@adapter(ITrainingRecord, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Keep what was confirmed, the scores left out: versions are read by more people than scores are."""
    if event.transition is not None and event.transition.id == "confirm":
        opinion = str((event.kwargs or {}).get("comment") or "")
        keep_version(record, to_plain(record), stamp(), api.user.get_current().getId(), opinion)


def note_typist(record: Any) -> None:
    """Remember that the present user typed something of a record."""
    user_id = api.user.get_current().getId()
    if user_id and user_id not in record.typed_by:
        record.typed_by = (*record.typed_by, user_id)


@adapter(ITrainingRecord, IObjectAddedEvent)
def training_added(record: Any, event: IObjectAddedEvent) -> None:
    """Note who made the record."""
    note_typist(record)


@adapter(ITrainingRecord, IObjectModifiedEvent)
def training_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Note who changed the record, and let who stands in the roster now find what lies in it."""
    if api.content.get_state(record, default="") == "draft":
        note_typist(record)
    record.reindexObjectSecurity()


@implementer(IPeopleConcerned)
@adapter(ITrainingRecord)
class Trainees:
    """Those of the roster who have an account."""

    def __init__(self, record: Any) -> None:
        self.user_ids = frozenset(row["user_id"] for row in record.roster or () if row.get("user_id"))
