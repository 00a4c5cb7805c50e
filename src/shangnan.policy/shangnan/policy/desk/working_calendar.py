"""The control panel in which the county's table of working days is kept."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from plone.z3cform import layout
from shangnan.policy import _
from shangnan.policy.calendar.settings import ICalendarSettings
from shangnan.policy.calendar.settings import PREFIX


class WorkingCalendarForm(RegistryEditForm):
    """Days that differ from the announced ones."""

    schema = ICalendarSettings
    schema_prefix = PREFIX
    label = _("Working days")
    description = _(
        "Holidays and worked weekends of the county, over those that the program knows. Holidays that the law fixes are free "
        "in any year; days added and worked for them (调休) are entered here as soon as they are announced."
    )

    def updateFields(self) -> None:
        """Take one line for each entry."""
        super().updateFields()
        self.fields["exceptions"].widgetFactory = TextLinesFieldWidget


WorkingCalendar = layout.wrap_form(WorkingCalendarForm, ControlPanelFormWrapper)
