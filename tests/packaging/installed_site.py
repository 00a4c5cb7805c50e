"""Make a site with the installed package and print as JSON what is found. Run by the clean environment's Python."""

from __future__ import annotations

from pathlib import Path
from plone.app.testing import applyProfile
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import ploneSite
from plone.testing.layer import Layer
from Products.GenericSetup.registry import _profile_registry
from zope.i18n import translate

import json
import shangnan.policy


class InstalledLayer(PloneSandboxLayer):
    """A site with the default profile of the package that is installed."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app: object, configurationContext: object) -> None:
        """Load the package's ZCML."""
        self.loadZCML(package=shangnan.policy)

    def setUpPloneSite(self, portal: object) -> None:
        """Apply the default profile."""
        applyProfile(portal, "shangnan.policy:default")


def set_up(layer: Layer, done: list[Layer]) -> None:
    """Set up a layer after what it stands on, each once."""
    for base in layer.__bases__:
        set_up(base, done)
    if layer not in done:
        layer.setUp()
        done.append(layer)


def findings() -> dict[str, object]:
    """Return what the installed package brought into a new site."""
    with ploneSite() as portal:
        workflows = portal.portal_workflow
        return {
            "package": str(Path(shangnan.policy.__file__).parent),
            "profiles": {
                name: info["path"]
                for name, info in ((p, _profile_registry.getProfileInfo(p)) for p in _profile_registry.listProfiles())
                if name.startswith("shangnan.policy:")
            },
            "types": sorted(portal.portal_types.objectIds()),
            "workflows": sorted(workflows.objectIds()),
            "sections": sorted(portal.objectIds()),
            "version": portal.portal_setup.getLastVersionForProfile("shangnan.policy:default"),
            "chinese": translate("${count} service items", domain="shangnan.policy", target_language="zh_CN"),
        }


def main() -> None:
    """Set the site up, print, take it down again."""
    done: list[Layer] = []
    set_up(InstalledLayer(), done)
    try:
        print(json.dumps(findings(), ensure_ascii=True))
    finally:
        for layer in reversed(done):
            layer.tearDown()


if __name__ == "__main__":
    main()
