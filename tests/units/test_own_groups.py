"""Which groups whoever is signed in has, and that a visitor has none."""

from __future__ import annotations

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SpecialUsers import nobody
from shangnan.policy.records.integrity.units import units_to_head
from shangnan.policy.records.integrity.units import units_to_write_for
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.people import own_groups
from tests.support import acting_as
from tests.support import unit_uid

import unittest


class TestOwnGroups(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_of_a_drafter(self) -> None:
        with acting_as(self.layer["portal"], "demo-drafter"):
            self.assertIn(group_id(unit_uid(), "drafter"), own_groups())

    def test_a_visitor_has_none_and_may_choose_no_unit(self) -> None:
        portal = self.layer["portal"]
        self.addCleanup(newSecurityManager, None, portal.acl_users.getUserById("demo-drafter"))
        # As it is while an address is walked: wrapped in the user folder, whose method of that name gives every group.
        newSecurityManager(None, nobody.__of__(portal.acl_users))
        self.assertEqual(own_groups(), ())
        for vocabulary in (units_to_head, units_to_write_for):
            self.assertEqual(list(vocabulary(portal["integrity"])), [])
