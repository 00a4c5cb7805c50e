"""The demonstration's risk points, tasks and log go through the real workflow, and come once."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.prevention import add_prevention
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as

import unittest


class TestPrevention(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def states(self, portal_type: str) -> list[str]:
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type=portal_type)
        return sorted(brain.review_state for brain in brains)

    def test_states_are_shown_and_nothing_comes_twice(self) -> None:
        for _again in range(2):
            with acting_as(self.layer["portal"], "demo-sysadmin"):
                add_prevention()
            self.assertEqual(self.states("IntegrityRisk"), ["draft", "in_force", "in_force"])
            self.assertEqual(self.states("IntegrityListItem"), ["done", "draft", "under_way"])
            self.assertEqual(self.states("IntegrityLogEntry"), ["draft", "filed", "filed"])
