"""What a form says of a marked number, level or title, beside the field in which it was typed."""

from __future__ import annotations

from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import resolveDottedName
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.checks.forms import TextLength
from shangnan.policy.records.secrecy.marks import mark_in_field
from shangnan.policy.records.secrecy.marks import secret_problem
from typing import Any
from z3c.form.interfaces import IWidget
from zope.component import adapter
from zope.component import queryUtility
from zope.interface import Interface
from zope.interface import Invalid
from zope.schema.interfaces import IText


@adapter(Interface, IShangnanLayer, Interface, IText, IWidget)
class UnmarkedText(TextLength):
    """The text fields of records and their files: what the field asks for itself, and no mark."""

    def validate(self, value: Any, force: bool = False) -> None:
        """Refuse a text.

        :raises Invalid: with the sentence about the mark.
        """
        super().validate(value, force)
        mark = mark_in_field(self.field.__name__, value) if isinstance(value, str) and self._of_a_record() else ""
        if mark:
            raise Invalid(secret_problem(self.field.title, mark))

    def _of_a_record(self) -> bool:
        """Return whether the form adds or edits a record or a file; rows of tables have forms inside the form."""
        form = self.view
        while (
            getattr(form, "portal_type", None) is None and hasattr(form, "__parent__") and form.__parent__ is not form
        ):
            form = form.__parent__
        fti = queryUtility(IDexterityFTI, name=getattr(form, "portal_type", None) or "")
        if fti is None:
            return False
        kind = resolveDottedName(fti.klass)
        return IRecord.implementedBy(kind) or IAttachment.implementedBy(kind)
