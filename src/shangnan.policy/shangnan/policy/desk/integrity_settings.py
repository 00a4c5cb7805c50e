"""The control panel for the names of the three lists, the categories of risk points and how often these are reviewed."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from plone.z3cform import layout
from shangnan.policy.permissions import _
from shangnan.policy.records.integrity.settings import IIntegritySettings
from shangnan.policy.records.integrity.settings import PREFIX


class IntegritySettingsForm(RegistryEditForm):
    """What the county decides about the prevention of corruption."""

    schema = IIntegritySettings
    schema_prefix = PREFIX
    label = _("Prevention of corruption")
    description = _("Names of the three lists, categories of risk points, and how often a risk is reviewed.")

    def updateFields(self) -> None:
        """Take one line for each entry."""
        super().updateFields()
        for name in ("list_names", "risk_categories"):
            self.fields[name].widgetFactory = TextLinesFieldWidget


IntegritySettings = layout.wrap_form(IntegritySettingsForm, ControlPanelFormWrapper)
