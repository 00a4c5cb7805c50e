"""The control panel for papers."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from shangnan.policy import _
from shangnan.policy.records.papers.settings import IPaperSettings
from shangnan.policy.records.papers.settings import PREFIX
from shangnan.policy.records.views.settings_form import SettingsForm


class PaperSettingsForm(SettingsForm):
    """In which formats papers are issued."""

    schema, schema_prefix, label = IPaperSettings, PREFIX, _("Papers")


class PaperSettings(ControlPanelFormWrapper):
    """`@@paper-settings`."""

    form = PaperSettingsForm
