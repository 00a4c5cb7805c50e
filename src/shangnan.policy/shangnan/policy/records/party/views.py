"""The pages of a Party-building record and of its notice."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy.records.party.kind import KIND
from shangnan.policy.records.party.kind import NOTICE
from typing import Any
from zope.i18n import translate

FACTS = (
    "branch", "party_kind", "held_on", "held_time", "held_place", "host", "recorder", "lecturer", "due", "present", "absent",
)  # fmt: skip
TEXTS = ("agenda", "speeches", "resolutions")


class PartyView(BrowserView):
    """Everything that templates/party.pt asks."""

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The record."""
        return KIND.plain_of(self.context)

    def _filled(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        return [
            {"title": translate(KIND.plain_shape[name].label, context=self.request), "value": self.plain[name]}
            for name in names
            if self.plain[name] not in ("", None)
        ]

    def facts(self) -> list[dict[str, Any]]:
        """Return title and value of the short elements that are filled in."""
        return self._filled(FACTS)

    def texts(self) -> list[dict[str, Any]]:
        """Return title and value of the long elements that are filled in."""
        return self._filled(TEXTS)

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
        may = getSecurityManager().checkPermission
        return [
            {"title": child.title, "url": f"{child.absolute_url()}/@@download/file"}
            for child in self.context.objectValues()
            if child.portal_type == "Attachment"
            and child.purpose == "photo"
            and (child.file.contentType or "").startswith("image/")
            and may("View", child)
        ]


class NoticeView(BrowserView):
    """Everything that templates/notice.pt asks."""

    own_crumbs = True

    @property
    @memoize
    def plain(self) -> dict[str, Any]:
        """The notice."""
        return NOTICE.plain_of(self.context)
