"""What a field of a kind looks like in JSON, in the words of JSON Schema; the REST door reads it by the same rules."""

from __future__ import annotations

from collections.abc import Callable
from plone.app.textfield.interfaces import IRichText
from plone.namedfile.interfaces import INamedField
from shangnan.policy.rest.json_values import MAX_ENTRIES
from typing import Any
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBaseVocabulary
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IField
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IMinMaxLen
from zope.schema.interfaces import IObject
from zope.schema.interfaces import IText

Schema = dict[str, Any]
Say = Callable[[Any], str]
FILE = "#/components/schemas/File"


def of_field(field: IField, say: Say = str) -> Schema:
    """Return the JSON Schema of a field's value; null is a value of what need not be filled in.

    :param field: any field of a kind, not bound: choices that hang on the reader or the site are not named.
    :param say: puts titles into words.
    """
    schema = _plain(field, say)
    if not field.required and "type" in schema:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    if field.title:
        schema["title"] = say(field.title)
    if field.description:
        schema["description"] = say(field.description)
    return schema


def of_fields(fields: list[tuple[str, IField]], say: Say = str) -> Schema:
    """Return the JSON Schema of an object with some fields; those that are not written are left out."""
    return {
        "type": "object",
        "properties": {name: of_field(field, say) for name, field in fields if not field.readonly},
    }


def _plain(field: IField, say: Say) -> Schema:
    if IChoice.providedBy(field):
        return _choice(field)
    if ICollection.providedBy(field):
        most = min(field.max_length or MAX_ENTRIES, MAX_ENTRIES)
        items = of_field(field.value_type, say) if field.value_type is not None else {}
        return {"type": "array", "items": items, "maxItems": most}
    if IObject.providedBy(field):
        return of_fields(getFieldsInOrder(field.schema), say)
    if IBool.providedBy(field):
        return {"type": "boolean"}
    if IInt.providedBy(field):
        bounds = {"minimum": field.min, "maximum": field.max}
        return {"type": "integer"} | {name: bound for name, bound in bounds.items() if bound is not None}
    if IDatetime.providedBy(field):
        return {"type": "string", "format": "date-time"}
    if IDate.providedBy(field):
        return {"type": "string", "format": "date"}
    if INamedField.providedBy(field):
        return {"$ref": FILE}
    if IRichText.providedBy(field) or not IText.providedBy(field):
        return {}
    length = field.max_length if IMinMaxLen.providedBy(field) else None
    return {"type": "string"} | ({"maxLength": length} if length else {})


def _choice(field: Any) -> Schema:
    """A choice among few words names them; one among what the site holds (units, accounts) does not."""
    if not IBaseVocabulary.providedBy(field.vocabulary):
        return {"type": "string"}
    values = [term.value for term in field.vocabulary]
    if values and all(isinstance(value, str) for value in values):
        return {"type": "string", "enum": values}
    return {"enum": values} if values else {"type": "string"}
