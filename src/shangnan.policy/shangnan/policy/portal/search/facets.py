"""How many of the found items each filter would leave."""

from __future__ import annotations

from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from collections import Counter
from collections.abc import Iterable
from typing import Any


def rids_of(brains: Iterable[Any]) -> IITreeSet:
    """Record ids of brains as a set that the indexes can be intersected with."""
    return IITreeSet([brain.getRID() for brain in brains])


def counts_of_index(catalog: Any, index: str, values: Iterable[str], rids: IITreeSet) -> dict[str, int]:
    """Number of records among rids under each value of a field or keyword index; zeros are left out.

    catalog: portal_catalog. An index that does not exist counts nothing.
    """
    if index not in catalog.indexes():
        return {}
    entries = catalog.Indexes[index]._index
    counts = {}
    for value in values:
        held = entries.get(value)
        if held is None:
            continue
        number = int(held in rids) if isinstance(held, int) else len(intersection(held, rids))
        if number:
            counts[value] = number
    return counts


def counts_of_metadata(brains: Iterable[Any], column: str) -> Counter[Any]:
    """Number of brains by the value of a metadata column; empty and missing values are left out."""
    values = (getattr(brain, column, None) for brain in brains)
    return Counter(value for value in values if isinstance(value, (str, bool)) and value != "")
