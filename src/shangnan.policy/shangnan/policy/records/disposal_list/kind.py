"""The kind 销毁清册: how it is listed and found, and whose turn it is; whose signature is asked for says `waiting`. Nothing imports it."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.disposal_list.content import IDisposalList
from shangnan.policy.records.kind.description import RecordKind
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from typing import Any

ENTRIES = Rows(
    _("What was appraised"),
    {
        "archival_number": Text(_("Archival number")),
        "title": Text(_("Title")),
        "document_number": Text(_("Document number")),
        "year": Number(_("Year"), 9999),
        "period": Text(_("Retention period")),
        "expiry": Text(_("Period over on")),
        "pages": Number(_("Pages"), 10**6),
        "result": Text(_("Result of the appraisal")),
        "new_period": Text(_("New period")),
        "ground": Text(_("Ground of the result")),
        "digest": Text(_("Digest")),
    },
)
SIGNATURES = Rows(_("Signatures of the witnesses"), {"user_id": Text(_("Account")), "time": Text(_("Time"))})


def _count(record: Any) -> int:
    """Return how many items a list names."""
    return len(record.rows or ())


def _executed(record: Any) -> date | None:
    """Return the day on which the second witness signed."""
    return date.fromisoformat(record.executed[:10]) if record.executed else None


def _links(record: Any) -> list[tuple[str, str]]:
    """Return the pages that belong to a list."""
    url = record.absolute_url()
    return [(f"{url}/@@appraisal", _("Appraisal")), (f"{url}/@@destruction", _("Destruction"))]


KIND = RecordKind(
    portal_type="DisposalList",
    schema=IDisposalList,
    section="archive",
    order=90,
    title=_("Disposal lists"),
    fieldset=_("The list"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("number", _("Number of the list")),
        RegisterColumn("count", _("Items of the list"), value=_count),
        RegisterColumn("unit", _("Unit whose head approves it")),
        RegisterColumn("approved", _("Approved on")),
        RegisterColumn("state", _("State")),
    ),
    sort="title",
    turns={"draft": (REGISTRAR,), "appraised": (UNIT_APPROVER,)},
    row_keys={"rows": ("archival_number",), "entries": ("archival_number",), "signatures": ("user_id",)},
    later={
        "number": Text(_("Number of the list")),
        "entries": ENTRIES,
        "appraised_by": Words(_("Appraised by")),
        "approver": Text(_("Approver")),
        "approved": Text(_("Approved on")),
        "executed": Text(_("Signed by both witnesses on")),
        "witnesses": Words(_("Witnesses")),
        "signatures": SIGNATURES,
    },
    not_searched=("entries", "signatures", "appraised_by", "approver", "witnesses", "approved", "executed"),
    record_links=_links,
    filing=FilingRule({"list": _("Disposal lists")}, _executed, states=("executed",), number="number"),
)
