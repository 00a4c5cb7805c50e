"""Whether two stored states of an object differ in nothing but the rights that its workflow gives."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from ZODB.broken import find_global

import pickle


def is_right(name: str) -> bool:
    """Tell whether an attribute is one in which Zope keeps which roles have a permission, as `_View_Permission`."""
    return name.startswith("_") and name.endswith("_Permission")


class _Reference(tuple[Any, ...]):
    """A reference to another object."""


class _Reading(pickle.Unpickler):
    """Reads classes as they are, and references as themselves."""

    def find_class(self, module: str, name: str) -> Any:
        return find_global(module, name)

    def persistent_load(self, reference: Any) -> Any:
        return _Reference((repr(reference),))


def differ_in_rights_alone(before: bytes, after: bytes) -> bool:
    """Tell whether nothing but rights differs.

    :param before: a stored object: the pickles of its class and its state.
    :param after: the same later.
    """
    return _without_rights(before) == _without_rights(after)


def _without_rights(data: bytes) -> Any:
    reading = _Reading(BytesIO(data))
    made_of, state = reading.load(), reading.load()
    if isinstance(state, dict):
        state = {name: value for name, value in state.items() if not is_right(str(name))}
    return _plain(made_of), _plain(state)


def _plain(value: Any) -> Any:
    """Return a value so that equal ones compare as equal, whatever their classes think of it."""
    if value is None or isinstance(value, str | bytes | int | float | complex | type | _Reference):
        return (type(value).__name__, value)
    if isinstance(value, dict):
        return (
            "dict",
            [(_plain(key), _plain(one)) for key, one in sorted(value.items(), key=lambda item: repr(item[0]))],
        )
    if isinstance(value, list | tuple):
        return (type(value).__name__, [_plain(one) for one in value])
    if isinstance(value, set | frozenset):
        return ("set", sorted((_plain(one) for one in value), key=repr))
    if callable(value) and hasattr(value, "__qualname__"):
        return ("name", value.__module__, value.__qualname__)
    return (type(value).__qualname__, _plain(value.__reduce_ex__(2)))
