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


def store_entries(entries: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Put entries into the catalogue; one that is equal is left alone.

    :param entries: mappings with `basic_code`, `name`, `type_code` and `bases` (names of laws, list[str]); checked before.
    :returns: numbers of entries: created, changed, unchanged.
    """
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    store, counts = annotations[KEY], {"created": 0, "changed": 0, "unchanged": 0}
    for entry in entries:
        clean = {column: entry.get(column) for column in COLUMNS}
        known = store.get(clean["basic_code"])
        outcome = "created" if known is None else "unchanged" if known == clean else "changed"
        counts[outcome] += 1
        if outcome != "unchanged":
            store[clean["basic_code"]] = clean
    return counts
