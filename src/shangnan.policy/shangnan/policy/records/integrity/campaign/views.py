"""The page of a campaign: how far it is, by unit, and who has not signed."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from plone.uuid.interfaces import IUUID
from Products.Five.browser import BrowserView
from shangnan.policy.records.integrity.campaign.kind import KIND
from shangnan.policy.records.integrity.campaign.making import due_people
from shangnan.policy.records.integrity.campaign.making import letters_of_campaign
from shangnan.policy.records.integrity.campaign.making import people_without_letter
from shangnan.policy.records.integrity.campaign.printing import seen_letters
from shangnan.policy.records.integrity.campaign.progress import progress
from shangnan.policy.records.integrity.campaign.progress import UnitProgress
from shangnan.policy.records.integrity.campaign.reminders import Waiting
from shangnan.policy.records.integrity.campaign.reminders import waiting_people
from shangnan.policy.records.integrity.letter.levels import WAITS_FOR
from shangnan.policy.records.integrity.letter.parts import TEXT_PARTS
from typing import Any
from urllib.parse import urlencode
from zope.i18n import translate

# Names of people that are listed at once.
MOST = 300


class CampaignView(BrowserView):
    """Everything that templates/campaign.pt asks."""

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The campaign."""
        return KIND.plain_of(self.context)

    @property
    @memoize
    def _counted(self) -> tuple[list[UnitProgress], UnitProgress]:
        return progress((brain.unit_title, brain.review_state) for brain in letters_of_campaign(IUUID(self.context)))

    def units(self) -> list[UnitProgress]:
        """Return the progress of each unit."""
        return self._counted[0]

    def total(self) -> UnitProgress:
        """Return the progress of all."""
        return self._counted[1]

    def due(self) -> int:
        """Return how many people of the roster get a letter."""
        return len(due_people(self.context))

    def to_make(self) -> int:
        """Return how many letters are still to be made."""
        return len(people_without_letter(self.context))

    @property
    @memoize
    def unsigned(self) -> list[Any]:
        """Catalog entries of the letters that wait for a signature, as far as this person may view them."""
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog(portal_type="ResponsibilityLetter", letter_campaign=IUUID(self.context), sort_on="unit_title")
        return [brain for brain in brains if brain.review_state in WAITS_FOR]

    def waiting(self) -> list[Waiting]:
        """Return whose turn it is, as far as this person may view the letters."""
        return waiting_people(self.unsigned)

    def not_signed(self) -> list[dict[str, str]]:
        """Return the letters that are not signed by both: title, url, unit, state title; at most MOST."""
        tool = api.portal.get_tool("portal_workflow")
        return [
            {
                "title": brain.Title,
                "url": brain.getURL(),
                "unit": brain.unit_title,
                "state": translate(
                    tool.getTitleForStateOnType(brain.review_state, brain.portal_type),
                    domain="shangnan.policy",
                    context=self.request,
                ),
            }
            for brain in self.unsigned[:MOST]
        ]

    def printed(self) -> frozenset[str]:
        """Return the units of whose letters this person may view any, and so print them."""
        return frozenset(brain.unit_title for brain in seen_letters(self.context))

    def print_url(self, unit: str = "") -> str:
        """Return the address of the letters of a unit on paper, or of all."""
        url = f"{self.context.absolute_url()}/@@letters.pdf"
        return f"{url}?{urlencode({'unit': unit})}" if unit else url

    def texts(self) -> list[dict[str, Any]]:
        """Return title and value of the parts of the template that are filled in."""
        return [
            {"title": translate(KIND.plain_shape[name].label, context=self.request), "value": self.plain[name]}
            for name in ("letter_title", *TEXT_PARTS)
            if self.plain[name]
        ]
