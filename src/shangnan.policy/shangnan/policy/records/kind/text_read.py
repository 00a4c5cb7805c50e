"""Which text of a record somebody has before him or her: a short digest of each field, carried by the form. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any

import hashlib
import json

# Enough to tell one person's text from another's; nobody attacks his or her own form.
DIGITS = 12


def digest(value: Any) -> str:
    """Return a digest of a field's value: 12 hexadecimal digits, the same for the same value."""
    said = json.dumps(value, default=_said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _said(value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return sorted(map(str, value))
    raw = getattr(value, "raw", None)
    if raw is not None:
        return raw
    name = getattr(value, "filename", None)
    return f"{name} {value.getSize()}" if name is not None else str(value)


def written(values: Mapping[str, Any]) -> str:
    """Return what a form carries: name and digest of each field."""
    return " ".join(f"{name}={digest(value)}" for name, value in sorted(values.items()))


def changed_since(carried: str, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of fields that hold another value than when a form was opened.

    :param carried: as `written` gave it; what cannot be read of it counts as not carried.
    :param values: what the record holds now.
    """
    read = dict(part.split("=") for part in carried.split() if part.count("=") == 1)
    yield from (name for name, value in values.items() if name in read and read[name] != digest(value))
