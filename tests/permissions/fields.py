"""Filling any field of any schema, so that every text in it is a word of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from datetime import datetime
from plone.app.textfield.interfaces import IRichText
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.interfaces import INamedField
from tests.support import PDF
from typing import Any
from zope.schema import getFields
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IDate
from zope.schema.interfaces import IDatetime
from zope.schema.interfaces import IDict
from zope.schema.interfaces import IFloat
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IIterableVocabulary
from zope.schema.interfaces import IObject
from zope.schema.interfaces import IText

# No calendar reaches it while tests run: what takes effect on its day stays in its state.
DAY = date(2099, 3, 10)
Said = Callable[[str], str]


def filled(field: Any, said: Said, name: str = "") -> Any:
    """Return a value for a field.

    :param field: bound to its record, for the words of its vocabulary.
    :param said: makes a word for a part.
    :param name: of the part; that of the field where empty.
    :raises NotImplementedError: for a kind of field that nobody has thought of: it may hold texts.
    """
    part = name or field.__name__
    plain = _plain(field, said, part)
    if plain is not NotImplemented:
        return plain
    if IChoice.providedBy(field):
        vocabulary = field.vocabulary
        terms = list(vocabulary) if IIterableVocabulary.providedBy(vocabulary) else []
        return terms[0].value if terms and field.vocabularyName is None else field.missing_value
    if IObject.providedBy(field):
        columns = getFields(field.schema).items()
        return {key: filled(column.bind(field.context), said, f"{part}{key}") for key, column in columns}
    if ICollection.providedBy(field):
        entry = filled(field.value_type.bind(field.context), said, part)
        kind = getattr(field, "_type", list)
        return (kind[0] if isinstance(kind, tuple) else kind)([] if entry is None else [entry])
    if IDict.providedBy(field):
        return None  # of no schema that says what is in it: whoever makes the record knows
    raise NotImplementedError(f"{part}: {type(field).__name__}")


def _plain(field: Any, said: Said, part: str) -> Any:
    if IRichText.providedBy(field):
        return RichTextValue(said(part), "text/plain", "text/html")
    if IText.providedBy(field):
        return said(part)
    if IBool.providedBy(field):
        return True
    if IInt.providedBy(field) or IFloat.providedBy(field):
        return field.min if field.min is not None else 1
    if IDatetime.providedBy(field):
        return datetime(DAY.year, DAY.month, DAY.day)
    if IDate.providedBy(field):
        return DAY
    if INamedField.providedBy(field):
        return NamedBlobFile(data=PDF + said(f"{part}text").encode(), filename=f"{said(part).split()[0]}.pdf")
    return NotImplemented
