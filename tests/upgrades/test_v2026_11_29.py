"""From the state before 2026-11-29: ordered sections, an index of confirmations, and what the day after adds."""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from plone import api
from plone.folder.default import DefaultOrdering
from plone.folder.unordered import UnorderedOrdering
from plone.registry.interfaces import IRegistry
from Products.ZCatalog.interfaces import IZCatalog
from shangnan.policy.records.catalog.buffered_index import BufferedOkapiIndex
from shangnan.policy.records.catalog.leaves import SmallOIBTree
from shangnan.policy.records.catalog.leaves import SmallOOBTree
from shangnan.policy.records.catalog.storage import store_as_plone_does
from shangnan.policy.records.service_guide.online_hall import RECORD
from shangnan.policy.setup.rich_text import take_back
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.upgrades.v2026_11_29.steps import INDEX
from tests.support import add_guide
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility

import unittest

PANEL = "shangnan-system-state"
PROFILE = "shangnan.policy:default"


class TestUpgrade(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_from_the_state_before(self) -> None:
        portal, setup = self.layer["portal"], api.portal.get_tool("portal_setup")
        catalog, services = api.portal.get_tool("portal_catalog"), portal["services"]
        self.assertTrue(IZCatalog.providedBy(catalog))
        services.setOrdering("")
        store_as_plone_does(catalog)
        services._tree = OOBTree(services._tree)
        catalog.addIndex(INDEX, "KeywordIndex")
        registry = getUtility(IRegistry)
        del registry.records[RECORD]
        panels = api.portal.get_tool("portal_controlpanel")
        panels.unregisterConfiglet("shangnan-portal")
        take_back()
        registry["shangnan.portal.phone"] = "0914-6310000"
        guide = add_guide(portal)
        api.portal.get_tool("portal_controlpanel").unregisterConfiglet(PANEL)
        self.assertIn(DefaultOrdering.ORDER_KEY, IAnnotations(services))
        setup.setLastVersionForProfile(PROFILE, "1000")
        with api.env.adopt_roles(["Manager"]):
            setup.upgradeProfile(PROFILE)
        self.assertEqual(setup.getLastVersionForProfile(PROFILE), (setup.getVersionForProfile(PROFILE),))
        self.assertNotIn(INDEX, catalog.indexes())
        self.assertIn("strike", registry["plone.valid_tags"])
        self.assertIn("shangnan-portal", [panel.id for panel in panels.listActions()])
        self.assertEqual((registry[RECORD], registry["shangnan.portal.phone"]), ("", "0914-6310000"))
        self.assertIsInstance(services.getOrdering(), UnorderedOrdering)
        self.assertNotIn(DefaultOrdering.ORDER_KEY, IAnnotations(services))
        self.assertIsInstance(portal["units"].getOrdering(), DefaultOrdering)
        panels = api.portal.get_tool("portal_controlpanel").listActions()
        self.assertEqual([panel.id for panel in panels].count(PANEL), 1)
        self.assertEqual(list(services.objectIds()), [guide.getId()])
        self.assertIsInstance(services._tree, SmallOOBTree)
        self.assertIsInstance(services._mt_index[guide.meta_type], SmallOIBTree)
        self.assertIsInstance(catalog._catalog.indexes["SearchableText"].index, BufferedOkapiIndex)
        found = catalog.unrestrictedSearchResults(SearchableText=guide.title[:2], portal_type=guide.portal_type)
        self.assertEqual([brain.getId for brain in found], [guide.getId()])
        self.assertGreater(len(portal["units"].objectIds()), 1)
