"""Settings of a kind, from the registry of the site."""

from __future__ import annotations

from plone.registry.interfaces import IRegistry
from types import SimpleNamespace
from typing import Any
from zope.component import getUtility
from zope.schema import getFieldsInOrder


def settings_of(interface: Any, prefix: str) -> SimpleNamespace:
    """Return the settings, an attribute for each field of an interface; a missing record gives the field's default.

    :param interface: whose fields the settings are.
    :param prefix: of the names in the registry.
    """
    registry = getUtility(IRegistry)
    values = {}
    for name, field in getFieldsInOrder(interface):
        value = registry.get(f"{prefix}.{name}", None)
        values[name] = field.default if value is None else value
    return SimpleNamespace(**values)
