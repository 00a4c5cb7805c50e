"""State secrets must not enter by any door: the rule of `secret_marks` for the fields of every record, old kinds and new.

A field that holds a number, a code or a level refuses the bare word; a title and the name of a file refuse a mark. Both are told where they are
typed: by the form beside the field, by REST for the field, by an import for the row; and whatever writes a record in another
way is stopped when the record is written. In running text a mark may be a quotation: those who work on the record are warned.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from plone.dexterity.utils import iterSchemata
from plone.namedfile.interfaces import INamed
from shangnan.policy import _
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.checks.text_gaps import texts_of
from shangnan.policy.records.checks.text_rules import secret_marks
from shangnan.policy.records.secrecy.marks import mark_in_field
from shangnan.policy.records.secrecy.marks import mark_in_file_name
from shangnan.policy.records.secrecy.marks import secret_problem
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from shangnan.policy.records.workflow.transitions import Refused
from typing import Any
from zope.component import adapter
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent
from zope.schema import getFields
from zope.schema.interfaces import IField

Fields = Mapping[str, IField]


def fields_of(record: Any) -> dict[str, IField]:
    """Return the fields of a record by name."""
    return {name: field for schema in iterSchemata(record) for name, field in getFields(schema).items()}


def values_of(record: Any, fields: Fields) -> dict[str, Any]:
    """Return the values of a record's own fields."""
    own = vars(record.aq_base)
    return {name: own[name] for name in fields if name in own}


def refusals(values: Mapping[str, Any], fields: Fields) -> list[Gap]:
    """Return a gap for each number, code, level, title and name of a file that is marked as a state secret.

    :param values: by name of the field; rows are looked into.
    :param fields: give the names for people.
    """
    marked = ((name, row, column, mark_in_field(column or name, text)) for name, row, column, text in texts_of(values))
    names = (
        (name, None, None, mark_in_file_name(value.filename or ""))
        for name, value in values.items()
        if INamed.providedBy(value)
    )
    return [
        Gap("secret_mark", name, secret_problem(_where(fields, name, row, column), mark))
        for name, row, column, mark in (*marked, *names)
        if mark
    ]


def warnings(values: Mapping[str, Any], fields: Fields) -> Iterator[Gap]:
    """Yield a gap for each other text that holds what looks like the mark of a state secret."""
    for name, row, column, text in texts_of(values):
        if not mark_in_field(column or name, text) and (marks := secret_marks(text)):
            message = _(
                "“${place}” holds “${mark}”, which looks like a mark of a state secret. If it is one, remove the content "
                "and tell the unit's secrecy officer; such a text is not released to the public.",
                mapping={"place": _where(fields, name, row, column), "mark": quoted(marks[0])},
            )
            yield Gap("secret_text", name, message)


def _where(fields: Fields, name: str, row: int | None, column: str | None) -> str:
    field = fields.get(name)
    rows = getattr(getattr(field, "value_type", None), "schema", None)
    known = getFields(rows).get(column) if rows is not None and column is not None else None
    label = field.title if field is not None else quoted(name)
    return place(label, row, known.title if known is not None else column and quoted(column))


def _refuse(content: Any) -> None:
    fields = fields_of(content)
    found = refusals(values_of(content, fields), fields)
    if found:
        raise Refused(found)


@adapter(IRecord, IObjectAddedEvent)
def record_added(record: Any, event: IObjectAddedEvent) -> None:
    """Stop a new record with a mark.

    :raises Refused: naming each field.
    """
    _refuse(record)


@adapter(IRecord, IObjectModifiedEvent)
def record_modified(record: Any, event: IObjectModifiedEvent) -> None:
    """Stop a change that brings a mark in.

    :raises Refused: naming each field.
    """
    _refuse(record)


@adapter(IAttachment, IObjectAddedEvent)
def file_added(attachment: Any, event: IObjectAddedEvent) -> None:
    """Stop a file whose title has a mark.

    :raises Refused: naming the field.
    """
    _refuse(attachment)


@adapter(IAttachment, IObjectModifiedEvent)
def file_modified(attachment: Any, event: IObjectModifiedEvent) -> None:
    """Stop a new title with a mark.

    :raises Refused: naming the field.
    """
    _refuse(attachment)
