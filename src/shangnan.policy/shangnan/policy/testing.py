"""Test layers: one site set-up for each, shared by every test module."""

from __future__ import annotations

from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.testing import zodb
from plone.testing.zope import WSGI_SERVER_FIXTURE
from shangnan.policy.registry.freezing.hold import hold_database
from shangnan.policy.registry.freezing.storage import HoldingStorage
from typing import Any
from unittest import mock
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage


class ShangnanLayer(PloneSandboxLayer):
    """A site with the default profile, two units and an account for each office."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app: object, configurationContext: object) -> None:
        """Load the package's ZCML."""
        import shangnan.policy

        self.loadZCML(package=shangnan.policy)
        self.loadZCML("overrides.zcml", package=shangnan.policy)

    def setUpPloneSite(self, portal: object) -> None:
        """Apply the testing profile, which brings the default one."""
        applyProfile(portal, "shangnan.policy:testing")


def held_demo_storage(db: Any = None, name: str | None = None) -> DB:
    """Return a database of one test that is held as the server's is (`registry/freezing`)."""
    held = DB(HoldingStorage(DemoStorage(name=name, base=db.storage)))
    hold_database(held)
    return held


class HeldFunctionalTesting(FunctionalTesting):
    """Functional testing, with nothing written that is frozen."""

    def testSetUp(self) -> None:
        """Put the test's own database upon the layer's, around the storage that every commit passes."""
        with mock.patch.object(zodb, "stackDemoStorage", held_demo_storage):
            super().testSetUp()


SHANGNAN_FIXTURE = ShangnanLayer()
SHANGNAN_INTEGRATION_TESTING = IntegrationTesting(bases=(SHANGNAN_FIXTURE,), name="Shangnan:Integration")
SHANGNAN_FUNCTIONAL_TESTING = HeldFunctionalTesting(
    bases=(SHANGNAN_FIXTURE, WSGI_SERVER_FIXTURE), name="Shangnan:Functional"
)
