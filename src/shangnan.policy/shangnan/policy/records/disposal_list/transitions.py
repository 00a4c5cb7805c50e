"""What the steps of a disposal list ask for, and what they leave. Every gate is asked again at each step: holds come at any time."""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from plone.uuid.interfaces import IUUID
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.records.disposal_list.content import IDisposalList
from shangnan.policy.records.disposal_list.kind import KIND
from shangnan.policy.records.disposal_list.reading import known_of
from shangnan.policy.records.disposal_list.reading import OPEN
from shangnan.policy.records.disposal_list.reading import rows_of
from shangnan.policy.records.disposal_list.reading import signed_by
from shangnan.policy.records.disposal_list.settings import read_settings
from shangnan.policy.records.lifecycle.concerned import IPeopleConcerned
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import StepDetail
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.registry.disposal.claims import claim
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.disposal.rows import entry_of
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.disposal.rules import appraisal_gaps
from shangnan.policy.registry.disposal.rules import approver_gaps
from shangnan.policy.registry.disposal.rules import list_gaps
from shangnan.policy.registry.disposal.rules import signature_gaps
from shangnan.policy.registry.disposal.rules import witness_gaps
from shangnan.policy.registry.disposal.rules import WITNESSES
from shangnan.policy.registry.journal.noting import note
from shangnan.policy.registry.numbers import next_number
from shangnan.policy.registry.retention.lengthened import lengthen
from shangnan.policy.registry.retention.lengthened import Lengthened
from typing import Any
from zope.component import adapter
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectRemovedEvent

REGISTER = "disposal"
SIGNING = ("witness", "execute")
GATED = ("appraise", "approve", *SIGNING)
_ACCOUNT = _("The name with which the person signs in. The two have to be two different people, and neither you.")
DETAILS = (
    StepDetail(WITNESSES[0], _("First witness (监销人)"), _ACCOUNT),
    StepDetail(WITNESSES[1], _("Second witness (监销人)"), _ACCOUNT),
)


def _person() -> str:
    return api.user.get_current().getId() or ""


@implementer(ITransitionGuard)
@adapter(IDisposalList)
class DisposalGuard:
    """Conditions of a disposal list."""

    release = ("appraise", ("draft",))
    rules = {
        "approve": TransitionRule(others_decide=True),
        "return_to_draft": TransitionRule(needs_reason=True),
        "return_approved": TransitionRule(needs_reason=True),
        "witness": TransitionRule(needs_password=True),
        "execute": TransitionRule(needs_password=True),
    }
    details = {"approve": DETAILS}

    def __init__(self, record: Any) -> None:
        self.record = record

    def gaps(self, transition: str) -> list[Gap]:
        """Return the unmet conditions of a transition."""
        if transition not in GATED:
            return []
        record, rows = self.record, rows_of(self.record)
        known = known_of(record, rows)
        found = list_gaps(rows, known, now().date(), read_settings().most_rows)
        found += appraisal_gaps(rows, known, record.appraisers or "")
        if transition == "approve":
            found += approver_gaps(_person(), record.appraised_by)
        if transition in SIGNING:
            found += signature_gaps(
                _person(), record.witnesses, signed_by(record), record.approver, transition == "execute"
            )
        return found

    def detail_gaps(self, transition: str, values: Mapping[str, str]) -> list[Gap]:
        """Return what is wrong with the witnesses who were named."""
        named = [values.get(name, "").strip() for name in WITNESSES]
        users = api.portal.get_tool("acl_users")
        known = [name for name in named if name and users.getUserById(name) is not None]
        return witness_gaps(named, _person(), known)


@adapter(IDisposalList, IAfterTransitionEvent)
def after_transition(record: Any, event: IAfterTransitionEvent) -> None:
    """Write down who did what, bring in what was decided on periods, and keep the list as it was then."""
    if event.transition is None:
        return
    step, said = event.transition.id, event.kwargs or {}
    if step in TAKEN:
        TAKEN[step](record, said)
    keep_version(record, KIND.plain_of(record), stamp(), _person(), str(said.get("comment") or ""))
    claim_rows(record)
    note(
        "archive.appraise",
        record,
        {"step": step, "number": record.number, "items": str(len(record.rows or ())), "results": _counted(record)},
    )
    record.reindexObject(idxs=["register_values"])
    record.reindexObjectSecurity()


def _counted(record: Any) -> list[str]:
    results = [row.result for row in rows_of(record)]
    return [f"{result} {results.count(result)}" for result in dict.fromkeys(results)]


def _appraised(record: Any, _said: Mapping[str, Any]) -> None:
    if not record.number:
        year = now().year
        record.number = f"{year}-{next_number(REGISTER, '', year, IUUID(record)):04d}"
    rows = rows_of(record)
    record.entries = tuple(entry_of(row, known) for row, known in zip(rows, known_of(record, rows), strict=True))
    record.appraised_by = tuple(dict.fromkeys((*record.appraised_by, _person())))


def _approved(record: Any, said: Mapping[str, Any]) -> None:
    record.approver, record.approved = _person(), stamp()
    record.witnesses = tuple(str(said.get(name) or "").strip() for name in WITNESSES)
    record.signatures = ()


def _returned(record: Any, _said: Mapping[str, Any]) -> None:
    record.appraised_by, record.entries = (), ()
    record.approver, record.approved, record.witnesses, record.signatures = "", "", (), ()


def _signed(record: Any, _said: Mapping[str, Any]) -> None:
    record.signatures = (*record.signatures, {"user_id": _person(), "time": stamp()})


def _executed(record: Any, said: Mapping[str, Any]) -> None:
    _signed(record, said)
    record.executed = stamp()
    rows = rows_of(record)
    for row, known in zip(rows, known_of(record, rows), strict=True):
        if row.result == LENGTHEN and known.item is not None:
            decision = Lengthened(
                before=known.period,
                period=row.period,
                ground=row.ground,
                list_number=record.number,
                list_uid=IUUID(record),
                approver=record.approver,
                decided=record.executed,
            )
            lengthen(known.item, decision)


TAKEN = {
    "appraise": _appraised,
    "approve": _approved,
    "return_to_draft": _returned,
    "return_approved": _returned,
    "witness": _signed,
    "execute": _executed,
}


def claim_rows(record: Any) -> None:
    """Claim what a list names: all of it while the list is open, then what is still to be destroyed."""
    is_open = api.content.get_state(record, default="draft") in OPEN
    wanted = [row.archival_number for row in rows_of(record) if is_open or row.result == DESTROY]
    claim(IUUID(record), filter(None, wanted))


@adapter(IDisposalList, IObjectAddedEvent)
def list_added(record: Any, event: IObjectAddedEvent) -> None:
    """Claim what a new list names."""
    claim_rows(record)


@adapter(IDisposalList, IObjectModifiedEvent)
def list_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Claim what a changed list names."""
    claim_rows(record)


@adapter(IDisposalList, IObjectRemovedEvent)
def list_removed(record: Any, event: IObjectRemovedEvent) -> None:
    """Leave what a list named to others."""
    claim(IUUID(record), ())


@implementer(IPeopleConcerned)
@adapter(IDisposalList)
class Witnesses:
    """Those whom the approver named: they read the list that they sign, and take its last steps."""

    def __init__(self, record: Any) -> None:
        self.user_ids = frozenset(filter(None, record.witnesses))
