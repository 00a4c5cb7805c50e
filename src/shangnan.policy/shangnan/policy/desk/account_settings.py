"""`@@account-settings`: passwords, sessions and waits, decided by the security administrator."""

from __future__ import annotations

from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from shangnan.policy import _
from shangnan.policy.accounts.settings import IAccountSettings
from shangnan.policy.accounts.settings import PREFIX


class AccountSettingsForm(RegistryEditForm):
    """The form over the records of the registry."""

    schema, schema_prefix, label = IAccountSettings, PREFIX, _("Passwords and sessions")


class AccountSettings(ControlPanelFormWrapper):
    """The page."""

    form = AccountSettingsForm
