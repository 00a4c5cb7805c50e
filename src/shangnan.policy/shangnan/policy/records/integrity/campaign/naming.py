"""The address of a campaign: made of its year."""

from __future__ import annotations

from plone.app.content.interfaces import INameFromTitle
from shangnan.policy.records.integrity.campaign.content import IIntegrityCampaign
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(INameFromTitle)
@adapter(IIntegrityCampaign)
class YearAsName:
    """What the name is made from, in the place of the title."""

    def __init__(self, campaign: Any) -> None:
        self.title = f"campaign-{campaign.year or 'new'}"
