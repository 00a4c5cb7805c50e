"""Component registries with the catalogues loaded, and a Plone site that speaks Chinese."""

from __future__ import annotations

from plone.app.testing import IntegrationTesting
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.testing import Layer
from plone.testing import zca
from zope.configuration import xmlconfig

import collective.z3cform.datagridfield
import plone.app.locales
import plone.restapi
import plone.z3cform
import Products.CMFCore
import shangnan.policy.locales
import z3c.form
import zope.app.locales
import zope.component
import zope.i18n

THEIRS = {
    plone.app.locales: "locales",
    zope.app.locales: ".",
    z3c.form: "locales",
    plone.z3cform: "locales",
    plone.restapi: "locales",
    collective.z3cform.datagridfield: "locales",
    Products.CMFCore: "locales",
}


class CataloguesLayer(Layer):
    """The catalogues of Plone and ours, without a site; ours are registered before or after Plone's."""

    defaultBases = (zca.LAYER_CLEANUP,)

    def __init__(self, name: str, ours_last: bool) -> None:
        super().__init__(name=name)
        self.ours_last = ours_last

    def setUp(self) -> None:
        """Load the ZCML in one go, as a server does at start."""
        zca.pushGlobalRegistry()
        context = zca.stackConfigurationContext(self.get("configurationContext"))
        for package in (zope.component, zope.i18n):
            xmlconfig.file("meta.zcml", package, context=context, execute=False)
        if not self.ours_last:
            xmlconfig.file("catalogues.zcml", shangnan.policy.locales, context=context, execute=False)
        for package, folder in THEIRS.items():
            directive = f'<i18n:registerTranslations directory="{folder}" />'
            namespace = "http://namespaces.zope.org/i18n"
            zcml = f'<configure xmlns:i18n="{namespace}" package="{package.__name__}">{directive}</configure>'
            xmlconfig.string(zcml, context=context, execute=False)
        if self.ours_last:
            xmlconfig.file("catalogues.zcml", shangnan.policy.locales, context=context, execute=False)
        context.execute_actions()

    def tearDown(self) -> None:
        """Forget the catalogues."""
        zca.popGlobalRegistry()


class ChineseSiteLayer(PloneSandboxLayer):
    """A stock Plone site in Chinese with what this folder registers for our browser layer."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app: object, configurationContext: object) -> None:
        """Load the ZCML of the locales."""
        self.loadZCML(package=shangnan.policy.locales)


OURS_LAST = CataloguesLayer("Shangnan:OursLast", ours_last=True)
OURS_FIRST = CataloguesLayer("Shangnan:OursFirst", ours_last=False)
CHINESE_SITE = IntegrationTesting(bases=(ChineseSiteLayer(),), name="Shangnan:ChineseSite")
