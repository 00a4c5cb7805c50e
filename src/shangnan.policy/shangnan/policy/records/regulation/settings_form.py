"""The control panel for what regulations are to cover."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.regulation.settings import IRegulationSettings
from shangnan.policy.records.regulation.settings import PREFIX
from shangnan.policy.records.views.settings_form import SettingsForm


class RegulationSettingsForm(SettingsForm):
    """What regulations are to cover."""

    schema, schema_prefix, label = IRegulationSettings, PREFIX, _("What regulations are to cover")
    lines = ("posts", "windows")


class RegulationSettings(ControlPanelFormWrapper):
    """`@@regulation-settings`."""

    form = RegulationSettingsForm
