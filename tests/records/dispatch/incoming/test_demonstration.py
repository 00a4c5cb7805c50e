"""The demonstration's incoming dispatches go through the real workflow, and come once."""

from __future__ import annotations

from plone import api
from shangnan.policy.demonstration.dispatches import add_dispatches
from shangnan.policy.demonstration.incoming import add_incoming_dispatches
from shangnan.policy.records.dispatch.incoming.working import reply_of
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as

import unittest


class TestDemonstration(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_states_answer_and_nothing_twice(self) -> None:
        portal = self.layer["portal"]
        with acting_as(portal, "demo-sysadmin"):
            add_dispatches()
            for _again in range(2):
                add_incoming_dispatches()
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
            portal_type="IncomingDispatch", sort_on="id"
        )
        self.assertEqual([b.review_state for b in brains], ["filed", "being_handled", "triaged", "received"])
        with acting_as(portal, "demo-drafter"):
            self.assertIsNotNone(reply_of(brains[0].getObject().reply))
