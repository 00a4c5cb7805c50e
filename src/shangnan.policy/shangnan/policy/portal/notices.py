"""What the county has made public: dispatches that were released, notices of activities, and regulations.

Dispatches lie in the internal register by year, notices in restricted records; this column is their place on the portal.
Everything comes from the catalog and is what the visitor may see.
"""

from __future__ import annotations

from .days import day
from .search.parameters import start_of
from .search.view import page_links
from plone import api
from plone.memoize.view import memoize
from Products.Five import BrowserView
from typing import Any

PAGE = 20
# Kinds of the column and the states in which the public reads them.
KINDS = ("OutgoingDispatch", "PartyNotice")
RELEASED = ("released", "filed_released")


def released(limit: int = 0) -> list[Any]:
    """Return the catalog entries of what was released, the newest first.

    :param limit: at most so many; 0 for all.
    """
    query: dict[str, Any] = {"sort_limit": limit} if limit else {}
    brains = api.portal.get_tool("portal_catalog").searchResults(
        portal_type=KINDS, review_state=RELEASED, sort_on="effective", sort_order="descending", **query
    )
    return list(brains[:limit] if limit else brains)


def entry(brain: Any) -> dict[str, str]:
    """Return what a list shows of something released: title, url, number, unit, day."""
    values = brain.register_values if isinstance(brain.register_values, dict) else {}
    return {
        "title": brain.Title,
        "url": brain.getURL(),
        "number": values.get("document_number", ""),
        "unit": brain.unit_title or "",
        "day": day(brain.effective),
    }


class NoticesView(BrowserView):
    """The column, a page of it."""

    @property
    @memoize
    def found(self) -> list[Any]:
        return released()

    @property
    @memoize
    def start(self) -> int:
        """Place of the first one on this page."""
        asked = start_of(self.request.form.get("b_start"))
        return min(asked, max(len(self.found) - 1, 0)) // PAGE * PAGE

    def entries(self) -> list[dict[str, str]]:
        """Return the ones on this page."""
        return [entry(brain) for brain in self.found[self.start : self.start + PAGE]]

    def pages(self) -> list[dict[str, Any]]:
        """Return the links of the pager: number (None for a gap), url, current."""
        return page_links(self.context.absolute_url(), "", {}, self.start, len(self.found), PAGE)
