"""An object that is added and committed is in the catalog once, although its indexers look its unit up."""

from __future__ import annotations

from plone.dexterity.utils import createContentInContainer
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.support import acting_as
from tests.support import unit_uid

import transaction
import unittest


class TestCatalogOnce(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_added_once_and_gone_after_deletion(self) -> None:
        portal = self.layer["portal"]
        unit = unit_uid()
        transaction.commit()
        with acting_as(portal, "demo-drafter"):
            # Nothing is searched for between adding and the commit: indexing waits for the commit.
            guide = createContentInContainer(
                portal["services"], "ServiceGuide", title="校车使用许可", responsible_unit=unit
            )
            transaction.commit()
        catalog = portal.portal_catalog
        self.assertEqual(len(catalog.unrestrictedSearchResults(portal_type="ServiceGuide")), 1)
        with acting_as(portal, "demo-drafter"):
            portal["services"].manage_delObjects([guide.getId()])
        transaction.commit()
        self.assertEqual(len(catalog.unrestrictedSearchResults(portal_type="ServiceGuide")), 0)
