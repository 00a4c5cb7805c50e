"""`@@service-items`: the table of service items with filters, fifty to a page."""

from __future__ import annotations

from .changes import changes
from AccessControl import getSecurityManager
from plone.memoize.view import memoize
from Products.CMFCore.utils import getToolByName
from Products.Five import BrowserView
from shangnan.policy import _
from shangnan.policy.portal.meta import column_tags
from shangnan.policy.portal.search.catalogue import index_filters
from shangnan.policy.portal.search.catalogue import SERVICE_GUIDE
from shangnan.policy.portal.search.facets import counts_of_index
from shangnan.policy.portal.search.facets import counts_of_metadata
from shangnan.policy.portal.search.facets import rids_of
from shangnan.policy.portal.search.parameters import filters_of
from shangnan.policy.portal.search.parameters import link
from shangnan.policy.portal.search.parameters import start_of
from shangnan.policy.portal.search.view import hit_of
from shangnan.policy.portal.search.view import page_links
from shangnan.policy.portal.search.view import STATES
from shangnan.policy.records.service_guide.vocabularies import ITEM_TYPES
from shangnan.policy.records.service_guide.vocabularies import THEMES_BUSINESS
from shangnan.policy.records.service_guide.vocabularies import THEMES_PERSONAL
from typing import Any

PAGE = 50
LOGGED = 30
FILTERS = ("unit", "type", "theme", "state")


class ItemsView(BrowserView):
    """The list of items; staff see drafts too, with their state."""

    own_search_box = False

    @property
    @memoize
    def filters(self) -> dict[str, str]:
        return filters_of(self.request.form, FILTERS)

    @property
    @memoize
    def start(self) -> int:
        return start_of(self.request.form.get("b_start"), PAGE)

    @property
    @memoize
    def catalog(self) -> Any:
        return getToolByName(self.context, "portal_catalog")

    @property
    @memoize
    def everything(self) -> list[Any]:
        """All items that this visitor may see, without filters: what the choices are made from."""
        return list(self.catalog.searchResults(portal_type=SERVICE_GUIDE))

    @property
    @memoize
    def found(self) -> Any:
        query = index_filters(self.filters)
        if "state" in self.filters:
            query["review_state"] = self.filters["state"]
        return self.catalog.searchResults(portal_type=SERVICE_GUIDE, sort_on="sortable_title", **query)

    @property
    def total(self) -> int:
        return len(self.found)

    @property
    def anonymous(self) -> bool:
        return bool(getToolByName(self.context, "portal_membership").isAnonymousUser())

    @property
    def base(self) -> str:
        return f"{self.context.absolute_url()}/@@service-items"

    @property
    @memoize
    def rows(self) -> list[dict[str, Any]]:
        """The items of this page; `code` beside what a search result shows."""
        brains = self.found[self.start : self.start + PAGE]
        return [
            {**hit_of(brain), "code": brain.item_code or "", "state_name": STATES.get(brain.review_state, "")}
            for brain in brains
        ]

    def pages(self) -> list[dict[str, Any]]:
        return page_links(self.base, "", self.filters, self.start, self.total, PAGE)

    @property
    @memoize
    def choices(self) -> list[dict[str, Any]]:
        """The select boxes: name, title and options (value, label, count, chosen)."""
        units = counts_of_metadata(self.everything, "unit_title")
        types = counts_of_metadata(self.everything, "item_type")
        states = counts_of_metadata(self.everything, "review_state")
        words = dict.fromkeys((*THEMES_PERSONAL, *THEMES_BUSINESS))
        themes = counts_of_index(self.catalog, "themes", words, rids_of(self.everything))
        boxes: dict[str, list[tuple[str, Any, int]]] = {
            "unit": [(name, name, units[name]) for name in sorted(units, key=lambda name: (-units[name], name))],
            "type": [(code, ITEM_TYPES.get(code, code), types[code]) for code in sorted(types)],
            "theme": [(word, word, number) for word, number in themes.items()],
            "state": [(state, STATES[state], states[state]) for state in STATES if state in states],
        }
        if len(boxes["state"]) < 2:
            del boxes["state"]
        return [
            {
                "name": name,
                "options": [
                    {"value": value, "label": label, "count": count, "chosen": self.filters.get(name) == value}
                    for value, label, count in options
                ],
            }
            for name, options in boxes.items()
        ]

    @property
    @memoize
    def log(self) -> list[dict[str, Any]]:
        return changes(self.catalog, LOGGED)

    @property
    @memoize
    def desk_links(self) -> list[dict[str, Any]]:
        """What those who work on the list may do here: url and title; nothing for visitors."""
        may = getSecurityManager().checkPermission
        here = self.context.absolute_url()
        links = (
            ("shangnan.policy: Add ServiceGuide", "++add++ServiceGuide", _("Write a new guide")),
            ("shangnan.policy: Import guides", "@@import-guides", _("Bulk import")),
            (
                "shangnan.policy: Import guides",
                "@@import-catalogue",
                _("Import the catalogue of the province and the city"),
            ),
        )
        return [{"url": f"{here}/{name}", "title": title} for right, name, title in links if may(right, self.context)]

    @property
    def all_url(self) -> str:
        return link(self.base, "", {})

    @property
    def meta_tags(self) -> list[tuple[str, str]]:
        title = self.context.Title()
        return column_tags(title, self.context.Description() or title, title, title)
