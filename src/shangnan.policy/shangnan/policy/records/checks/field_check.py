"""What a field of a schema has against a value, in a sentence that names the field."""

from __future__ import annotations

from shangnan.policy import _
from typing import Any
from zope.i18nmessageid import Message
from zope.schema import ValidationError
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooLong


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
    try:
        field.validate(value)
    except RequiredMissing:
        return _("“${place}” is empty. Fill it in.", mapping={"place": where})
    except TooLong:
        limit = field.max_length
        if ICollection.providedBy(field):
            return too_many(where, limit)
        return _("“${place}” is longer than ${limit} characters. Shorten it.", mapping={"place": where, "limit": limit})
    except ValidationError as error:
        return _("“${place}”: ${problem}", mapping={"place": where, "problem": error.doc()})
    return None


def too_many(where: str, limit: int) -> Message:
    """Return the sentence about a list with too many entries."""
    return _(
        "“${place}” has more than ${limit} entries. Merge some of them or remove some.",
        mapping={"place": where, "limit": limit},
    )
