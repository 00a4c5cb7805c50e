"""A site with one kind more than the package has."""

from __future__ import annotations

from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.testing.zope import WSGI_SERVER_FIXTURE
from Products.CMFPlone.utils import getToolByName
from shangnan.policy.records.kind.description import kinds_in
from shangnan.policy.testing import SHANGNAN_FIXTURE
from typing import Any


class VisitLayer(PloneSandboxLayer):
    """The kind of `visit` beside the package's own."""

    defaultBases = (SHANGNAN_FIXTURE,)

    def setUpZope(self, app: Any, configurationContext: Any) -> None:
        import tests.records.kind.visit as visit

        self.loadZCML(package=visit)

    def setUpPloneSite(self, portal: Any) -> None:
        applyProfile(portal, "tests.records.kind.visit:visit")
        # What an installation does for the kinds that it finds.
        fti = getToolByName(portal, "portal_types")["Section"]
        if fti.filter_content_types and "VisitRecord" not in fti.allowed_content_types:
            fti.allowed_content_types = (*fti.allowed_content_types, "VisitRecord")
        section = portal["training"]
        section.locally_allowed_types = section.immediately_addable_types = kinds_in("training")


VISIT_FIXTURE = VisitLayer()
VISIT_TESTING = FunctionalTesting(bases=(VISIT_FIXTURE, WSGI_SERVER_FIXTURE), name="Visit:Functional")
