"""The register of Party-building records, and what searches find them by."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.party.content import IPartyNotice
from shangnan.policy.records.party.content import IPartyRecord
from shangnan.policy.records.party.kinds import KINDS
from shangnan.policy.records.party.plain import notice_to_plain
from shangnan.policy.records.party.plain import TEXTS
from shangnan.policy.records.party.plain import to_plain
from typing import Any
from zope.component import adapter
from zope.interface import implementer

REGISTER = RegisterKind(
    portal_type="PartyRecord",
    section="party",
    title=_("Party-building records"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("date", _("Day of the activity"), sort="record_date"),
        RegisterColumn("kind", _("Kind of activity")),
        RegisterColumn("branch", _("Party branch")),
        RegisterColumn("due", _("Expected (应到)")),
        RegisterColumn("present", _("Present (实到)")),
        RegisterColumn("absent", _("Absent (缺席)")),
        RegisterColumn("unit", _("Responsible unit")),
        RegisterColumn("state", _("State")),
    ),
    category_title=_("Kind of activity"),
    categories={kind: kind for kind in KINDS},
    links=(("party-year", _("Year and frequency")),),
)


@implementer(IRegisterEntry)
@adapter(IPartyRecord)
def party_entry(record: Any) -> RegisterEntry:
    """Return what the register shows of a record."""
    day = record.held_on.isoformat() if record.held_on else ""
    return RegisterEntry(
        year=record.held_on.year if record.held_on else None,
        date=day,
        categories=(record.party_kind,) if record.party_kind else (),
        values={
            "date": day,
            "kind": record.party_kind or "",
            "branch": record.branch or "",
            "due": record.due,
            "present": record.present,
            "absent": record.absent,
        },
    )


@indexer(IPartyRecord)
def SearchableText(record: Any) -> str:
    """The words by which a record is found."""
    plain = to_plain(record)
    return "\n".join(filter(None, [*(plain[name] for name in TEXTS), *(row["name"] for row in plain["people"])]))


@indexer(IPartyNotice)
def NoticeText(notice: Any) -> str:
    """The words by which a notice is found."""
    return "\n".join(filter(None, notice_to_plain(notice).values()))
