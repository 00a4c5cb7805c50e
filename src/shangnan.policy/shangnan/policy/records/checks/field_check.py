"""What a field of a schema has against a value, in a sentence that names the field. The one reading for every door."""

from __future__ import annotations

from shangnan.policy import _
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import ValidationError
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField
from zope.schema.interfaces import INativeStringLine
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooLong
from zope.schema.interfaces import WrongContainedType

# For fields that are not ours and say no limit of their own: lines, texts, and texts with markup.
MOST_OF_A_LINE = 1_000
MOST_OF_A_TEXT = 10_000
MOST_OF_RICH_TEXT = 200_000
MOST_ENTRIES = 1_000


def limit_of(field: Any) -> int | None:
    """Return how many characters a field takes, or how many entries; None for fields that hold neither.

    :param field: of any schema, ours or Plone's; what it says itself goes before what holds for all.
    """
    own = getattr(field, "max_length", None)
    if own is not None:
        return int(own)
    if IChoice.providedBy(field):
        return None
    if ITextLine.providedBy(field) or INativeStringLine.providedBy(field):
        return MOST_OF_A_LINE
    if IText.providedBy(field):
        return MOST_OF_A_TEXT
    if ICollection.providedBy(field):
        return MOST_ENTRIES
    return MOST_OF_RICH_TEXT if hasattr(field, "default_mime_type") else None


def length_problem(field: Any, value: Any, where: str) -> Message | None:
    """Return why a field does not take a text or a list of that length, or None; entries of a list are asked each.

    :param where: the field's place in words.
    """
    limit, text = limit_of(field), getattr(value, "raw", value)
    if limit is not None and hasattr(text, "__len__") and len(text) > limit:
        return too_many(where, limit) if ICollection.providedBy(field) else too_long(where, limit)
    if ICollection.providedBy(field) and IText.providedBy(field.value_type):
        for entry in value or ():
            if (problem := length_problem(field.value_type, entry, where)) is not None:
                return problem
    return None


def field_problem(field: IField, value: Any, where: str) -> Message | None:
    """Return why a field does not take a value, or None.

    :param field: bound to its context.
    :param value: of the field's type, or None.
    :param where: the field's place in words.
    """
    if value is None and not field.required:
        return None
    if value == "" and field.required:
        value = None
    if (problem := length_problem(field, value, where)) is not None:
        return problem
    try:
        field.validate(value)
    except RequiredMissing:
        return _("“${place}” is empty. Fill it in.", mapping={"place": where})
    except ValidationError as error:
        cause = innermost(error)
        limit = limit_of(cause.field) if isinstance(cause, TooLong) else None
        if limit is not None:
            return too_long(where, limit)
        return _("“${place}”: ${problem}", mapping={"place": where, "problem": cause.doc()})
    return None


def innermost(error: ValidationError) -> ValidationError:
    """Return the error of the entry, where one of a list is not taken."""
    while isinstance(error, WrongContainedType) and error.errors:
        error = error.errors[0]
    return error


def too_long(where: str, limit: int) -> Message:
    """Return the sentence about a text that is too long."""
    return _("“${place}” is longer than ${limit} characters. Shorten it.", mapping={"place": where, "limit": limit})


def too_many(where: str, limit: int) -> Message:
    """Return the sentence about a list with too many entries."""
    return _(
        "“${place}” has more than ${limit} entries. Merge some of them or remove some.",
        mapping={"place": where, "limit": limit},
    )
