"""Plone's panels as pages, with the fields that are open to the office that opens them."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from Products.CMFPlone.controlpanel.browser.language import LanguageControlPanelForm
from Products.CMFPlone.controlpanel.browser.site import SiteControlPanelForm
from shangnan.policy.http.settings.table import may_set
from typing import Any


class OpenFields:
    """A form over records of the registry, without the fields that are closed to who opens it."""

    schema_prefix: str
    fields: Any
    groups: Any

    def updateFields(self) -> None:
        """Leave closed fields out; z3c.form asks for the fields by this name."""
        super().updateFields()  # type: ignore[misc]
        roles = getSecurityManager().getUser().getRoles()
        self.fields = self._open(self.fields, roles)
        for group in self.groups:
            group.fields = self._open(group.fields, roles)
        self.groups = tuple(group for group in self.groups if group.fields)

    def _open(self, fields: Any, roles: Any) -> Any:
        return fields.select(*(name for name in fields if may_set(roles, f"{self.schema_prefix}.{name}")))


class SiteForm(OpenFields, SiteControlPanelForm):
    """Name of the site, and what search engines are told."""

    def updateWidgets(self) -> None:
        """Make the widgets; Plone's own hides one that is not there."""
        super(SiteControlPanelForm, self).updateWidgets()


class LanguageForm(OpenFields, LanguageControlPanelForm):
    """Languages."""


class SitePanel(ControlPanelFormWrapper):
    """`@@site-controlpanel`."""

    form = SiteForm


class LanguagePanel(ControlPanelFormWrapper):
    """`@@language-controlpanel`."""

    form = LanguageForm
