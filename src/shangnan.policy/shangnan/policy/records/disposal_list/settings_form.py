"""The control panel for disposal."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.disposal_list.settings import IDisposalSettings
from shangnan.policy.records.disposal_list.settings import PREFIX
from shangnan.policy.records.views.settings_form import SettingsForm


class DisposalSettingsForm(SettingsForm):
    """How much one list may name."""

    schema, schema_prefix, label = IDisposalSettings, PREFIX, _("Disposal lists")


class DisposalSettings(ControlPanelFormWrapper):
    """`@@disposal-settings`."""

    form = DisposalSettingsForm
