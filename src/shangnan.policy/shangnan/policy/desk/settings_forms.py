"""Settings of the kinds, for the system administrator: one page each in the control panel."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from shangnan.policy.permissions import _
from shangnan.policy.records.party.settings import IPartySettings
from shangnan.policy.records.party.settings import PREFIX as PARTY
from shangnan.policy.records.regulation.settings import IRegulationSettings
from shangnan.policy.records.regulation.settings import PREFIX as REGULATION
from shangnan.policy.records.training.settings import ITrainingSettings
from shangnan.policy.records.training.settings import PREFIX as TRAINING


class _SettingsForm(RegistryEditForm):
    """A form over records of the registry; lists are typed line by line."""

    lines: tuple[str, ...] = ()

    def updateFields(self) -> None:
        """Choose the widgets of lists."""
        super().updateFields()
        for name in self.lines:
            self.fields[name].widgetFactory = TextLinesFieldWidget


class TrainingSettingsForm(_SettingsForm):
    """How training is measured."""

    schema, schema_prefix, label = ITrainingSettings, TRAINING, _("Measures of training")


class PartySettingsForm(_SettingsForm):
    """How often Party branches meet."""

    schema, schema_prefix, label = IPartySettings, PARTY, _("Frequency of Party activities")
    lines = ("branches", "frequency")


class RegulationSettingsForm(_SettingsForm):
    """What regulations are to cover."""

    schema, schema_prefix, label = IRegulationSettings, REGULATION, _("What regulations are to cover")
    lines = ("posts", "windows")


class TrainingSettings(ControlPanelFormWrapper):
    """`@@training-settings`."""

    form = TrainingSettingsForm


class PartySettings(ControlPanelFormWrapper):
    """`@@party-settings`."""

    form = PartySettingsForm


class RegulationSettings(ControlPanelFormWrapper):
    """`@@regulation-settings`."""

    form = RegulationSettingsForm
