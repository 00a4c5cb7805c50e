"""The control panel for the frequency of Party activities."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.party.settings import IPartySettings
from shangnan.policy.records.party.settings import PREFIX
from shangnan.policy.records.views.settings_form import SettingsForm


class PartySettingsForm(SettingsForm):
    """How often Party branches meet."""

    schema, schema_prefix, label = IPartySettings, PREFIX, _("Frequency of Party activities")
    lines = ("branches", "frequency")


class PartySettings(ControlPanelFormWrapper):
    """`@@party-settings`."""

    form = PartySettingsForm
