"""The control panel for the tests of the four qualities."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.views.settings_form import SettingsForm
from shangnan.policy.registry.qualities.settings import IQualitySettings
from shangnan.policy.registry.qualities.settings import PREFIX


class QualitySettingsForm(SettingsForm):
    """How filed records are tested and checked."""

    schema, schema_prefix, label = IQualitySettings, PREFIX, _("Tests of filed records")
    lines = ("formats",)


class QualitySettings(ControlPanelFormWrapper):
    """`@@quality-settings`."""

    form = QualitySettingsForm
