"""After the uninstall profile the site is stock Plone again; what records need stays while there are records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import PLONE_FIXTURE
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.base.utils import get_installer
from plone.browserlayer.utils import registered_layers
from plone.registry.interfaces import IRegistry
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.for_tests import prepare_tests
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.service_guide.online_hall import RECORD
from shangnan.policy.units.functions import group_id
from tests.packaging.site_state import site_state
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from tests.support import unit_uid
from typing import Any
from zope.component import getUtility

import shangnan.policy
import transaction
import unittest

# What a site keeps on purpose: its language, clock and week are the county's, whatever runs on it.
KEPT_SETTINGS = {
    "plone.default_language",
    "plone.available_languages",
    "plone.portal_timezone",
    "plone.available_timezones",
    "plone.first_weekday",
}


class StockLayer(PloneSandboxLayer):
    """A stock site with the add-ons that ours stands on, so that what differs later is ours."""

    defaultBases = (PLONE_FIXTURE,)

    def setUpZope(self, app: object, configurationContext: object) -> None:
        """Load the package's ZCML, as any site in the same installation does."""
        self.loadZCML(package=shangnan.policy)

    def setUpPloneSite(self, portal: object) -> None:
        """Apply what our default profile depends on."""
        for profile in ("plone.app.contenttypes", "plone.restapi", "collective.z3cform.datagridfield"):
            applyProfile(portal, f"{profile}:default")


STOCK_FIXTURE = StockLayer()
STOCK_FUNCTIONAL_TESTING = FunctionalTesting(bases=(STOCK_FIXTURE,), name="Shangnan:Stock")


def differences(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return by topic what is not as it was: {key: (before, after)} or (gone, new)."""
    found: dict[str, Any] = {}
    for topic, old in before.items():
        new = after[topic]
        if old == new:
            continue
        if isinstance(old, dict):
            found[topic] = {k: (old.get(k), new.get(k)) for k in {*old, *new} if old.get(k) != new.get(k)}
        elif isinstance(old, list):
            found[topic] = (sorted({*old} - {*new}), sorted({*new} - {*old}))
        else:
            found[topic] = (old, new)
    return found


@contextmanager
def administrator(app: object) -> Iterator[None]:
    """Do what follows as the administrator of the whole installation, then as nobody."""
    login(app, SITE_OWNER_NAME)
    try:
        yield
    finally:
        logout()


class UninstallCase(unittest.TestCase):
    """Installs and uninstalls the way the add-ons page does."""

    layer = STOCK_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.app = self.layer["app"]

    def install(self) -> None:
        with administrator(self.app):
            get_installer(self.portal, self.layer["request"]).install_product("shangnan.policy")
            prepare_tests(self.portal.portal_setup)
        api.portal.set_registry_record(RECORD, "https://zwfw.example.org/")
        transaction.commit()

    def uninstall(self) -> None:
        with administrator(self.app):
            self.assertTrue(get_installer(self.portal, self.layer["request"]).uninstall_product("shangnan.policy"))
        transaction.commit()

    def remove_records(self) -> None:
        """Delete what an administrator would delete first: guides, the filing plan and units, and the accounts of the tests."""
        with administrator(self.app):
            for section in ("services", "archive", "units"):
                for name in list(self.portal[section].objectIds()):
                    self.portal[section]._delObject(name)
            for user in list(self.portal.acl_users.source_users.listUserIds()):
                if user.startswith("demo-"):
                    api.user.delete(username=user)

    def browser(self, manager: bool = False) -> Browser:
        browser = Browser(self.app)
        browser.handleErrors = False
        if manager:
            browser.addHeader("Authorization", f"Basic {SITE_OWNER_NAME}:{SITE_OWNER_PASSWORD}")
        return browser

    def assert_site_works(self) -> None:
        """The home page, a stock page, the lists and the control panel answer and are Plone's own."""
        with administrator(self.app):
            api.content.create(self.portal, "Document", title="A stock page")
        transaction.commit()
        url = self.portal.absolute_url()
        visitor, manager = self.browser(), self.browser(manager=True)
        for address in ("", "/a-stock-page", "/@@search?SearchableText=stock", "/sitemap", "/login"):
            visitor.open(url + address)
            self.assertTrue(visitor.headers["Status"].startswith("200"), address)
            self.assertNotIn("shangnan", visitor.contents.replace(url, ""), address)
        for address in (
            "",
            "/@@overview-controlpanel",
            "/folder_contents",
            "/a-stock-page/edit",
            "/prefs_install_products_form",
        ):
            manager.open(url + address)
            self.assertTrue(manager.headers["Status"].startswith("200"), address)
        visitor.open(url + "/a-stock-page")
        self.assertIn("A stock page", visitor.contents)


class TestUninstall(UninstallCase):
    def test_with_no_records_left_the_site_is_stock_again(self) -> None:
        before = site_state(self.portal)
        self.install()
        installed = differences(before, site_state(self.portal))
        for topic in ("registry", "permissions", "roles", "types", "site type", "workflows", "indexes", "layers"):
            self.assertIn(topic, installed, "the profile changes nothing here; then this test shows nothing")
        publish(self.portal, add_guide(self.portal))
        self.remove_records()
        self.uninstall()
        left = differences(before, site_state(self.portal))
        settings = left.pop("registry", {})
        self.assertEqual(set(settings) - KEPT_SETTINGS, set())
        self.assertEqual(left, {})
        self.assert_site_works()

    def test_with_records_left_they_stay_readable(self) -> None:
        self.install()
        guide = add_guide(self.portal)
        with administrator(self.app):
            add_attachment(guide)
        publish(self.portal, guide)
        draft = add_guide(self.portal, number=1)
        transaction.commit()
        self.uninstall()
        self.assert_site_works()
        kept = site_state(self.portal)
        self.assertLessEqual({"ServiceGuide", "Attachment", "OrganisationUnit", "Section"}, set(kept["types"]))
        self.assertIn("service_guide_workflow", kept["workflows"])
        self.assertEqual(kept["chains"]["ServiceGuide"], ("service_guide_workflow",))
        self.assertIn(group_id(unit_uid(HOME_UNIT), "drafter"), kept["groups"])
        self.assertIn("UnitDrafter", kept["roles"])
        self.assertEqual(api.content.get_state(guide), "published")
        visitor = self.browser()
        visitor.open(guide.absolute_url())
        self.assertIn(guide.title, visitor.contents)
        visitor.handleErrors = True
        visitor.raiseHttpErrors = False
        visitor.open(draft.absolute_url())
        self.assertNotIn(draft.title, visitor.contents)

    def test_the_face_is_taken_back_whatever_is_left(self) -> None:
        self.install()
        add_guide(self.portal)
        self.uninstall()
        registry = getUtility(IRegistry)
        self.assertNotIn(IShangnanLayer, registered_layers())
        self.assertTrue(registry["plone.app.theming.interfaces.IThemeSettings.enabled"])
        self.assertEqual([name for name in registry.records if name.startswith("shangnan")], [])
        self.assertEqual(self.portal.getLayout(), "document_view")

    def test_it_can_be_installed_again_and_taken_away_again(self) -> None:
        before = site_state(self.portal)
        for _time in range(2):
            self.install()
            self.assertIn("services", self.portal)
            self.remove_records()
            self.uninstall()
        left = differences(before, site_state(self.portal))
        left.pop("registry", None)
        self.assertEqual(left, {})
