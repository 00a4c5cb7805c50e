"""What changed between two versions of a record, told as people would tell it.

Field by field; rows of a table are recognised by what names them, so that a row put in at the top is one new row and
not a changed table; long texts are told phrase by phrase. The outcome is plain data that a template walks through.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.records.diff.phrases import Phrase
from shangnan.policy.records.diff.phrases import phrases
from shangnan.policy.records.diff.row_match import Item
from shangnan.policy.records.diff.row_match import match_items
from shangnan.policy.records.diff.row_match import unmoved
from typing import Any
from typing import Literal


@dataclass(frozen=True)
class ValueChange:
    """A single value that changed.

    :param name: the field, or the column in a row.
    :param old: value before, None where there was none.
    :param new: value after, None where there is none.
    :param phrases: where both are texts, their pieces in reading order; else empty.
    """

    name: str
    old: Any
    new: Any
    phrases: tuple[Phrase, ...] = ()
    kind: Literal["value"] = "value"


@dataclass(frozen=True)
class RowChange:
    """A row that came, went, changed or moved among the others.

    :param kind: `added`, `removed`, `changed` (perhaps moved too) or `moved` (else the same).
    :param title: what names the row, for people; "" where nothing does.
    :param old_number: its number before, from 1; None for an added row.
    :param new_number: its number after, from 1; None for a removed row.
    :param moved: whether it stands elsewhere among the rows that both versions have.
    :param cells: the values that changed; for an added or removed row all that it holds.
    """

    kind: Literal["added", "removed", "changed", "moved"]
    title: str
    old_number: int | None
    new_number: int | None
    moved: bool
    cells: tuple[ValueChange, ...]


@dataclass(frozen=True)
class TableChange:
    """A table or list with the rows that changed: in the new order, removed rows where they stood."""

    name: str
    rows: tuple[RowChange, ...]
    kind: Literal["rows"] = "rows"


def record_diff(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    row_keys: Mapping[str, Sequence[str]],
    fields: Sequence[str] | None = None,
) -> list[ValueChange | TableChange]:
    """Return what changed between two versions of a record, both in plain form.

    Empty is empty: None, "", [] and a missing key do not differ, nor do the two ways of ending a line.

    :param old: the version before.
    :param new: the version after.
    :param row_keys: for each table the columns that name a row, e.g. {"materials": ("name",)}; () for one without.
    :param fields: fields to compare, in this order; None for all, in the order of `new`, then what only `old` has.
    :returns: a change for each field that differs, none for the others.
    """
    names = fields if fields is not None else list(dict.fromkeys([*new, *old]))
    found: list[ValueChange | TableChange] = []
    for name in names:
        before, after = old.get(name), new.get(name)
        if _frozen(before) == _frozen(after):
            continue
        if all(_is_list(value) or _frozen(value) is None for value in (before, after)):
            keys = row_keys.get(name, ())
            rows = tuple(_row_changes(_items(before, keys), _items(after, keys)))
            if rows:
                found.append(TableChange(name, rows))
        else:
            found.append(_value_change(name, before, after))
    return found


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray)


def _frozen(value: Any) -> Any:
    """Return a value so that equal content is equal: empty is None, 1 is not True, NaN is itself."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n") or None
    if isinstance(value, Mapping):
        items = {str(key): _frozen(item) for key, item in value.items()}
        return tuple(sorted((key, item) for key, item in items.items() if item is not None)) or None
    if _is_list(value):
        return tuple(_frozen(item) for item in value) or None
    if isinstance(value, float):
        return "float", repr(value)
    return None if value is None else (type(value).__name__, value)


def _value_change(name: str, old: Any, new: Any) -> ValueChange:
    texts = all(isinstance(value, str) or value is None for value in (old, new))
    before, after = ((value or "").replace("\r\n", "\n") if texts else "" for value in (old, new))
    empty: tuple[Any, ...] = ("", [], {}, ())
    return ValueChange(
        name, None if old in empty else old, None if new in empty else new, phrases(before, after) if texts else ()
    )


def _items(value: Any, keys: Sequence[str]) -> list[Item]:
    """Return the rows of a table, or the entries of a list, that are not blank."""
    found = []
    for number, row in enumerate(value or (), 1):
        cells = dict(row) if isinstance(row, Mapping) else {"": row}
        if _frozen(cells) is not None:
            title = " ".join(str(cells[key]).strip() for key in keys if _frozen(cells.get(key)) is not None)
            words = " ".join(str(cell) for cell in cells.values() if isinstance(cell, str) and cell)
            found.append(Item(number, title, words, _frozen(cells), cells))
    return found


def _row_changes(old: list[Item], new: list[Item]) -> list[RowChange]:
    """Return the changes of a table in the new order; removed rows come after the neighbour they had."""
    pairs = match_items(old, new)
    staying = unmoved(pairs)
    placed: list[tuple[tuple[int, int, int], RowChange]] = []
    for after, row in enumerate(new):
        before = pairs.get(after)
        if before is None:
            change = RowChange("added", row.title, None, row.number, False, _cells({}, row.cells))
            placed.append(((after, 0, 0), change))
            continue
        cells = _cells(old[before].cells, row.cells)
        moved = after not in staying
        if cells or moved:
            kind: Literal["changed", "moved"] = "changed" if cells else "moved"
            placed.append(((after, 0, 0), RowChange(kind, row.title, old[before].number, row.number, moved, cells)))
    place_of = {before: after for after, before in pairs.items() if after in staying}
    anchor = -1
    for before, row in enumerate(old):
        anchor = place_of.get(before, anchor)
        if before not in pairs.values():
            change = RowChange("removed", row.title, row.number, None, False, _cells(row.cells, {}))
            placed.append(((anchor, 1, before), change))
    return [change for _key, change in sorted(placed, key=lambda entry: entry[0])]


def _cells(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[ValueChange, ...]:
    columns = dict.fromkeys([*new, *old])
    return tuple(
        _value_change(column, old.get(column), new.get(column))
        for column in columns
        if _frozen(old.get(column)) != _frozen(new.get(column))
    )
