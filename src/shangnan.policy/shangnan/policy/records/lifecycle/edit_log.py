"""What was changed of a record, when and by whom: a line for each save, kept for good, with names of fields and no values.

A line is a dictionary of plain values, bounded in size; lines lie in a tree of their own, so that a record with many of them
is read and written as fast as one with few. What a record held when it was made is no change of it.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from plone.uuid.interfaces import IUUID
from shangnan.policy.calendar.clock import stamp
from typing import Any
from zope.annotation.interfaces import IAnnotations

import transaction

KEY = "shangnan.policy.edits"
MOST_FIELDS = 60
MOST_FILES = 20
MOST_OF_A_NAME = 120
# Key of what this transaction has noted: by UID of the record, number of the line, or NEW.
_NOTED = object()
NEW = -1


def made_just_now(record: Any) -> None:
    """Remember until the end of the transaction that a record is being made: filling it is no change."""
    _noted()[IUUID(record)] = NEW


def note_edit(
    record: Any,
    actor: str,
    state: str,
    fields: Iterable[str] = (),
    files: Sequence[tuple[str, str]] = (),
    note: str = "",
) -> None:
    """Keep a line; what one person changes within one transaction is one line.

    :param record: an annotatable object.
    :param actor: user id.
    :param state: in which the record was changed.
    :param fields: names of the fields that were written.
    :param files: (what was done, title) of files in the record.
    :param note: of the import that did it, if one did.
    """
    uid = IUUID(record)
    number = _noted().get(uid, 0)
    if number == NEW:
        return
    annotations = IAnnotations(record)
    if KEY not in annotations:
        annotations[KEY] = IOBTree()
    store = annotations[KEY]
    line = store.get(number)
    if line is None or line["actor"] != actor or line["state"] != state:
        number = (store.maxKey() if len(store) else 0) + 1
        line = {"time": stamp(), "actor": actor, "state": state, "fields": [], "files": [], "left_out": 0, "note": note}
    store[number] = _with(line, fields, files)
    _noted()[uid] = number


def _with(line: Mapping[str, Any], fields: Iterable[str], files: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return a line with more fields and files, as far as it may grow."""
    names = list(dict.fromkeys([*line["fields"], *(name[:MOST_OF_A_NAME] for name in fields)]))
    kept = list(line["files"])
    for done, title in files:
        entry = [done, title[:MOST_OF_A_NAME]]
        if entry not in kept:
            kept.append(entry)
    more = max(0, len(names) - MOST_FIELDS) + max(0, len(kept) - MOST_FILES)
    return {
        **line,
        "fields": names[:MOST_FIELDS],
        "files": kept[:MOST_FILES],
        "left_out": line["left_out"] + more,
    }


def edits(record: Any) -> list[Mapping[str, Any]]:
    """Return the lines of a record, oldest first: time, actor, state, fields, files, left_out, note."""
    return [line for _number, line in sorted(IAnnotations(record).get(KEY, {}).items())]


def carry_edits(source: Any, target: Any) -> None:
    """Put the lines of a record behind those of another, which takes its content over."""
    lines = edits(source)
    if not lines:
        return
    annotations = IAnnotations(target)
    if KEY not in annotations:
        annotations[KEY] = IOBTree()
    store = annotations[KEY]
    first = (store.maxKey() if len(store) else 0) + 1
    for number, line in enumerate(lines, first):
        store[number] = dict(line)


def _noted() -> dict[str, int]:
    current = transaction.get()
    try:
        return current.data(_NOTED)
    except KeyError:
        noted: dict[str, int] = {}
        current.set_data(_NOTED, noted)
        return noted
