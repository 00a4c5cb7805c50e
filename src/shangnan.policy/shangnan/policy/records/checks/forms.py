"""How long a text of a form may be: said with the limit, beside the field, for every form of the site."""

from __future__ import annotations

from plone.app.textfield.interfaces import IRichText
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.checks.field_check import length_problem
from shangnan.policy.records.checks.field_check import limit_of
from shangnan.policy.records.checks.field_check import too_long
from shangnan.policy.records.checks.field_check import too_many
from typing import Any
from z3c.form.error import ErrorViewSnippet
from z3c.form.interfaces import IWidget
from z3c.form.validator import SimpleFieldValidator
from zope.component import adapter
from zope.i18n import translate
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema.interfaces import ICollection
from zope.schema.interfaces import TooLong


class TextLength(SimpleFieldValidator):
    """What the field asks for itself, and its length."""

    def validate(self, value: Any, force: bool = False) -> None:
        """Refuse a text or a list that is too long.

        :raises Invalid: saying how long it may be.
        """
        problem = length_problem(self.field, value, self.field.title)
        if problem is not None:
            raise Invalid(problem)
        super().validate(value, force)


@adapter(Interface, IShangnanLayer, Interface, ICollection, IWidget)
class ListLength(TextLength):
    """Lists of words, one a line."""


@adapter(Interface, IShangnanLayer, Interface, IRichText, IWidget)
class RichTextLength(TextLength):
    """Pages, as they are written."""


@adapter(TooLong, IShangnanLayer, None, None, None, None)
class TooLongTold(ErrorViewSnippet):
    """What is said where the field itself has found it too long, while the form read what was typed."""

    def createMessage(self) -> str:
        """Return the sentence with the limit."""
        field = self.field if self.field is not None else self.error.field
        limit = limit_of(field) or 0
        told = too_many(field.title, limit) if ICollection.providedBy(field) else too_long(field.title, limit)
        return str(translate(told, context=self.request))
