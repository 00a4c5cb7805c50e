"""Which filed records have the number or the title that another one is to be filed with."""

from __future__ import annotations

from itertools import islice
from plone import api
from plone.indexer.interfaces import IIndexer
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from typing import Any
from zope.component import queryMultiAdapter

# Records of one title that are looked at; more say nothing more.
MOST = 200


def doubles(record: Any, item: FiledItem) -> dict[str, tuple[str, ...]]:
    """Return the 档号 of other items with the same 档号, 文号 or 题名, as `Subject.doubles` has them."""
    there = register().numbered(item.archival_number)
    same_number = (there.archival_number,) if there is not None and there.uid != item.uid else ()
    numbers = _filed(record, item, "record_number", _indexed(record, "record_number")) if item.document_number else []
    titles = _filed(record, item, "sortable_title", _indexed(record, "sortable_title"))
    return {
        "archival_number": same_number,
        "document_number": tuple(n.archival_number for n in numbers if n.document_number == item.document_number),
        "title": tuple(n.archival_number for n in titles if n.title == item.title),
    }


def _indexed(record: Any, index: str) -> Any:
    indexer = queryMultiAdapter((record, api.portal.get_tool("portal_catalog")), IIndexer, name=index)
    try:
        return indexer() if indexer is not None else None
    except AttributeError:  # the indexers' word for: this record has none
        return None


def _filed(record: Any, item: FiledItem, index: str, value: Any) -> list[FiledItem]:
    """Return the filed items, but for the record's own, whose records have a value in an index."""
    if not value:
        return []
    # Unrestricted: a double must not pass because the registrar may not see the other one; only its number is told.
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
        {index: value, "portal_type": record.portal_type}
    )
    filed = register()
    found = (filed.of(brain.UID) for brain in islice(brains, MOST) if brain.UID not in (item.uid, *item.members))
    return [one for one in found if one is not None]
