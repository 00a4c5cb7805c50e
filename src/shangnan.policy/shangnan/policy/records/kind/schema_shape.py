"""What the plain form of a record may hold, read from the schema of its form: one rule for labels, limits and tables."""

from __future__ import annotations

from collections.abc import Collection
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IObject
from zope.schema.interfaces import IText
from zope.schema.vocabulary import SimpleVocabulary

# The unit is no element of the content: it stands in the head of every record and is moved by a step of its own.
APART = frozenset({"responsible_unit"})
# The largest number of a field that sets no limit.
LARGEST = 10**9


def shape_of(schema: Any, hidden: Collection[str] = ()) -> Shape:
    """Return what each field may hold in plain data.

    :param schema: an interface.
    :param hidden: fields that are left out.
    :returns: texts, days (as texts), numbers, yes and no, lists of texts and tables; fields of other types (files) are left out.
    """
    elements = {
        name: _element(field) for name, field in getFieldsInOrder(schema) if name not in APART and name not in hidden
    }
    return {name: element for name, element in elements.items() if element is not None}


def _element(field: Any) -> Text | Number | Flag | Words | Rows | None:
    if ICollection.providedBy(field):
        if not IObject.providedBy(field.value_type):
            return Words(field.title)
        columns = {name: _single(column) for name, column in getFieldsInOrder(field.value_type.schema)}
        return Rows(field.title, {name: column for name, column in columns.items() if column is not None})
    return _single(field)


def _single(field: Any) -> Text | Number | Flag | None:
    if IChoice.providedBy(field):
        return Text(field.title, _choices(field))
    if IBool.providedBy(field):
        return Flag(field.title)
    if IInt.providedBy(field):
        return Number(field.title, field.max if field.max is not None else LARGEST)
    if IText.providedBy(field) or IDate.providedBy(field):
        return Text(field.title)
    return None


def _choices(field: Any) -> tuple[str, ...]:
    """Return the values that may be chosen where they are the same in every site, else nothing."""
    if not isinstance(field.vocabulary, SimpleVocabulary):
        return ()
    values = tuple(term.value for term in field.vocabulary)
    return values if all(isinstance(value, str) for value in values) else ()
