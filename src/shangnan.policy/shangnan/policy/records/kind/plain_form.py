"""The plain form of any record: what stands in its fields as texts, numbers, lists and tables, without what is hidden."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from typing import Any


def plain_values(record: Any, shape: Shape) -> dict[str, Any]:
    """Return the plain form of a record.

    :param shape: what each element holds.
    :returns: by name of the element: text (days in ISO form), int or None, bool or None, list of texts, list of rows.
    """
    # Its own only: what a record lacked it would acquire from where it lies.
    own = getattr(record, "aq_base", record)
    return {name: _value(getattr(own, name, None), element) for name, element in shape.items()}


def _value(value: Any, element: Text | Number | Flag | Words | Rows) -> Any:
    if isinstance(element, Rows):
        return [
            {name: _value(row.get(name), column) for name, column in element.columns.items()} for row in value or ()
        ]
    if isinstance(element, Words):
        return list(value or ())
    if isinstance(element, Text):
        return value.isoformat() if hasattr(value, "isoformat") else value or ""
    return value


def row_keys(shape: Shape, named: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return for each list and table the columns that name a row: () for a list of texts.

    :param named: table to columns, where the kind says so; else the first column.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, element in shape.items():
        if isinstance(element, Words):
            found[name] = ()
        elif isinstance(element, Rows):
            found[name] = named.get(name) or (next(iter(element.columns)),)
    return found


def searched_words(plain: Mapping[str, Any], shape: Shape, left_out: Collection[str]) -> Iterator[str]:
    """Yield the texts by which a record is found: every text of its plain form but what is left out.

    :param left_out: names of elements, and of columns as 'table.column'.
    """
    for name, element in shape.items():
        if name in left_out:
            continue
        value = plain.get(name)
        if isinstance(element, Text):
            yield str(value or "")
        elif isinstance(element, Words):
            yield from (str(word) for word in value or ())
        elif isinstance(element, Rows):
            columns = [
                column
                for column, kind in element.columns.items()
                if isinstance(kind, Text) and f"{name}.{column}" not in left_out
            ]
            yield from (" ".join(str(row.get(column) or "") for column in columns) for row in value or ())
