"""The catalog's index of what is due for filing."""

from __future__ import annotations

from typing import Any

INDEX = "filing_due"


def reindex_due(record: Any) -> None:
    """Tell the catalog anew whether a record is due."""
    record.reindexObject(idxs=[INDEX])
