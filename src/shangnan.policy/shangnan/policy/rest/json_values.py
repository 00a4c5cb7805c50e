"""From JSON to the value of a schema field, with a sentence for everything that cannot be read.

Strict where plone.restapi guesses: a number is a number and no string of digits, a row is an object with the columns of
the table, a list is a list. Nothing here can fail otherwise than by telling, whatever the JSON holds.
"""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy import _
from shangnan.policy.records.checks.field_check import field_problem
from shangnan.policy.records.checks.field_check import too_many
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBaseVocabulary
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IField
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IObject
from zope.schema.interfaces import IText

import re

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Beyond this no list of ours is meaningful; a field may say less.
MAX_ENTRIES = 1000
# So many choices are named in a refusal.
NAMED = 20
Say = Callable[[str], str]


class Unreadable(ValueError):
    """A value that cannot be taken. `args[0]` is the Message that says why."""


def value_of(field: IField, raw: Any, where: str, say: Say = str) -> Any:
    """Return what a field is to hold for a JSON value.

    :param field: a field bound to its context: text, number, yes/no, choice, list or tuple of these, table of rows.
    :param raw: anything that JSON can say.
    :param where: the field's place in words, for the sentences.
    :param say: puts a text into the reader's language, for lists of choices.
    :raises Unreadable: with a Message for the first thing that is wrong.
    """
    if raw is None:
        value = field.missing_value
    elif IChoice.providedBy(field):
        value = _choice(field, raw, where, say)
    elif ICollection.providedBy(field):
        value = _entries(field, raw, where, say)
    elif IObject.providedBy(field):
        value = _row(field, raw, where, None, say)
    elif IBool.providedBy(field):
        value = _flag(raw, where)
    elif IInt.providedBy(field):
        value = _number(field, raw, where)
    elif IText.providedBy(field):
        value = _text(raw, where) or field.missing_value
    else:
        raise Unreadable(_("“${place}” cannot be set this way.", mapping={"place": where}))
    _validate(field, value, where)
    return value


def _validate(field: IField, value: Any, where: str) -> None:
    problem = field_problem(field, value, where)
    if problem is not None:
        raise Unreadable(problem)


def _text(raw: Any, where: str) -> str:
    if not isinstance(raw, str):
        raise Unreadable(
            _("“${place}” holds something that is not text. Delete it and type the text.", mapping={"place": where})
        )
    if _UNSHOWABLE.search(raw):
        raise Unreadable(
            _(
                "“${place}” holds control characters, which cannot be shown or printed. Type the text again by hand.",
                mapping={"place": where},
            )
        )
    return raw.strip()


def _number(field: Any, raw: Any, where: str) -> int:
    lowest, most = field.min if field.min is not None else 0, field.max
    if isinstance(raw, int) and not isinstance(raw, bool) and lowest <= raw and (most is None or raw <= most):
        return raw
    raise Unreadable(
        _(
            "“${place}” must be a whole number from 0 to ${most}. Enter such a number.",
            mapping={"place": where, "most": most if most is not None else "…"},
        )
    )


def _flag(raw: Any, where: str) -> bool:
    if not isinstance(raw, bool):
        raise Unreadable(_("“${place}” must be yes or no. Choose one of them.", mapping={"place": where}))
    return raw


def _choice(field: Any, raw: Any, where: str, say: Say) -> Any:
    vocabulary = field.vocabulary
    token = raw.get("token") if isinstance(raw, dict) else raw
    if not IBaseVocabulary.providedBy(vocabulary):
        raise Unreadable(_("“${place}” cannot be set this way.", mapping={"place": where}))
    if isinstance(token, str):
        for term in vocabulary:
            if token in (term.token, term.value):
                return term.value
    # By value alone: 1 is no yes, though Python thinks so.
    elif isinstance(token, bool | int) and any(
        type(term.value) is type(token) and term.value == token for term in vocabulary
    ):
        return token
    titles = [say(term.title or term.token) for term in vocabulary]
    choices = "、".join(titles[:NAMED]) + ("…" if len(titles) > NAMED else "")
    raise Unreadable(
        _("“${place}” must be one of: ${choices}. Choose one.", mapping={"place": where, "choices": choices})
    )


def _entries(field: Any, raw: Any, where: str, say: Say) -> Any:
    rows = IObject.providedBy(field.value_type)
    if not isinstance(raw, list):
        no_table = _("“${place}” must be a table. Enter it row by row.", mapping={"place": where})
        no_list = _("“${place}” must be a list of texts. Enter one a line.", mapping={"place": where})
        raise Unreadable(no_table if rows else no_list)
    limit = min(getattr(field, "max_length", None) or MAX_ENTRIES, MAX_ENTRIES)
    if len(raw) > limit:
        raise Unreadable(too_many(where, limit))
    value_type = field.value_type.bind(field.context)
    if rows:
        values = [_row(value_type, entry, where, number, say) for number, entry in enumerate(raw, 1)]
    else:
        values = [value_of(value_type, entry, place(where, number), say) for number, entry in enumerate(raw, 1)]
    return field._type(values)


def _row(field: Any, raw: Any, where: str, number: int | None, say: Say) -> dict[str, Any]:
    columns = dict(getFieldsInOrder(field.schema))
    unknown = sorted(set(raw) - set(columns)) if isinstance(raw, dict) else []
    if not isinstance(raw, dict):
        raise Unreadable(
            _(
                "“${place}” cannot be read as a row of the table. Delete the row and enter it again.",
                mapping={"place": place(where, number)},
            )
        )
    if unknown:
        names = {"place": place(where, number), "column": quoted(unknown[0])}
        raise Unreadable(_("“${place}” has no column “${column}”.", mapping=names))
    row = {}
    for name, column in columns.items():
        bound = column.bind(field.context)
        row[name] = (
            value_of(bound, raw[name], place(where, number, column.title), say) if name in raw else bound.default
        )
    return row
