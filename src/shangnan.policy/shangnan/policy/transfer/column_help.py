"""What is told about the columns of a list of records: on its page and on the help sheet of its template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from shangnan.policy import _
from shangnan.policy.records.tables.import_cells import row_titles
from shangnan.policy.records.tables.import_cells import words
from shangnan.policy.transfer.lists import ImportList
from shangnan.policy.transfer.rows import MAX_CELL
from shangnan.policy.transfer.unit_cells import FIELD
from typing import Any
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IObject

# More choices than these are looked up in the form.
MOST_CHOICES = 60
NEEDED, THERE = _("Must be filled"), _("Column must be there")


@dataclass(frozen=True)
class ColumnHelp:
    """What people are told about a column, in Chinese.

    :param heading: as it stands in the template.
    :param needed: whether it must be filled or there; empty where it may be missing.
    :param help: how a cell is written.
    :param example: a cell.
    :param choices: the words of which a cell holds one; empty where it is free.
    """

    heading: str
    needed: str
    help: str
    example: str
    choices: tuple[str, ...]


def column_help(known: ImportList, section: Any) -> Iterator[ColumnHelp]:
    """Yield what is told about each column, in the order of the template.

    :param known: the kind.
    :param section: where its records lie; the units are those that the present user may choose.
    """
    there = known.list_kind.there
    for name, column in known.columns.items():
        bound = known.fields[name].bind(section)
        needed = NEEDED if name in known.needed else THERE if name in there else ""
        sentences = [words(text) for text in (_how(name, bound), bound.description) if text]
        yield ColumnHelp(
            heading=known.heading(name),
            needed=words(needed),
            help="".join(sentences),
            example=column.example,
            choices=_choices(bound),
        )


def _choices(field: Any) -> tuple[str, ...]:
    if not IChoice.providedBy(field):
        return ()
    return tuple(words(term.title or term.token) for term in field.vocabulary)


def _how(name: str, field: Any) -> str:
    """Return how a cell is written that holds a value of a field."""
    if name == FIELD:
        return _("The full name of the unit, or its unified social credit code.")
    if ICollection.providedBy(field):
        return _how_list(field)
    if IChoice.providedBy(field):
        choices = _choices(field)
        return _("One of: ${choices}.", mapping={"choices": "、".join(choices[:MOST_CHOICES])}) if choices else ""
    if IDate.providedBy(field):
        return _("A day such as 2019-12-26 or 2019年12月26日.")
    if IBool.providedBy(field):
        return _("是 or 否.")
    if IInt.providedBy(field):
        return _("A whole number.")
    return _("At most ${limit} characters.", mapping={"limit": min(field.max_length or MAX_CELL, MAX_CELL)})


def _how_list(field: Any) -> str:
    value_type = field.value_type.bind(field.context)
    if IObject.providedBy(value_type):
        return _(
            "A row a line in the same cell, its parts between ｜: ${titles}. What is empty at the end may be left out.",
            mapping={"titles": row_titles(field)},
        )
    if IChoice.providedBy(value_type):
        choices = "、".join(_choices(value_type)[:MOST_CHOICES])
        if choices:
            return _("One or several, with 、 or a line end between them: ${choices}.", mapping={"choices": choices})
    return _("One or several, with 、 or ； or a line end between them.")
