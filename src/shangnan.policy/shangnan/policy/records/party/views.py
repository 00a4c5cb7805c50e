"""The pages of a Party-building record and of its notice."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.records.kind.view import RecordView
from shangnan.policy.records.party.kind import NOTICE
from shangnan.policy.records.views.files import attachments_of
from typing import Any

FACTS = (
    "branch", "party_kind", "held_on", "held_time", "held_place", "host", "recorder", "lecturer", "due", "present", "absent",
)  # fmt: skip
TEXTS = ("agenda", "speeches", "resolutions")


class PartyView(RecordView):
    """Everything that templates/party.pt asks."""

    facts_shown, texts_shown = FACTS, TEXTS

    def inside(self, portal_type: str) -> list[dict[str, str]]:
        """Return what lies inside of a type and this person may see: title and url."""
        may = getSecurityManager().checkPermission
        end = "@@download/file" if portal_type == "Attachment" else "view"
        return [
            {"title": child.title, "url": f"{child.absolute_url()}/{end}"}
            for child in self.context.objectValues()
            if child.portal_type == portal_type and may("View", child)
        ]

    def photos(self) -> list[dict[str, str]]:
        """Return the photographs inside that this person may see: title and url."""
        return [
            {"title": child.title, "url": f"{child.absolute_url()}/@@download/file"}
            for child in attachments_of(self.context)
            if child.purpose == "photo" and (child.file.contentType or "").startswith("image/")
        ]


class NoticeView(BrowserView):
    """Everything that templates/notice.pt asks."""

    own_crumbs = True

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The notice."""
        return NOTICE.plain_of(self.context)
