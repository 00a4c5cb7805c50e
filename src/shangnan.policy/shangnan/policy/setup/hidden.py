"""Profiles that no administrator should meet in the list of add-ons."""

from __future__ import annotations

from plone.base.interfaces import INonInstallable
from zope.interface import implementer


@implementer(INonInstallable)
class HiddenProfiles:
    """Hides what is installed along with others, or only for tests."""

    def getNonInstallableProducts(self) -> list[str]:
        """Return packages that are never offered."""
        return []

    def getNonInstallableProfiles(self) -> list[str]:
        """Return profiles that are never offered."""
        return ["shangnan.policy:uninstall", "shangnan.policy:testing", "shangnan.policy:demo"]
