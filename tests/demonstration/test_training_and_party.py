"""The demonstration's training and Party-building records go through the real workflow, and come once."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.party import add_party_records
from shangnan.policy.demonstration.training import add_training_records
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as

import unittest


class TestDemonstration(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def states(self, portal_type: str) -> list[str]:
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type=portal_type)
        return sorted(brain.review_state for brain in brains)

    def test_every_state_is_shown_and_nothing_comes_twice(self) -> None:
        for _again in range(2):
            with acting_as(self.layer["portal"], "demo-sysadmin"):
                add_training_records()
                add_party_records()
            self.assertEqual(self.states("TrainingRecord"), ["confirmed", "draft", "filed"])
            self.assertEqual(self.states("PartyRecord"), ["approved", "draft", "filed"])
            self.assertEqual(self.states("PartyNotice"), ["released"])
