"""Test layers: one site set-up for each, shared by every test module."""

from __future__ import annotations

from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE


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


SHANGNAN_FIXTURE = ShangnanLayer()
SHANGNAN_INTEGRATION_TESTING = IntegrationTesting(bases=(SHANGNAN_FIXTURE,), name="Shangnan:Integration")
SHANGNAN_FUNCTIONAL_TESTING = FunctionalTesting(
    bases=(SHANGNAN_FIXTURE, WSGI_SERVER_FIXTURE), name="Shangnan:Functional"
)
