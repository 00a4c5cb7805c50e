"""What history pages and the panel show of a campaign."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.permissions import ASSESS_LETTERS
from shangnan.policy.permissions import FILE_LETTERS
from shangnan.policy.permissions import MAKE_LETTERS
from shangnan.policy.permissions import MANAGE_CAMPAIGN
from shangnan.policy.permissions import MOVE_IN_CAMPAIGN
from shangnan.policy.records.integrity.campaign.content import IIntegrityCampaign
from shangnan.policy.records.views.panel import IRecordPanel
from typing import Any
from zope.component import adapter
from zope.interface import implementer

# Name of a page, its title, and the permission without which it is not offered.
PAGES = (
    ("campaign-roster", _("Paste or import the roster"), MANAGE_CAMPAIGN),
    ("make-letters", _("Make the letters"), MAKE_LETTERS),
    ("remind", _("Remind who has not signed"), MAKE_LETTERS),
    ("assess-letters", _("Assess the letters"), ASSESS_LETTERS),
    ("move-person", _("Move a person to another unit"), MOVE_IN_CAMPAIGN),
    ("file-letters", _("File the letters"), FILE_LETTERS),
)


@implementer(IRecordPanel)
@adapter(IIntegrityCampaign)
class CampaignPanel:
    """The campaign's part of the panel."""

    additions = ()

    def __init__(self, campaign: Any) -> None:
        self.links = [
            (f"{campaign.absolute_url()}/@@{name}", title)
            for name, title, permission in PAGES
            if api.user.has_permission(permission, obj=campaign)
        ]
