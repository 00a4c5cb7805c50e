"""What an object of content holds, as a line, and an object that holds the same.

Attributes are read as they are stored, fields that no form shows among them; so nothing hangs on a serializer that somebody has
written for pages or programs, and no subscriber takes a thing that comes in for one that is new.
"""

from __future__ import annotations

from Acquisition import aq_base
from plone.dexterity.utils import resolveDottedName
from shangnan.policy.transfer.whole_site.plain_values import CannotLeave
from shangnan.policy.transfer.whole_site.state_table import OF_CONTENT
from shangnan.policy.transfer.whole_site.state_table import staying
from shangnan.policy.transfer.whole_site.stored_values import Values
from typing import Any
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides

#: What lies in a folder has lines of its own.
OF_FOLDERS = frozenset({"_tree", "_count", "_mt_index"})
ANNOTATIONS, MARKS = "__annotations__", "__provides__"
ELSEWHERE = OF_FOLDERS | {ANNOTATIONS, MARKS, "__parent__"}


def state_line(content: Any, path: str, values: Values) -> dict[str, Any]:
    """Return the line of an object.

    :param path: below the site.
    :raises CannotLeave: for a value of a class that is not known, with path and attribute.
    """
    bare = aq_base(content)
    state = bare.__getstate__()
    kept = {name: value for name, value in state.items() if name not in ELSEWHERE and not name.startswith("_v_")}
    line = {
        "path": path,
        "type": content.portal_type,
        "uid": state.get("_plone.uuid"),
        "state": {name: _encoded(kept[name], f"{path}: {name}", values) for name in sorted(kept)},
    }
    marks = [mark.__identifier__ for mark in directlyProvidedBy(bare)] if MARKS in state else []
    if marks:
        line["marks"] = marks
    stays, notes = staying(OF_CONTENT), state.get(ANNOTATIONS) or {}
    inside = {key: _encoded(notes[key], f"{path}: {key}", values) for key in sorted(notes) if key not in stays}
    if inside:
        line["annotations"] = [type(notes).__module__ + "." + type(notes).__name__, inside]
    return line


def _encoded(value: Any, where: str, values: Values) -> Any:
    try:
        return values.encoded(value)
    except CannotLeave as problem:
        raise CannotLeave(f"{where}: {problem}") from problem


def state_from(line: dict[str, Any], values: Values) -> dict[str, Any]:
    """Return the attributes of an object."""
    state = {name: values.decoded(data) for name, data in line["state"].items()}
    if "annotations" in line:
        kind, inside = line["annotations"]
        state[ANNOTATIONS] = values.decoded({"tree": [kind, []]})
        for key, data in inside.items():
            state[ANNOTATIONS][key] = values.decoded(data)
    return state


def filled(content: Any, line: dict[str, Any], values: Values) -> Any:
    """Give an object that is there the attributes of a line, and none besides but what it has of things lying in it."""
    content._p_activate()
    kept = {name: value for name, value in vars(content).items() if name in OF_FOLDERS | {"__parent__"}}
    vars(content).clear()
    vars(content).update(kept | state_from(line, values))
    content._p_changed = True
    _mark(content, line)
    return content


def made(klass: str, line: dict[str, Any], values: Values) -> Any:
    """Return a new object of a type's class with the attributes of a line. Nothing is told of it."""
    kind = resolveDottedName(klass)
    content = kind.__new__(kind)
    if hasattr(content, "_initBTrees"):
        content._initBTrees()
    vars(content).update(state_from(line, values))
    _mark(content, line)
    return content


def _mark(content: Any, line: dict[str, Any]) -> None:
    if line.get("marks"):
        directlyProvides(content, *(resolveDottedName(name) for name in line["marks"]))
