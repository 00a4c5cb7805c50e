"""The words of a guide that a search looks through. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LINES = ("name", "summary", "parent", "unit", "type", "code", "result_name", "window", "handling")
_LISTS = ("aliases", "theme_personal", "theme_business", "conditions")
_COLUMNS = {"materials": ("name", "note"), "faqs": ("q", "a"), "steps": ("name",), "bases": ("law",), "fees": ("item",)}


def search_text(data: Mapping[str, Any]) -> str:
    """Return the text to index for a guide.

    :param data: plain form of the guide.
    :returns: one text, a line for each element.
    """
    parts = [str(data.get(key) or "") for key in _LINES]
    for key in _LISTS:
        parts.extend(str(word) for word in data.get(key) or ())
    for key, columns in _COLUMNS.items():
        parts.extend(str(row.get(column) or "") for row in data.get(key) or () for column in columns)
    return "\n".join(filter(None, parts))
