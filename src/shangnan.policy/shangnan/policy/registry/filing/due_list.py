"""The list of what is due for filing, from the catalog alone: no record is woken."""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from shangnan.policy.registry.filing.due_index import INDEX
from shangnan.policy.registry.filing.due_index import range_of
from shangnan.policy.registry.filing.due_index import year_of
from typing import Any


def due_query(year: int | None = None, unit: str = "", kind: str = "") -> dict[str, Any]:
    """Return the catalog's query for what is due, by day of formation.

    :param year: of formation; 0 for those that say no day; None for all.
    :param unit: UID of the responsible unit; "" for all.
    :param kind: portal type; "" for all.
    """
    first, last = range_of(year) if year is not None else (0, range_of(9999)[1])
    query: dict[str, Any] = {INDEX: {"query": (first, last), "range": "min:max"}, "sort_on": INDEX}
    if unit:
        query["unit"] = {"query": unit}
    if kind:
        query["portal_type"] = kind
    return query


def due_brains(year: int | None = None, unit: str = "", kind: str = "") -> Sequence[Any]:
    """Return the catalog's entries of what is due.

    Unrestricted: the registrar files by office what some units alone may read (letters of responsibility, risk points); the pages
    show of what one may not view its kind, unit and day, and neither title nor address.
    """
    found: Sequence[Any] = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        **due_query(year, unit, kind)
    )
    return found


def years_due() -> dict[int, int]:
    """Return how many records of each year are due, the latest year first; those that say no day under 0."""
    index = api.portal.get_tool("portal_catalog").Indexes[INDEX]
    counted: dict[int, int] = {}
    for day, count in index.uniqueValues(withLengths=True):
        counted[year_of(day)] = counted.get(year_of(day), 0) + count
    return dict(sorted(counted.items(), reverse=True))


def viewable(brains: Sequence[Any]) -> frozenset[str]:
    """Return the UIDs of those that the present user may view, as the catalog knows it."""
    uids = [brain.UID for brain in brains]
    if not uids:
        return frozenset()
    return frozenset(brain.UID for brain in api.portal.get_tool("portal_catalog")(UID=uids))
