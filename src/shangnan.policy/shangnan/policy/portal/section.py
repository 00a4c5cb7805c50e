"""What lies in a section whose kind has no list of its own."""

from __future__ import annotations

from plone import api
from Products.Five import BrowserView

# More than any section without a list of its own holds; the units of a county are some dozens.
MOST = 500


class SectionView(BrowserView):
    """Takes the place of Plone's listing, which shows ids of types and fails on a page number that is none."""

    def entries(self) -> list[dict[str, str]]:
        """Return title, address and description of what this visitor may see, in the order of the folder."""
        path = "/".join(self.context.getPhysicalPath())
        brains = api.portal.get_tool("portal_catalog").searchResults(
            path={"query": path, "depth": 1}, sort_on="getObjPositionInParent", sort_limit=MOST
        )
        return [
            {"title": brain.Title or brain.getId, "url": brain.getURL(), "description": brain.Description or ""}
            for brain in brains[:MOST]
        ]
