"""The register of campaigns, and what searches find them by."""

from __future__ import annotations

from plone.indexer import indexer
from shangnan.policy import _
from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterColumn
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.catalog.register import RegisterKind
from shangnan.policy.records.integrity.campaign.content import IIntegrityCampaign
from shangnan.policy.records.integrity.campaign.making import due_people
from shangnan.policy.records.integrity.campaign.plain import TEXTS
from shangnan.policy.records.integrity.campaign.plain import to_plain
from shangnan.policy.records.integrity.letter.plain import TEXT_PARTS
from typing import Any
from zope.component import adapter
from zope.interface import implementer

REGISTER = RegisterKind(
    portal_type="IntegrityCampaign",
    section="integrity",
    title=_("Campaigns of letters of responsibility"),
    columns=(
        RegisterColumn("title", _("Title")),
        RegisterColumn("year", _("Year"), sort="record_year"),
        RegisterColumn("unit", _("Unit that runs the campaign")),
        RegisterColumn("people", _("People who get a letter")),
        RegisterColumn("state", _("State")),
    ),
    sort="year",
    links=(("my-letters", _("My letters of responsibility")),),
)


@implementer(IRegisterEntry)
@adapter(IIntegrityCampaign)
def campaign_entry(campaign: Any) -> RegisterEntry:
    """Return what the register shows of a campaign."""
    return RegisterEntry(year=campaign.year, values={"year": campaign.year, "people": len(due_people(campaign))})


@indexer(IIntegrityCampaign)
def SearchableText(campaign: Any) -> str:
    """The words by which a campaign is found."""
    plain = to_plain(campaign)
    return "\n".join(filter(None, (plain[name] for name in (*TEXTS, *TEXT_PARTS))))
