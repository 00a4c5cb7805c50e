"""The home page: the search box first, then themes, units and what was published last."""

from __future__ import annotations

from .days import day
from .notices import entry
from .notices import released
from .search.catalogue import SERVICE_GUIDE
from .search.facets import counts_of_index
from .search.facets import counts_of_metadata
from .search.facets import rids_of
from .search.parameters import link
from .settings import read_settings
from DateTime import DateTime
from heapq import nlargest
from plone.memoize.view import memoize
from Products.CMFCore.utils import getToolByName
from Products.Five import BrowserView
from shangnan.policy.records.service_guide.vocabularies import THEMES_BUSINESS
from shangnan.policy.records.service_guide.vocabularies import THEMES_PERSONAL
from typing import Any

LATEST = 8


def published_at(brain: Any) -> int:
    """When an item was first published, in microseconds; 0 when that is not known."""
    return brain.effective.micros() if day(brain.effective) else 0


class HomeView(BrowserView):
    """Default page of the site."""

    own_search_box = True
    own_crumbs = True
    page_title = ""

    @property
    @memoize
    def catalog(self) -> Any:
        return getToolByName(self.context, "portal_catalog")

    @property
    @memoize
    def settings(self) -> Any:
        return read_settings()

    @property
    @memoize
    def guides(self) -> list[Any]:
        """Items in force that this visitor may see."""
        return list(self.catalog.searchResults(portal_type=SERVICE_GUIDE, review_state="published"))

    @property
    def total(self) -> int:
        return len(self.guides)

    @property
    def base(self) -> str:
        return f"{self.context.absolute_url()}/@@search"

    @property
    def hot_words(self) -> list[dict[str, str]]:
        return [{"text": word, "url": link(self.base, word, {})} for word in self.settings.hot_words]

    @property
    @memoize
    def themes(self) -> dict[str, list[dict[str, Any]]]:
        """Themes that hold items, for people (`personal`) and businesses (`business`): title, count, url."""
        rids = rids_of(self.guides)
        groups = {}
        for name, words in (("personal", THEMES_PERSONAL), ("business", THEMES_BUSINESS)):
            # Some words stand in both lists; which of them is meant says the prefix.
            keys = {word: f"{name}:{word}" for word in words}
            counts = counts_of_index(self.catalog, "themes", keys.values(), rids)
            groups[name] = [
                {"title": word, "count": counts[key], "url": link(self.base, "", {"theme": key})}
                for word, key in keys.items()
                if key in counts
            ]
        return groups

    @property
    @memoize
    def units(self) -> list[dict[str, Any]]:
        """Units that offer items: title, count, url; most items first."""
        counts = counts_of_metadata(self.guides, "unit_title")
        return [
            {"title": title, "count": count, "url": link(self.base, "", {"unit": title})}
            for title, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        ]

    @property
    @memoize
    def latest(self) -> list[dict[str, str]]:
        """Items published last: title, url, unit, day."""
        brains = nlargest(LATEST, self.guides, key=published_at)
        return [
            {"title": b.Title, "url": b.getURL(), "unit": b.unit_title or "", "day": day(b.effective)} for b in brains
        ]

    @property
    @memoize
    def notices(self) -> list[dict[str, str]]:
        """Dispatches and notices released last: title, url, number, day."""
        return [entry(brain) for brain in released(LATEST)]

    @property
    def today(self) -> str:
        """Today as 2026年1月31日 星期六."""
        now = DateTime().toZone("Asia/Shanghai")
        return f"{now.year()}年{now.month()}月{now.day()}日 星期{'日一二三四五六'[now.dow()]}"
