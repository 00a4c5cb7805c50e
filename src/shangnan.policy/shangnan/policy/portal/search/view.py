"""The search page: a GET form, results, filters with counts; the same address gives the same page, without scripts."""

from __future__ import annotations

from . import parameters
from .catalogue import find
from .catalogue import Found
from .facets import counts_of_index
from .facets import counts_of_metadata
from .facets import rids_of
from .query import every
from .query import parse
from .query import Query
from collections.abc import Mapping
from plone.memoize.view import memoize
from Products.CMFCore.utils import getToolByName
from Products.CMFPlone.browser.search import Search
from shangnan.policy.portal.settings import read_settings
from shangnan.policy.records.service_guide.vocabularies import HANDLING
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.records.service_guide.vocabularies import THEMES_BUSINESS
from shangnan.policy.records.service_guide.vocabularies import THEMES_PERSONAL
from typing import Any
from zope.i18nmessageid import MessageFactory

_ = MessageFactory("shangnan.policy")

#: States as the public and staff read them; a published item needs no word.
STATES = {
    "draft": _("Draft"),
    "pending": _("Pending review"),
    "reviewed": _("Reviewed"),
    "published": _("Published"),
    "suspended": _("Suspended"),
    "cancelled": _("Cancelled"),
}
#: Most other pages (documents, news, files) offered beside the items.
OTHERS = 10


class SearchView(Search):
    """`@@search` for the public. Plone's `results` and its kin stay for code that calls them."""

    own_search_box = True
    own_crumbs = True

    @property
    def page_title(self) -> str:
        return self.query.text or _("Search")

    @property
    @memoize
    def query(self) -> Query:
        return parse(self.request.form.get("SearchableText"))

    @property
    @memoize
    def filters(self) -> dict[str, str]:
        return parameters.filters_of(self.request.form)

    @property
    @memoize
    def start(self) -> int:
        return parameters.start_of(self.request.form.get("b_start"))

    @property
    @memoize
    def settings(self) -> Any:
        return read_settings()

    @property
    def base(self) -> str:
        return f"{self.context.absolute_url()}/@@search"

    @property
    @memoize
    def found(self) -> Found:
        return find(getToolByName(self.context, "portal_catalog"), self.query, self.filters)

    @property
    def total(self) -> int:
        return len(self.found.hits)

    @property
    @memoize
    def page_hits(self) -> list[dict[str, Any]]:
        """The hits of this page as plain values for the template."""
        start = self.start
        rows = []
        for place, brain in enumerate(self.found.hits[start : start + parameters.PAGE], start):
            rows.append({**hit_of(brain), "first_loose": place == self.found.loose_from and self.found.loose_from > 0})
        return rows

    @property
    def only_loose(self) -> bool:
        """Whether nothing holds the whole question, so that all results are near misses."""
        return bool(self.found.hits) and self.found.loose_from == 0

    def pages(self) -> list[dict[str, Any]]:
        """Links of the pager: number (None for a gap), url, current."""
        return page_links(self.base, self.query.text, self.filters, self.start, self.total)

    def link(self, **changes: str) -> str:
        """Address of this search with some filters changed; an empty value takes a filter away."""
        filters = {**self.filters, **changes}
        return parameters.link(self.base, self.query.text, {name: v for name, v in filters.items() if v})

    @property
    @memoize
    def facets(self) -> list[dict[str, Any]]:
        """Filter groups: title and options (label, count, url, chosen). A chosen option's link takes it away."""
        hits = self.found.hits
        catalog = getToolByName(self.context, "portal_catalog")
        themes = dict.fromkeys((*THEMES_PERSONAL, *THEMES_BUSINESS))
        theme_counts = counts_of_index(catalog, "themes", themes, rids_of(hits))
        if ":" in (chosen := self.filters.get("theme", "")):
            theme_counts[chosen] = len(hits)  # from the home page, where people and businesses have themes of their own
        types = counts_of_metadata(hits, "item_type")
        units = counts_of_metadata(hits, "unit_title")
        handling = counts_of_metadata(hits, "handling")
        online = counts_of_metadata(hits, "online")
        groups = [
            (_("Online"), "online", [("1", _("Can be done online"), online.get(True, 0))]),
            (_("Handling"), "handling", [(word, word, handling.get(word, 0)) for word in HANDLING]),
            (_("Theme"), "theme", [(key, key.rpartition(":")[2], number) for key, number in by_count(theme_counts)]),
            (_("Kind of item"), "type", [(code, ITEM_TYPES.get(code, code), n) for code, n in by_count(types)]),
            (_("Unit"), "unit", [(name, name, number) for name, number in by_count(units)]),
        ]
        return [group for group in (self.facet(*parts) for parts in groups) if group["options"]]

    def facet(self, title: str, name: str, options: list[tuple[str, str, int]]) -> dict[str, Any]:
        chosen = self.filters.get(name, "")
        shown = [
            {
                "label": label,
                "count": count,
                "chosen": value == chosen,
                "url": self.link(**{name: "" if value == chosen else value}),
            }
            for value, label, count in options
            if count or value == chosen
        ]
        return {"title": title, "name": name, "options": shown, "chosen": bool(chosen)}

    def state_name(self, state: str) -> str:
        return STATES.get(state, state)

    @property
    def fewer_words(self) -> list[dict[str, str]]:
        """Searches for one word each of a question of several: offered when nothing was found."""
        words = self.query.core.split()
        if len(words) < 2:
            return []
        return [{"text": word, "url": parameters.link(self.base, word, {})} for word in words[:3]]

    @property
    @memoize
    def others(self) -> list[Any]:
        """Pages that are no service items but hold all the words: the first few brains."""
        if not self.query or self.filters or self.start:
            return []
        catalog = getToolByName(self.context, "portal_catalog")
        types = [name for name in self.filter_types([]) if name not in ("ServiceGuide", "OrganisationUnit")]
        return list(catalog.searchResults(SearchableText=every(self.query), portal_type=types)[:OTHERS])


def by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Pairs, the most frequent first, then by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def hit_of(brain: Any) -> dict[str, Any]:
    """One result as the templates show it, all from metadata."""
    aliases = brain.aliases if isinstance(brain.aliases, tuple) else ()
    days = brain.promised_days if isinstance(brain.promised_days, int) else None
    visits = brain.visits if isinstance(brain.visits, int) and not isinstance(brain.visits, bool) else None
    return {
        "url": brain.getURL(),
        "title": brain.Title or brain.getId,
        "summary": brain.Description or "",
        "aliases": list(aliases[:4]),
        "unit": brain.unit_title or "",
        "type": ITEM_TYPES.get(brain.item_type or "", ""),
        "handling": brain.handling or "",
        "days": days,
        "day_unit": brain.promised_unit or "工作日",
        "online": brain.online is True,
        "visits": visits,
        "state": brain.review_state or "",
    }


def page_links(
    base: str, text: str, filters: Mapping[str, str], start: int, total: int, page: int = parameters.PAGE
) -> list[dict[str, Any]]:
    """Links of a pager over `total` results: first, last and two each side of the current one, gaps between.

    Returns: dicts with number (int, or None for a gap), url and current (bool); empty when one page holds all.
    """
    last = (min(total, parameters.MAX_START) - 1) // page
    if last < 1:
        return []
    here = min(start // page, last)
    numbers = sorted({0, last, *range(max(0, here - 2), min(last, here + 2) + 1)})
    links: list[dict[str, Any]] = []
    before = -1
    for number in numbers:
        if number - before > 1:
            links.append({"number": None, "url": "", "current": False})
        url = parameters.link(base, text, filters, number * page)
        links.append({"number": number + 1, "url": url, "current": number == here})
        before = number
    return links
