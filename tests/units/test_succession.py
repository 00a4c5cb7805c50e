"""A unit that holds filed records is merged: the records stay as they were filed, and who takes over is in charge of them."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.freezing.frozen import is_frozen
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.merging import merge
from shangnan.policy.units.pending import all_pending
from shangnan.policy.units.succession import note_succession
from shangnan.policy.units.succession import unit_in_charge
from tests.records.lifecycle.test_final import filed_training
from tests.support import acting_as

import transaction
import unittest


class TestSuccession(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record = filed_training(self.portal)
        transaction.commit()
        units = self.portal["units"]
        self.home = next(unit for unit in units.objectValues() if IUUID(unit) == self.record.responsible_unit)
        self.other = next(unit for unit in units.objectValues() if IUUID(unit) != self.record.responsible_unit)

    def test_a_filed_record_is_not_written_and_goes_over(self) -> None:
        self.assertTrue(is_frozen(self.record))
        serial, home = self.record._p_serial, IUUID(self.home)
        with acting_as(self.portal, "demo-sysadmin"):
            moved = merge(self.home, self.other, "机构改革")
        transaction.commit()
        self.assertEqual((moved.left, all_pending()), (0, []))
        self.assertEqual((self.record.responsible_unit, self.record._p_serial), (home, serial))
        self.assertEqual(unit_in_charge(self.record), IUUID(self.other))
        catalog = api.portal.get_tool("portal_catalog")
        self.assertEqual(len(catalog.unrestrictedSearchResults(unit=home)), 0)
        [brain] = catalog.unrestrictedSearchResults(UID=IUUID(self.record))
        self.assertEqual(brain.unit_title, self.other.title)
        with acting_as(self.portal, "demo-drafter2"):
            self.assertIn("UnitDrafter", api.user.get_roles(obj=self.record))
            self.assertEqual(len(catalog(UID=IUUID(self.record))), 1)

    def test_units_that_took_each_other_over_end_somewhere(self) -> None:
        note_succession(IUUID(self.home), IUUID(self.other))
        note_succession(IUUID(self.other), IUUID(self.home))
        self.assertIn(unit_in_charge(self.record), {IUUID(self.home), IUUID(self.other)})
