"""The control panel for the names of the three lists, the categories of risk points and how often these are reviewed."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.z3cform import layout
from shangnan.policy import _
from shangnan.policy.records.integrity.settings import IIntegritySettings
from shangnan.policy.records.integrity.settings import PREFIX
from shangnan.policy.records.views.settings_form import SettingsForm


class IntegritySettingsForm(SettingsForm):
    """What the county decides about the prevention of corruption."""

    schema = IIntegritySettings
    schema_prefix = PREFIX
    label = _("Prevention of corruption")
    description = _("Names of the three lists, categories of risk points, and how often a risk is reviewed.")
    lines = ("list_names", "risk_categories")


IntegritySettings = layout.wrap_form(IntegritySettingsForm, ControlPanelFormWrapper)
