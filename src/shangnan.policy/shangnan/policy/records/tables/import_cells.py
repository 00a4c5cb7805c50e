"""Between the cell of a list and the field of a schema: reading what people wrote, and writing what they would.

The schema of the form is the only rule: what a field does not take, no cell brings in.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.checks.field_check import field_problem
from shangnan.policy.records.checks.field_check import too_many
from shangnan.policy.records.tables.cell_text import CellRefused
from shangnan.policy.records.tables.cell_text import day_of
from shangnan.policy.records.tables.cell_text import entries_of
from shangnan.policy.records.tables.cell_text import entries_text
from shangnan.policy.records.tables.cell_text import flag_of
from shangnan.policy.records.tables.cell_text import lines_of
from shangnan.policy.records.tables.cell_text import number_of
from shangnan.policy.records.tables.cell_text import plain
from shangnan.policy.records.tables.cell_text import table_of
from shangnan.policy.records.tables.cell_text import table_text
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IField
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IObject
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine

# So many choices are named in a refusal.
NAMED = 20
YES, NO = "是", "否"


def words(text: Any) -> str:
    """Return the Chinese of a message; other text as it is."""
    return chinese(text) if isinstance(text, Message) else str(text)


def read_cell(field: IField, text: str, where: str) -> Any:
    """Return what a field is to hold for a cell.

    :param field: bound to its context: text, day, whole number, yes/no, choice, list or tuple of these, table of rows.
    :param text: of the cell; empty empties the field.
    :param where: name of the cell, for refusals.
    :raises CellRefused: with a sentence for the first thing that is wrong.
    """
    value = _read(field, text, where) if text.strip() else deepcopy(field.missing_value)
    problem = field_problem(field, value, where)
    if problem is not None:
        raise CellRefused(problem)
    return value


def _read(field: Any, text: str, where: str) -> Any:
    if IChoice.providedBy(field):
        return _choice(field, text, where)
    if ICollection.providedBy(field):
        value_type = field.value_type.bind(field.context)
        if IObject.providedBy(value_type):
            return field._type(_rows(field, value_type, text, where))
        entries = enumerate(entries_of(text), 1)
        return field._type([read_cell(value_type, entry, place(where, number)) for number, entry in entries])
    if IBool.providedBy(field):
        flag = flag_of(text)
        if flag is None:
            raise CellRefused(_("“${place}” must be yes or no. Choose one of them.", mapping={"place": where}))
        return flag
    if IDate.providedBy(field):
        return day_of(text, where)
    if IInt.providedBy(field):
        return _number(field, text, where)
    if ITextLine.providedBy(field):
        line = text.strip()
        if "\n" in line or "\r" in line:
            raise CellRefused(_("“${place}” has more than one line. Write it on one.", mapping={"place": where}))
        return line
    if IText.providedBy(field):
        return lines_of(text)
    raise TypeError(f"no cell for {field!r}")


def _number(field: Any, text: str, where: str) -> int:
    number = number_of(text)
    if (
        number is None
        or (field.min is not None and number < field.min)
        or (field.max is not None and number > field.max)
    ):
        names = {"place": where, "most": field.max if field.max is not None else "…"}
        raise CellRefused(_("“${place}” must be a whole number from 0 to ${most}. Enter such a number.", mapping=names))
    return number


def _choice(field: Any, text: str, where: str) -> Any:
    wanted = plain(text)
    terms = list(field.vocabulary)
    found = [term.value for term in terms if wanted in (plain(words(term.title or "")), term.token, term.value)]
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        raise CellRefused(
            _("“${place}”: ${text} may mean more than one.", mapping={"place": where, "text": quoted(text)})
        )
    titles = [words(term.title or term.token) for term in terms]
    choices = "、".join(titles[:NAMED]) + ("…" if len(titles) > NAMED else "")
    raise CellRefused(
        _("“${place}” must be one of: ${choices}. Choose one.", mapping={"place": where, "choices": choices or "–"})
    )


def _rows(field: Any, value_type: Any, text: str, where: str) -> list[dict[str, Any]]:
    columns = [(name, column.bind(field.context)) for name, column in getFieldsInOrder(value_type.schema)]
    table = table_of(text)
    if field.max_length is not None and len(table) > field.max_length:
        raise CellRefused(too_many(where, field.max_length))
    rows = []
    for number, cells in enumerate(table, 1):
        if len(cells) > len(columns):
            names = {"place": place(where, number), "found": len(cells), "titles": row_titles(field)}
            raise CellRefused(_("“${place}” has ${found} parts. Write a row a line, as ${titles}.", mapping=names))
        row = {}
        for at, (name, column) in enumerate(columns):
            cell = cells[at] if at < len(cells) else ""
            row[name] = (
                read_cell(column, cell, place(where, number, column.title)) if cell else deepcopy(column.default)
            )
        rows.append(row)
    return rows


def row_titles(field: Any) -> str:
    """Return the titles of a table's columns as a row in a cell."""
    return "｜".join(words(column.title) for _name, column in getFieldsInOrder(field.value_type.schema))


def write_cell(field: Any, value: Any) -> str:
    """Return a cell that `read_cell` reads as a value.

    :param field: bound to its context.
    :param value: what the field holds.
    """
    if is_empty(value):
        return ""
    if IChoice.providedBy(field):
        return next((words(term.title or term.token) for term in field.vocabulary if term.value == value), str(value))
    if ICollection.providedBy(field):
        value_type = field.value_type.bind(field.context)
        if IObject.providedBy(value_type):
            columns = [(name, column.bind(field.context)) for name, column in getFieldsInOrder(value_type.schema)]
            return table_text([[write_cell(column, row.get(name)) for name, column in columns] for row in value])
        return entries_text([write_cell(value_type, entry) for entry in value])
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, date) else str(value)


def is_empty(value: Any) -> bool:
    """Tell whether a field holds nothing; 0 and no are something."""
    return value is None or value == "" or value == () or value == []


def same(one: Any, other: Any) -> bool:
    """Tell whether two values of a field say the same: ends of lines and the kinds of nothing do not count."""
    return _normal(one) == _normal(other)


def _normal(value: Any) -> Any:
    if is_empty(value):
        return None
    if isinstance(value, str):
        return lines_of(value)
    if isinstance(value, list | tuple):
        return [_normal(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _normal(entry) for key, entry in value.items() if not is_empty(entry)}
    return value
