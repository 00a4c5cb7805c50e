"""All that a database keeps of contents, accounts and settings, as plain values that can be compared; read without our classes.

What is stored is read, and not what the code of today says of it: a field that no schema names any more is compared like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from persistent import Persistent
from typing import Any
from ZODB.blob import BlobStorage
from ZODB.broken import find_global
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

#: What is read as it is; anything else is kept as the arguments and the state that are stored of it.
REAL = (
    "BTrees.",
    "shangnan.policy.records.catalog.leaves",
    "shangnan.policy.registry.freezing.objects",
    "persistent.",
    "builtins",
    "__builtin__",
    "_codecs",
    "collections",
    "datetime",
    "decimal",
    "uuid",
)
ANNOTATIONS = "__annotations__"
#: Leads upwards, or is how a folder keeps what lies in it, which is compared itself; or is compared elsewhere.
LEFT_OUT = frozenset({"__parent__", "_tree", "_mt_index", "_count", "_components", "__allow_groups__"})
#: Beside the content: accounts, groups, what people entered of themselves.
TOOLS = ("acl_users", "portal_memberdata", "portal_groupdata")
#: (path, attribute) to its value; of annotations and settings each by itself: (path, attribute, key).
Stored = dict[tuple[str, ...], Any]


class Kept(Persistent):
    """Whatever is stored, as it is stored."""

    arguments: tuple[Any, ...] = ()
    stored: Any = None

    def __new__(cls, *arguments: Any, **_more: Any) -> Kept:
        """Keep what the real class would have been made of."""
        made = Persistent.__new__(cls)
        if arguments:
            made.__dict__["arguments"] = arguments
        return made

    def __init__(self, *_arguments: Any, **_more: Any) -> None:
        """Take whatever the real class would have been given."""

    def __setstate__(self, state: Any) -> None:
        """Keep it."""
        self.__dict__["stored"] = state


def _as_kept(_connection: Any, module: str, name: str) -> Any:
    return find_global(module, name) if module.startswith(REAL) else type(name, (Kept,), {"__module__": module})


def stored_in(data: Path, blobs: Path, site: str = "shangnan") -> Stored:
    """Return what a database keeps; it may be open for writing elsewhere.

    :param data: Data.fs.
    :param blobs: its folder of uploads.
    """
    database = DB(BlobStorage(str(blobs), FileStorage(str(data), read_only=True)), class_factory=_as_kept)
    connection = database.open()
    try:
        portal = _state(connection.root()["Application"])[site]
        tools = _state(portal)["_tree"]
        found: Stored = dict(_contents(portal, ""))
        for name in TOOLS:
            for part, value in _state(tools[name]).items():
                found |= {(name, part, *key): one for key, one in _members(value)} or {(name, part): plain(value)}
        for name, value in _state(_state(tools["portal_registry"])["_records"])["_values"].items():
            found[("portal_registry", name)] = plain(value)
        return found
    finally:
        connection.close()
        database.close()


def _members(value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield what is kept of each account, and of each plug-in; where that is by account, of each account."""
    for name, one in _named(value):
        inner = list(_named(one)) if not isinstance(one, Kept) else []
        if inner:
            for account, part in inner:
                yield (str(name), str(account)), plain(part)
        else:
            yield (str(name),), plain(one)


def _named(value: Any) -> Iterator[tuple[Any, Any]]:
    state = _state(value) if isinstance(value, Kept) else value
    if hasattr(state, "items"):
        yield from ((name, one) for name, one in state.items() if name not in LEFT_OUT)


def _state(thing: Any) -> Any:
    thing._p_activate()
    return thing.stored if thing.stored is not None else {}


def _contents(thing: Any, path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    held = _state(thing)
    for name, value in held.items():
        if name == ANNOTATIONS:
            for key in value:
                yield (path, name, key), plain(value[key])
        elif name not in LEFT_OUT:
            yield (path, name), plain(value)
    for name, child in held["_tree"].items() if held.get("_tree") is not None else ():
        if _is_content(child):
            yield from _contents(child, f"{path}/{name}")


def _is_content(thing: Any) -> bool:
    if not isinstance(thing, Kept):
        return False
    state = _state(thing)
    return isinstance(state, dict) and "portal_type" in state


def plain(value: Any, above: tuple[int, ...] = ()) -> Any:
    """Return a stored value as texts, numbers and tuples; other content is named by its UID, a file by its digest."""
    if value is None or isinstance(value, str | bytes | int | float):
        return value
    if id(value) in above:
        return "above"
    inside = (*above, id(value))
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, Mapping) or hasattr(value, "items"):
        found = [(plain(key, inside), plain(one, inside)) for key, one in value.items()]
        return ("mapping", *sorted(found, key=repr))
    if isinstance(value, Kept):
        return _plain_kept(value, inside)
    if isinstance(value, set | frozenset):
        return ("set", *sorted((plain(one, inside) for one in value), key=repr))
    if hasattr(value, "__iter__"):
        return tuple(plain(one, inside) for one in value)
    return repr(value)


def _plain_kept(value: Kept, inside: tuple[int, ...]) -> Any:
    if _is_content(value):
        return ("content", _state(value).get("_plone.uuid", ""))
    name = f"{type(value).__module__}.{type(value).__qualname__}"
    if name == "ZODB.blob.Blob":
        return ("file", _digest(value))
    state = _state(value)
    if isinstance(state, dict):
        state = {key: one for key, one in state.items() if key not in LEFT_OUT - {"_tree"}}
    return (name, plain(value.arguments, inside), plain(state, inside))


def _digest(blob: Kept) -> str:
    connection: Any = blob._p_jar
    path = connection.db().storage.loadBlob(blob._p_oid, blob._p_serial)
    return sha256(Path(path).read_bytes()).hexdigest()
