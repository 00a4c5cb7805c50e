"""The control panel in which a county says who runs its site, and where people apply online."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.app.z3cform.widgets.text import TextLinesFieldWidget
from plone.z3cform import layout
from shangnan.policy import _
from shangnan.policy.portal.settings import IPortalSettings
from shangnan.policy.portal.settings import PREFIX


class PortalSettingsForm(RegistryEditForm):
    """Names, numbers and addresses of the site."""

    schema = IPortalSettings
    schema_prefix = PREFIX
    label = _("Portal")
    description = _("Who runs the site, what stands in the foot of every page, and where people apply online.")

    def updateFields(self) -> None:
        """Take one line for each word."""
        super().updateFields()
        self.fields["hot_words"].widgetFactory = TextLinesFieldWidget


PortalSettings = layout.wrap_form(PortalSettingsForm, ControlPanelFormWrapper)
