"""Large things of the database as many lines, and back: a line for each entry of a tree, however deep it lies.

A line says where it belongs by the keys that lead there; `["attribute", name]` leads into an object and `["key", key]` into a tree. What
was begun before (a tree, an object around trees) is looked up in what is there already, so lines may come in parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from persistent import Persistent
from shangnan.policy.transfer.whole_site.plain_values import CannotLeave
from shangnan.policy.transfer.whole_site.stored_values import is_object
from shangnan.policy.transfer.whole_site.stored_values import is_set
from shangnan.policy.transfer.whole_site.stored_values import is_tree
from shangnan.policy.transfer.whole_site.stored_values import known_class
from shangnan.policy.transfer.whole_site.stored_values import made_object
from shangnan.policy.transfer.whole_site.stored_values import name_of_class
from shangnan.policy.transfer.whole_site.stored_values import state_of
from shangnan.policy.transfer.whole_site.stored_values import Values
from typing import Any

# So many members of a set stand in one line.
MEMBERS = 1000
Way = tuple[Any, ...]


def lines_of(value: Any, values: Values, way: Way = ()) -> Iterator[dict[str, Any]]:
    """Yield the lines of a value.

    :param way: that leads to it.
    :raises CannotLeave: for what is of a class that is not known, or stands in two places at once.
    """
    yield from _Writing(values).lines(value, way)


class _Writing:
    """Writes one value; knows which objects it has written, since one in two places would come back as two."""

    def __init__(self, values: Values) -> None:
        self.values, self.seen = values, set[bytes]()

    def lines(self, value: Any, way: Way) -> Iterator[dict[str, Any]]:
        if isinstance(value, Persistent) and value._p_oid is not None:
            if value._p_oid in self.seen:
                raise CannotLeave(f"{name_of_class(type(value))} in two places: {way}")
            self.seen.add(value._p_oid)
        if is_tree(value):
            yield {"at": list(way), "tree": name_of_class(type(value))}
            for key, one in value.items():
                yield from self.lines(one, (*way, ["key", self.values.encoded(key)]))
        elif is_set(value):
            yield {"at": list(way), "keys": name_of_class(type(value))}
            members = [self.values.encoded(one) for one in value]
            for start in range(0, len(members), MEMBERS):
                yield {"at": list(way), "add": members[start : start + MEMBERS]}
        elif is_object(value) and _holds_trees(value):
            state = state_of(value)
            inside = {key: one for key, one in state.items() if isinstance(one, Persistent)}
            plain = {key: self.values.encoded(one) for key, one in state.items() if key not in inside}
            yield {"at": list(way), "object": name_of_class(type(value)), "state": plain}
            for key, one in inside.items():
                yield from self.lines(one, (*way, ["attribute", key]))
        else:
            yield {"at": list(way), "value": self.values.encoded(value)}


def _holds_trees(value: Any) -> bool:
    return any(
        is_tree(one) or is_set(one) or (is_object(one) and _holds_trees(one)) for one in state_of(value).values()
    )


def put(root: Any, line: dict[str, Any], values: Values) -> None:
    """Put the value of a line where it belongs.

    :param root: a mapping; the first step of each way is a key of it.
    """
    *ways, (kind, step) = line["at"]
    around = root
    for how, name in ways:
        around = getattr(around, name) if how == "attribute" else around[values.decoded(name)]
    if "add" in line:
        holder = getattr(around, step) if kind == "attribute" else around[values.decoded(step)]
        holder.update([values.decoded(one) for one in line["add"]])
        return
    if "value" in line:
        value = values.decoded(line["value"])
    elif "object" in line:
        value = made_object(line["object"], {key: values.decoded(one) for key, one in line["state"].items()})
    else:
        value = known_class(line.get("tree") or line["keys"])()
    if kind == "attribute":
        setattr(around, step, value)
    else:
        around[values.decoded(step)] = value
