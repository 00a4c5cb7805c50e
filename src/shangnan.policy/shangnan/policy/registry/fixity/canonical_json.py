"""Values as canonical JSON: the same bytes for the same content, in every process and after every way out and in. Pure.

Rules (docs/decisions/0042): keys are sorted, no white space, UTF-8; what is empty is left out, so that a field that code adds later
changes nothing; times are UTC to the second, as exports carry no more; sets are sorted; a tuple, a list and a persistent list are one.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from collections.abc import Set
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from decimal import Decimal
from typing import Any

import json

Special = Callable[[Any], Any]


def is_empty(value: Any) -> bool:
    """Return whether a plain value says nothing; 0 and no say something."""
    return value is None or value == "" or (isinstance(value, list | dict) and not value)


def utc(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC to the second; one without a zone is taken as it is."""
    if moment.tzinfo is not None:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.replace(microsecond=0).isoformat()


def plain_value(value: Any, special: Special | None = None) -> Any:
    """Return a value as plain data.

    >>> plain_value({"b": (1, ""), "a": None, 3: {"y", "x"}})
    {'3': ['x', 'y'], 'b': [1, '']}

    :param value: texts, numbers, days, times, lists, sets and mappings of such.
    :param special: makes plain what this function does not know: raises TypeError for what it does not know either.
    :raises TypeError: for a value that nobody can make plain: a digest over how it prints would hold for one process.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)  # a Message is a text
    if isinstance(value, float | Decimal):
        return str(value)
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return _mapping(value.items(), special)
    if isinstance(value, Set):
        return sorted((plain_value(one, special) for one in value), key=canonical_text)
    if isinstance(value, Sequence):
        return [plain_value(one, special) for one in value]
    if special is None:
        raise TypeError(f"no plain form of {type(value).__module__}.{type(value).__name__}")
    return special(value)


def _mapping(items: Any, special: Special | None) -> dict[str, Any]:
    found = {str(key): plain_value(one, special) for key, one in items}
    return {key: found[key] for key in sorted(found) if not is_empty(found[key])}


def canonical_text(plain: Any) -> str:
    """Return plain data as canonical JSON."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical_bytes(plain: Any) -> bytes:
    """Return plain data as the bytes that are counted; a lone surrogate, which UTF-8 has no place for, stands as it is."""
    return canonical_text(plain).encode("utf-8", "surrogatepass")
