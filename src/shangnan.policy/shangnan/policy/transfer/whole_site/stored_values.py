"""What the database holds, as JSON and back: trees, mappings and objects of our own and of Plone that content consists of.

Only classes of a list are written and read. A new class that nobody thought of stops the export with its name; it is never left out
in silence, and a file never makes an object of another class than these.
"""

from __future__ import annotations

from BTrees.Length import Length
from collections.abc import Callable
from DateTime import DateTime
from functools import cache
from importlib import import_module
from Persistence.mapping import PersistentMapping as OldMapping
from persistent import Persistent
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from shangnan.policy.registry.site_part import Blobs
from shangnan.policy.transfer.whole_site.plain_values import CannotLeave
from shangnan.policy.transfer.whole_site.plain_values import decoded
from shangnan.policy.transfer.whole_site.plain_values import encoded
from typing import Any
from ZODB.blob import Blob
from zope.i18nmessageid import Message

import re
import shutil

OURS = "shangnan.policy."
TREES = re.compile(r"BTrees\.[A-Z]{2}BTree\.[A-Z]{2}BTree|shangnan\.policy\.records\.catalog\.leaves\.\w+Tree")
SETS = re.compile(r"BTrees\.[A-Z]{2}BTree\.[A-Z]{2}(TreeSet|Set)")
# What content of Plone's own classes consists of.
PLONES = frozenset(
    {
        "plone.namedfile.file.NamedBlobFile",
        "plone.namedfile.file.NamedBlobImage",
        "plone.app.textfield.value.RichTextValue",
        "plone.app.textfield.value.RawValueHolder",
    }
)

#: What an object works out by itself and keeps when it is first asked for.
WORKED_OUT = {"plone.namedfile.file.NamedBlobFile": ("size",), "plone.namedfile.file.NamedBlobImage": ("size",)}


def name_of_class(kind: type) -> str:
    """Return the dotted name of a class."""
    return f"{kind.__module__}.{kind.__qualname__}"


def is_tree(value: Any) -> bool:
    """Tell whether a value is a tree of the database, by keys."""
    return TREES.fullmatch(name_of_class(type(value))) is not None


def is_set(value: Any) -> bool:
    """Tell whether a value is a set of the database."""
    return SETS.fullmatch(name_of_class(type(value))) is not None


def is_object(value: Any) -> bool:
    """Tell whether a value is an object of a class that may go out."""
    name = name_of_class(type(value))
    return name in PLONES or name.startswith(OURS)


@cache
def known_class(name: str) -> type:
    """Return the class of a dotted name that may come in.

    :raises CannotLeave: for any other.
    """
    if not (name in PLONES or name.startswith(OURS) or TREES.fullmatch(name) or SETS.fullmatch(name)):
        raise CannotLeave(name)
    module, _dot, attribute = name.rpartition(".")
    found = getattr(import_module(module), attribute, None)
    if not isinstance(found, type) or name_of_class(found) != name:
        raise CannotLeave(name)
    return found


def state_of(value: Any) -> dict[str, Any]:
    """Return the attributes of an object that are kept, sorted by name.

    :raises CannotLeave: where it is kept in another form than by attributes.
    """
    state = value.__getstate__() if isinstance(value, Persistent) else vars(value)
    if state is None:
        state = {}
    if not isinstance(state, dict):
        raise CannotLeave(name_of_class(type(value)))
    without = WORKED_OUT.get(name_of_class(type(value)), ())
    return {key: state[key] for key in sorted(state) if not key.startswith(("_v_", "_p_")) and key not in without}


def made_object(name: str, state: dict[str, Any]) -> Any:
    """Return an object of a class that may come in, with its attributes."""
    kind: Any = known_class(name)
    made = kind.__new__(kind)
    if isinstance(made, Persistent):
        made.__setstate__(state)
    else:
        vars(made).update(state)
    return made


class Values:
    """Writes and reads values; files go to and come from a folder.

    :param blobs: the folder.
    """

    def __init__(self, blobs: Blobs) -> None:
        self.blobs = blobs

    def encoded(self, value: Any) -> Any:
        """Return a value as JSON-compatible data.

        :raises CannotLeave: for one of a class that is not known.
        """
        return encoded(value, self._encoded)

    def decoded(self, data: Any) -> Any:
        """Return the value of some data."""
        return decoded(data, self._decoded)

    def _encoded(self, value: Any) -> Any:
        kind = type(value)
        writer = _WRITERS.get(kind)
        if writer is not None:
            return {writer[0]: writer[1](self, value)}
        if is_tree(value):
            pairs = [[self.encoded(key), self.encoded(one)] for key, one in value.items()]
            return {"tree": [name_of_class(kind), pairs]}
        if is_set(value):
            return {"keys": [name_of_class(kind), [self.encoded(one) for one in value]]}
        if is_object(value):
            return {"object": [name_of_class(kind), {key: self.encoded(one) for key, one in state_of(value).items()}]}
        raise CannotLeave(name_of_class(kind))

    def _decoded(self, data: dict[str, Any]) -> Any:
        ((kind, held),) = data.items()
        return _READERS[kind](self, held)

    def kept(self, blob: Blob) -> str:
        """Keep a file and return its digest."""
        with blob.open("r") as stream:
            return self.blobs.keep(stream)

    def blob(self, digest: str) -> Blob:
        """Return a file of the database with the content of a kept one."""
        made = Blob()
        with self.blobs.opened(digest) as source, made.open("w") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        return made

    def tree(self, held: list[Any]) -> Any:
        """Return a tree with its entries."""
        tree: Any = known_class(held[0])()
        for key, one in held[1]:
            tree[self.decoded(key)] = self.decoded(one)
        return tree

    def keys(self, held: list[Any]) -> Any:
        """Return a set with its members."""
        kind: Any = known_class(held[0])
        return kind([self.decoded(one) for one in held[1]])

    def object(self, held: list[Any]) -> Any:
        """Return an object with its attributes."""
        return made_object(held[0], {key: self.decoded(one) for key, one in held[1].items()})


def _pairs(values: Values, value: Any) -> Any:
    return [[values.encoded(key), values.encoded(one)] for key, one in value.items()]


def _message(values: Values, value: Message) -> Any:
    return [str(value), value.domain, value.default, values.encoded(dict(value.mapping or {}))]


def _date_time(data: Any) -> DateTime:
    made = DateTime.__new__(DateTime)
    made.__setstate__(data)
    return made


_WRITERS: dict[type, tuple[str, Callable[[Values, Any], Any]]] = {
    PersistentMapping: ("mapping", _pairs),
    OldMapping: ("old_mapping", _pairs),
    PersistentList: ("plist", lambda values, value: [values.encoded(one) for one in value]),
    DateTime: ("moment", lambda values, value: values.encoded(value.__getstate__())),
    Length: ("length", lambda values, value: value()),
    Message: ("message", _message),
    Blob: ("blob", lambda values, value: values.kept(value)),
}
_READERS: dict[str, Callable[[Values, Any], Any]] = {
    "mapping": lambda values, held: PersistentMapping((values.decoded(key), values.decoded(one)) for key, one in held),
    "old_mapping": lambda values, held: OldMapping((values.decoded(key), values.decoded(one)) for key, one in held),
    "plist": lambda values, held: PersistentList(values.decoded(one) for one in held),
    "moment": lambda values, held: _date_time(values.decoded(held)),
    "length": lambda values, held: Length(held),
    "message": lambda values, held: Message(held[0], held[1], held[2], values.decoded(held[3])),
    "blob": lambda values, held: values.blob(held),
    "tree": lambda values, held: values.tree(held),
    "keys": lambda values, held: values.keys(held),
    "object": lambda values, held: values.object(held),
}
