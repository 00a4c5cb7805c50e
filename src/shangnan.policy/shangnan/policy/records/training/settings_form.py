"""The control panel for the measures of training."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.training.settings import ITrainingSettings
from shangnan.policy.records.training.settings import PREFIX
from shangnan.policy.records.views.settings_form import SettingsForm


class TrainingSettingsForm(SettingsForm):
    """How training is measured."""

    schema, schema_prefix, label = ITrainingSettings, PREFIX, _("Measures of training")


class TrainingSettings(ControlPanelFormWrapper):
    """`@@training-settings`."""

    form = TrainingSettingsForm
