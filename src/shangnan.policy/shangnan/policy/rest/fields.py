"""What JSON may put into the fields of our kinds, and what is said where it may not.

One reading for all fields (`json_values`) in the place of plone.restapi's, whose readings trust the types they meet.
"""

from __future__ import annotations

from collective.z3cform.datagridfield.interfaces import IRow
from plone.app.textfield.interfaces import IRichText
from plone.dexterity.interfaces import IDexterityContent
from plone.namedfile.interfaces import INamedField
from plone.restapi.deserializer.dxfields import NamedFieldDeserializer
from plone.restapi.deserializer.dxfields import RichTextFieldDeserializer
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.services.content.tus import TUSUpload
from shangnan.policy import _
from shangnan.policy.records.checks.field_check import length_problem
from shangnan.policy.rest.interfaces import IRestLayer
from shangnan.policy.rest.json_values import Unreadable
from shangnan.policy.rest.json_values import value_of
from typing import Any
from zope.component import adapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.schema import ValidationError
from zope.schema.interfaces import IBool
from zope.schema.interfaces import IChoice
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import IInt
from zope.schema.interfaces import IText
from zope.schema.interfaces import ITextLine

import binascii


class Refusal(ValidationError):
    """A value that is refused with a sentence of its own, which names the field."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def doc(self) -> Message:
        """Return the sentence; plone.restapi asks for it by this name."""
        return self.message


@implementer(IFieldDeserializer)
class Value:
    """Reads one field's JSON."""

    def __init__(self, field: Any, context: Any, request: Any) -> None:
        self.field = field.bind(context)
        self.request = request

    def __call__(self, value: Any) -> Any:
        """Return the field's value.

        :raises Refusal: with a sentence that names the field.
        """
        try:
            return value_of(self.field, value, self.field.title, lambda text: translate(text, context=self.request))
        except Unreadable as error:
            raise Refusal(error.args[0]) from error


@adapter(IText, IDexterityContent, IRestLayer)
class TextValue(Value):
    """Texts of several lines."""


@adapter(ITextLine, IDexterityContent, IRestLayer)
class LineValue(Value):
    """Single lines and addresses."""


@adapter(IInt, IDexterityContent, IRestLayer)
class NumberValue(Value):
    """Whole numbers."""


@adapter(IBool, IDexterityContent, IRestLayer)
class FlagValue(Value):
    """Yes or no."""


@adapter(IChoice, IDexterityContent, IRestLayer)
class ChoiceValue(Value):
    """One of the words of a vocabulary: by token or by value."""


@adapter(ICollection, IDexterityContent, IRestLayer)
class ListValue(Value):
    """Lists of words, and tables."""


@adapter(IRow, IDexterityContent, IRestLayer)
class RowValue(Value):
    """One row of a table."""


@implementer(IFieldDeserializer)
@adapter(IRichText, IDexterityContent, IRestLayer)
class RichTextOfALength(RichTextFieldDeserializer):
    """Texts with markup, as plone.restapi reads them, up to the length that forms take."""

    def __call__(self, value: Any) -> Any:
        """Return the text.

        :raises Refusal: where it is too long.
        """
        text = super().__call__(value)
        problem = length_problem(self.field, text, self.field.title)
        if problem is not None:
            raise Refusal(problem)
        return text


@implementer(IFieldDeserializer)
@adapter(INamedField, IDexterityContent, IRestLayer)
class FileValue(NamedFieldDeserializer):
    """Files: base64 or text with a name. No other encoding, some of which would unpack a few bytes to a disk full."""

    def __call__(self, value: Any) -> Any:
        """Return the file.

        :raises Refusal: where the JSON is no file.
        """
        parts = ("data", "filename", "content-type", "encoding", "download")
        well_formed = isinstance(value, TUSUpload) or (
            isinstance(value, dict)
            and all(isinstance(value.get(part, ""), str) for part in parts)
            and value.get("encoding", "base64") == "base64"
        )
        unreadable = _(
            "“${place}” must be a file: an object with filename, content-type, encoding base64 and data.",
            mapping={"place": self.field.title},
        )
        if isinstance(value, dict) and "data" not in value and self.field.get(self.context) is None:
            well_formed = False  # what came out of a GET keeps the file that is there; here is none
        if not well_formed:
            raise Refusal(unreadable)
        try:
            return super().__call__(value)
        except (binascii.Error, UnicodeError) as error:
            raise Refusal(unreadable) from error
