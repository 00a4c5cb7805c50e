"""The register of risk points, and what searches find them by."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.integrity.risk.content import IIntegrityRisk
from shangnan.policy.records.integrity.risk.plain import TEXTS
from shangnan.policy.records.integrity.risk.plain import to_plain
from shangnan.policy.records.integrity.risk.vocabularies import LevelsAndCategories
from typing import Any
from zope.component import adapter
from zope.interface import implementer

REGISTER = RegisterKind(
    portal_type="IntegrityRisk",
    section="integrity",
    title=_("Risk points"),
    columns=(
        RegisterColumn("title", _("Risk point")),
        RegisterColumn("level", _("Level of the risk")),
        RegisterColumn("category", _("Category of the risk")),
        RegisterColumn("post", _("Post at risk")),
        RegisterColumn("person", _("Person in charge")),
        RegisterColumn("date", _("Day of the next review"), sort="record_date"),
        RegisterColumn("unit", _("Unit that answers for it")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Level or category"),
    categories=LevelsAndCategories(),
    links=(("integrity-due", _("Due and overdue")),),
)


@implementer(IRegisterEntry)
@adapter(IIntegrityRisk)
def risk_entry(record: Any) -> RegisterEntry:
    """Return what the register shows of a risk point."""
    day = record.review_date.isoformat() if record.review_date else ""
    return RegisterEntry(
        year=record.review_date.year if record.review_date else None,
        date=day,
        categories=tuple(filter(None, (record.level, record.category))),
        values={
            "date": day,
            "level": record.level or "",
            "category": record.category or "",
            "post": record.post or "",
            "person": record.person_in_charge or "",
        },
    )


@indexer(IIntegrityRisk)
def SearchableText(record: Any) -> str:
    """The words by which a risk point is found."""
    plain = to_plain(record)
    return "\n".join(filter(None, (plain[name] for name in TEXTS)))
