"""The register of campaigns, and what searches find them by."""

from __future__ import annotations

from shangnan.policy.records.catalog.register import IRegisterEntry
from shangnan.policy.records.catalog.register import RegisterEntry
from shangnan.policy.records.integrity.campaign.content import IIntegrityCampaign
from shangnan.policy.records.integrity.campaign.making import due_people
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IRegisterEntry)
@adapter(IIntegrityCampaign)
def campaign_entry(campaign: Any) -> RegisterEntry:
    """Return what the register shows of a campaign."""
    return RegisterEntry(year=campaign.year, values={"year": campaign.year, "people": len(due_people(campaign))})
