"""Values as JSON and back without loss: what Python tells apart (a tuple and a list, a day and a text) stays apart. Pure.

What JSON knows is itself. Anything else is a mapping of one key, which says what it is: `{"tuple": [1, 2]}`.
"""

from __future__ import annotations

from base64 import b64decode
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone
from datetime import tzinfo
from datetime import UTC
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import math
import pytz


class CannotLeave(TypeError):
    """A value of a class that is not known here: it would be lost, so nothing is taken out at all."""


Other = Callable[[Any], Any]
_MICROSECOND = timedelta(microseconds=1)


def _no_other(value: Any) -> Any:
    raise CannotLeave(f"{type(value).__module__}.{type(value).__qualname__}")


def encoded(value: Any, other: Other = _no_other) -> Any:
    """Return a value as JSON-compatible data.

    :param other: returns the data of a value that is not known here.
    :raises CannotLeave: for a value that nobody knows.
    """
    kind = type(value)
    if value is None or kind in (bool, int, str):
        return value
    if kind is float:
        return value if math.isfinite(value) else {"float": repr(value)}
    if kind is list:
        return [encoded(one, other) for one in value]
    writer = _WRITERS.get(kind)
    return other(value) if writer is None else writer(value, other)


def decoded(data: Any, other: Other = _no_other) -> Any:
    """Return the value of what `encoded` gave.

    :param other: returns the value of a mapping that is not known here.
    """
    if isinstance(data, list):
        return [decoded(one, other) for one in data]
    if not isinstance(data, dict):
        return data
    ((kind, held),) = data.items()
    reader = _READERS.get(kind)
    return other(data) if reader is None else reader(held, other)


def _mapping(value: dict[Any, Any], other: Other) -> dict[str, Any]:
    if all(type(key) is str for key in value):
        return {"map": {key: encoded(one, other) for key, one in value.items()}}
    return {"pairs": [[encoded(key, other), encoded(one, other)] for key, one in value.items()]}


def ordered(values: list[Any]) -> list[Any]:
    """Return encoded values of a set in an order that hangs on nothing but them."""
    return sorted(values, key=lambda data: (type(data).__name__, repr(data)))


def _moment(value: datetime, _other: Other) -> dict[str, Any]:
    zone = value.tzinfo
    if zone is None:
        return {"datetime": [value.isoformat(), None, value.fold]}
    named = getattr(zone, "zone", None)
    if isinstance(named, str):
        return {"datetime": [value.astimezone(UTC).isoformat(), f"pytz:{named}", 0]}
    if isinstance(zone, ZoneInfo):
        return {"datetime": [value.replace(tzinfo=None).isoformat(), f"zone:{zone.key}", value.fold]}
    offset = value.utcoffset()
    if type(zone) is timezone and offset is not None:
        return {"datetime": [value.replace(tzinfo=None).isoformat(), f"offset:{offset // _MICROSECOND}", value.fold]}
    raise CannotLeave(f"{type(zone).__module__}.{type(zone).__qualname__}")


def _moment_from(held: list[Any], _other: Other) -> datetime:
    text, zone, fold = held
    found = datetime.fromisoformat(text)
    if zone is None:
        return found.replace(fold=fold)
    kind, _colon, name = zone.partition(":")
    if kind == "pytz":
        return found.astimezone(_pytz(name))
    known: tzinfo = ZoneInfo(name) if kind == "zone" else timezone(int(name) * _MICROSECOND)
    return found.replace(tzinfo=UTC if kind == "offset" and known == UTC else known, fold=fold)


def _pytz(name: str) -> tzinfo:
    found: tzinfo = pytz.timezone(name)
    return found


_WRITERS: dict[type, Callable[[Any, Other], Any]] = {
    tuple: lambda value, other: {"tuple": [encoded(one, other) for one in value]},
    set: lambda value, other: {"set": ordered([encoded(one, other) for one in value])},
    frozenset: lambda value, other: {"frozenset": ordered([encoded(one, other) for one in value])},
    dict: _mapping,
    bytes: lambda value, other: {"bytes": b64encode(value).decode("ascii")},
    date: lambda value, other: {"date": value.isoformat()},
    time: lambda value, other: {"time": _naive(value).isoformat()},
    datetime: _moment,
    timedelta: lambda value, other: {"timedelta": value // _MICROSECOND},
    Decimal: lambda value, other: {"decimal": str(value)},
}
_READERS: dict[str, Callable[[Any, Other], Any]] = {
    "float": lambda held, other: float(held),
    "tuple": lambda held, other: tuple(decoded(one, other) for one in held),
    "set": lambda held, other: {decoded(one, other) for one in held},
    "frozenset": lambda held, other: frozenset(decoded(one, other) for one in held),
    "map": lambda held, other: {key: decoded(one, other) for key, one in held.items()},
    "pairs": lambda held, other: {decoded(key, other): decoded(one, other) for key, one in held},
    "bytes": lambda held, other: b64decode(held),
    "date": lambda held, other: date.fromisoformat(held),
    "time": lambda held, other: time.fromisoformat(held),
    "datetime": _moment_from,
    "timedelta": lambda held, other: held * _MICROSECOND,
    "decimal": lambda held, other: Decimal(held),
}


def _naive(value: time) -> time:
    if value.tzinfo is not None:
        raise CannotLeave("datetime.time with a zone")
    return value
