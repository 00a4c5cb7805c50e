"""The register of the log, and what searches find entries by."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.integrity.log.content import IIntegrityLogEntry
from shangnan.policy.records.integrity.log.plain import TEXTS
from shangnan.policy.records.integrity.log.plain import to_plain
from shangnan.policy.records.integrity.log.rules import KINDS
from typing import Any
from zope.component import adapter
from zope.interface import implementer

REGISTER = RegisterKind(
    portal_type="IntegrityLogEntry",
    section="integrity",
    title=_("Education, standards, admonition"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("kind", _("Kind of measure")),
        RegisterColumn("date", _("Day"), sort="record_date"),
        RegisterColumn("by", _("Carried out by")),
        RegisterColumn("people", _("Number of people")),
        RegisterColumn("unit", _("Unit that answers for it")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Kind of measure"),
    categories={kind: kind for kind in KINDS},
)


@implementer(IRegisterEntry)
@adapter(IIntegrityLogEntry)
def log_entry(record: Any) -> RegisterEntry:
    """Return what the register shows of an entry: how many it was for, not who."""
    day = record.held_on.isoformat() if record.held_on else ""
    return RegisterEntry(
        year=record.held_on.year if record.held_on else None,
        date=day,
        categories=(record.log_kind,) if record.log_kind else (),
        values={
            "date": day,
            "kind": record.log_kind or "",
            "by": record.carried_out_by or "",
            "people": len(record.people or ()),
        },
    )


@indexer(IIntegrityLogEntry)
def SearchableText(record: Any) -> str:
    """The words by which an entry is found."""
    plain = to_plain(record)
    return "\n".join(filter(None, [*(plain[name] for name in TEXTS), *(row["name"] for row in plain["people"])]))
