"""The catalogue of the province and the city (三级四同): imported entries by basic code."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations

KEY = "shangnan.policy.item_catalogue"
COLUMNS = ("basic_code", "name", "type_code", "bases")


def entry_for(basic_code: str) -> Mapping[str, Any] | None:
    """Return the catalogue's entry for a basic code, or None where the catalogue has none."""
    if not basic_code:
        return None
    return IAnnotations(api.portal.get()).get(KEY, {}).get(basic_code)


def normal_entry(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with just the columns of the catalogue, so that two can be compared."""
    return {column: entry.get(column) for column in COLUMNS}


def store_entries(entries: Iterable[Mapping[str, Any]]) -> None:
    """Put entries into the catalogue, in the place of those with the same basic code.

    :param entries: mappings with `basic_code`, `name`, `type_code` and `bases` (names of laws, list[str]); checked before.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    for entry in entries:
        annotations[KEY][entry["basic_code"]] = normal_entry(entry)
