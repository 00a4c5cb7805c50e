"""The control panel for filing."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.views.settings_form import SettingsForm
from shangnan.policy.registry.filing.settings import IFilingSettings
from shangnan.policy.registry.filing.settings import PREFIX


class FilingSettingsForm(SettingsForm):
    """By when records are filed."""

    schema, schema_prefix, label = IFilingSettings, PREFIX, _("Filing")


class FilingSettings(ControlPanelFormWrapper):
    """`@@filing-settings`."""

    form = FilingSettingsForm
