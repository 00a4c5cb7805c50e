"""`@controlpanels` by field: an office sees and changes the settings that the list gives it, and no other panel answers."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterator
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from plone.restapi.services.controlpanels.get import ControlpanelsGet
from plone.restapi.services.controlpanels.update import ControlpanelsUpdate
from shangnan.policy import _
from shangnan.policy.http.settings.table import may_read
from shangnan.policy.http.settings.table import may_set
from typing import Any
from zExceptions import Forbidden
from zope.i18n import translate
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
from zope.schema import getFieldNames


def record_of(panel: Any, field: str) -> str:
    """Return the name of the record that a field of a panel is kept in."""
    return f"{panel.schema_prefix or panel.schema.__identifier__}.{field}"


def open_fields(panel: Any, roles: Any) -> frozenset[str]:
    """Return the fields of a panel that somebody with these roles may change; of a panel without a schema none."""
    names = getFieldNames(panel.schema) if panel is not None and panel.schema is not None else ()
    return frozenset(name for name in names if may_set(roles, record_of(panel, name)))


@implementer(IPublishTraverse)
class Closed(Service):
    """A change that comes with the program: `POST` and `DELETE` of panels, everything but reading of kinds."""

    def publishTraverse(self, request: Any, name: str) -> Service:
        """Take whatever follows in the address."""
        return self

    def reply(self) -> Any:
        """Refuse.

        :raises Forbidden: always.
        """
        raise Forbidden(translate(_("This comes with the program and cannot be changed here."), context=self.request))


class Panels(ControlpanelsGet):
    """`GET …/@controlpanels`: those with a field that is open to who asks."""

    def available_controlpanels(self) -> Iterator[Any]:
        """Yield the panels to be listed."""
        roles = getSecurityManager().getUser().getRoles()
        return (panel for panel in super().available_controlpanels() if open_fields(panel, roles))

    def reply_panel(self) -> Any:
        """Return one panel with the fields that are open.

        :raises Forbidden: where none is.
        """
        roles, panel = getSecurityManager().getUser().getRoles(), self.panel_by_name(self.params[0])
        fields = open_fields(panel, roles)
        if not fields or len(self.params) > 1:
            raise Forbidden(translate(_("These settings are not open to you."), context=self.request))
        told = super().reply_panel()
        schema = told["schema"]
        schema["properties"] = {name: value for name, value in schema["properties"].items() if name in fields}
        schema["required"] = [name for name in schema["required"] if name in fields]
        for fieldset in schema["fieldsets"]:
            fieldset["fields"] = [name for name in fieldset["fields"] if name in fields]
        told["data"] = {name: value for name, value in told["data"].items() if may_read(roles, record_of(panel, name))}
        return told


class ChangePanel(ControlpanelsUpdate):
    """`PATCH …/@controlpanels/<panel>`: all fields of the body, or none."""

    def reply(self) -> Any:
        """Change settings.

        :raises Forbidden: where a field is not open to who asks, or the panel has none.
        """
        roles = getSecurityManager().getUser().getRoles()
        panel = self.panel_by_name(self.params[0]) if len(self.params) == 1 else None
        fields = open_fields(panel, roles)
        closed = sorted(set(json_body(self.request)) - fields)
        if closed or not fields:
            name = closed[0] if closed else "/".join(self.params)
            told = _("The setting “${name}” cannot be changed here.", mapping={"name": name[:120]})
            raise Forbidden(translate(told, context=self.request))
        return super().reply()
