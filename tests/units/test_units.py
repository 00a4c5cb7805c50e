"""Units as content: their groups, closing, merging and deleting."""

from __future__ import annotations

from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING

import unittest


class TestUnits(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_load(self) -> None:
        portal = self.layer["portal"]
        self.assertIn("services", portal)
        self.assertEqual(len(portal["units"].objectIds()), 2)
