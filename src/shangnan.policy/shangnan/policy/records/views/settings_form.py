"""Settings of a kind, for the system administrator: a form over records of the registry."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.app.z3cform.widgets.text import TextLinesFieldWidget


class SettingsForm(RegistryEditForm):
    """A form over records of the registry; lists are typed line by line.

    A room gives `schema`, `schema_prefix`, `label` and the names of its lists.
    """

    lines: tuple[str, ...] = ()

    def updateFields(self) -> None:
        """Choose the widgets of lists."""
        super().updateFields()
        for name in self.lines:
            self.fields[name].widgetFactory = TextLinesFieldWidget
