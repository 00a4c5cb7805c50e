"""Looking service items up in the catalog: by text, by code, by filters; only what the visitor may see comes back."""

from __future__ import annotations

from .query import any_of
from .query import every
from .query import Query
from .ranking import Candidate
from .ranking import ranked
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: How many candidates are put in order again by their names; beyond them the index's own order holds.
RERANKED = 200
#: With fewer exact answers than this, items that share only part of the question are shown below them.
FEW = 5
SERVICE_GUIDE = "ServiceGuide"

#: Filter of the address → index of the catalog.
INDEXES = {"theme": "themes", "unit": "unit", "type": "item_type", "online": "online", "handling": "handling"}


@dataclass(frozen=True)
class Found:
    """Hits in order. loose_from: place of the first hit that shares only part of the question (len(hits) if none)."""

    hits: list[Any]
    loose_from: int


def index_filters(filters: Mapping[str, str]) -> dict[str, Any]:
    """Catalog query for the filters of an address, see parameters.FACETS."""
    query: dict[str, Any] = {}
    for name, value in filters.items():
        if name in INDEXES:
            query[INDEXES[name]] = value == "1" if name == "online" else value
    return query


def candidate(key: int, brain: Any) -> Candidate:
    """What ranking may know of a catalog brain; missing metadata counts as empty."""
    aliases = brain.aliases if isinstance(brain.aliases, tuple) else ()
    return Candidate(
        key=key,
        title=brain.Title or "",
        aliases=aliases,
        summary=brain.Description or "",
        state=brain.review_state or "",
    )


def in_order(query: Query, brains: list[Any], loose: bool) -> list[Any]:
    """Brains by rank; of a long list only the first RERANKED are weighed, the rest keeps its place."""
    head = brains[:RERANKED]
    order = ranked(query, [candidate(key, brain) for key, brain in enumerate(head)], loose)
    return [head[key] for key in order] + ([] if loose else list(brains[RERANKED:]))


def by_code(catalog: Any, query: Query, filters: Mapping[str, Any]) -> list[Any]:
    """Items whose item code or basic code begins with what was typed."""
    if not query.code:
        return []
    code = query.code.upper()
    found: dict[int, Any] = {}
    for index in ("item_code", "basic_code"):
        bounds = {"query": (code, code + "\uffff"), "range": "min:max"}
        for brain in catalog.searchResults(portal_type=SERVICE_GUIDE, **{**filters, index: bounds}):
            found.setdefault(brain.getRID(), brain)
    return list(found.values())


def find(catalog: Any, query: Query, filters: Mapping[str, str]) -> Found:
    """Service items that answer a query under filters.

    catalog: portal_catalog. query: a parsed query; without text, all items by name; with signs alone, none.
    filters: as parameters.filters_of gives them.
    Returns: Found; its brains are those that the current user may see.
    """
    indexed = index_filters(filters)
    if not query and query.text:
        return Found([], 0)  # signs alone are in no item
    if not query:
        brains = list(catalog.searchResults(portal_type=SERVICE_GUIDE, sort_on="sortable_title", **indexed))
        return Found(brains, len(brains))
    hits = by_code(catalog, query, indexed)
    if hits:
        return Found(hits, len(hits))
    exact = catalog.searchResults(portal_type=SERVICE_GUIDE, SearchableText=every(query), **indexed)
    hits = in_order(query, list(exact), loose=False)
    sure = len(hits)
    if sure < FEW and len(query.atoms) > 1:
        known = {brain.getRID() for brain in hits}
        some = catalog.searchResults(portal_type=SERVICE_GUIDE, SearchableText=any_of(query), **indexed)
        rest = [brain for brain in some[: RERANKED + len(known)] if brain.getRID() not in known]
        hits += in_order(query, rest, loose=True)
    return Found(hits, sure)
