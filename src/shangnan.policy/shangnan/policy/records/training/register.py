"""The register of training records, and what searches find them by. No scores in either."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.records.training.plain import TEXTS
from shangnan.policy.records.training.plain import to_plain
from shangnan.policy.records.training.vocabularies import SUBJECTS
from typing import Any
from zope.component import adapter
from zope.interface import implementer

REGISTER = RegisterKind(
    portal_type="TrainingRecord",
    section="training",
    title=_("Training records"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("date", _("Day of the session"), sort="record_date"),
        RegisterColumn("unit", _("Responsible unit")),
        RegisterColumn("subjects", _("Subjects")),
        RegisterColumn("signed", _("Signed in")),
        RegisterColumn("listed", _("Listed")),
        RegisterColumn("hours", _("Hours")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Subjects"),
    categories={subject: subject for subject in SUBJECTS},
    links=(("training-ledger", _("Ledger of hours and measures")),),
)


@implementer(IRegisterEntry)
@adapter(ITrainingRecord)
def training_entry(record: Any) -> RegisterEntry:
    """Return what the register shows of a record."""
    day = record.session_date
    roster = record.roster or ()
    return RegisterEntry(
        year=day.year if day else None,
        date=day.isoformat() if day else "",
        categories=tuple(record.subjects or ()),
        values={
            "date": day.isoformat() if day else "",
            "subjects": list(record.subjects or ()),
            "signed": sum(1 for row in roster if row.get("signed_in")),
            "listed": len(roster),
            "hours": record.session_hours,
        },
    )


@indexer(ITrainingRecord)
def SearchableText(record: Any) -> str:
    """The words by which a record is found."""
    plain = to_plain(record)
    words = [plain[name] for name in TEXTS] + plain["subjects"] + plain["standards"]
    words += [f"{row['name'] or ''} {row['unit'] or ''}" for row in plain["roster"]]
    return "\n".join(filter(None, words))
