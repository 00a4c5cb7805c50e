"""Which fields are several controls under one name."""

from __future__ import annotations

from plone.formwidget.namedfile.interfaces import INamedFileWidget
from Products.Five.browser import BrowserView
from Products.Five.browser.metaconfigure import ViewMixinForTemplates
from shangnan.policy.desk.forms.cells import plain_cell
from typing import Any
from z3c.form.interfaces import ICheckBoxWidget
from z3c.form.interfaces import IMultiWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import IOrderedSelectWidget
from z3c.form.interfaces import IRadioWidget
from z3c.form.interfaces import ISingleCheckBoxWidget
from zope.browserpage.viewpagetemplatefile import ViewPageTemplateFile

GROUPS = (ICheckBoxWidget, IRadioWidget, IMultiWidget, IOrderedSelectWidget)


def is_group(widget: Any) -> bool:
    """Return whether a field shows several controls, so that its title names a group and no single one of them."""
    if widget.mode != INPUT_MODE or ISingleCheckBoxWidget.providedBy(widget):
        return False
    return any(kind.providedBy(widget) for kind in GROUPS)


class RenderField(ViewMixinForTemplates, BrowserView):
    """Title, control, help and error of a field; Plone's own names a group by a label that points at no control."""

    index = ViewPageTemplateFile("templates/field.pt")

    def __call__(self, *arguments: Any, **values: Any) -> str:
        """Return the field, of plain controls without a template: tables have thousands of them."""
        return plain_cell(self.context) or super().__call__(*arguments, **values)

    @property
    def group(self) -> bool:
        """Whether the field is a group."""
        return is_group(self.context)

    @property
    def control_id(self) -> str:
        """Id of the control that the title names: in a field for a file the widget itself is a box around it."""
        return f"{self.context.id}-input" if INamedFileWidget.providedBy(self.context) else self.context.id
