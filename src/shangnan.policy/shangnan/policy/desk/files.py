"""Files in forms."""

from __future__ import annotations

from plone.formwidget.namedfile.widget import NamedFileWidget
from plone.namedfile.interfaces import INamedFileField
from shangnan.policy.interfaces import IShangnanLayer
from typing import Any
from z3c.form.interfaces import IFieldWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer


class ChineseFileWidget(NamedFileWidget):
    """Plone's widget; its template says what kind of file it is twice, once untranslated."""

    @property
    def file_content_type(self) -> str:
        """Return the name of the kind of file in the language of the reader."""
        return translate(super().file_content_type or "", domain="plone", context=self.request)


@implementer(IFieldWidget)
@adapter(INamedFileField, IShangnanLayer)
def file_field_widget(field: Any, request: Any) -> Any:
    """Return the widget of a file field on our pages."""
    return FieldWidget(field, ChineseFileWidget(request))
