"""What tests of incoming dispatches share."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.dispatch.incoming.examples import add_handler
from tests.records.dispatch.incoming.examples import add_incoming
from tests.records.dispatch.incoming.examples import HANDLER
from tests.support import acting_as
from tests.support import step
from typing import Any

import re
import unittest

LOOKING = (
    "demo-registrar", "demo-drafter", "demo-reviewer", "demo-approver", "demo-staff", HANDLER, "demo-drafter2", "demo-publisher",
    "demo-sysadmin", "demo-secadmin", "demo-auditor", "demo-party", "demo-discipline",
)  # fmt: skip


class Incoming(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        add_handler()

    def new(self, state: str = "received", **changes: Any) -> Any:
        return add_incoming(self.portal, state, **changes)

    def take(self, dispatch: Any, transition: str, user_id: str, opinion: str = "") -> None:
        step(self.portal, dispatch, transition, user_id, opinion)

    def refused(self, dispatch: Any, transition: str, user_id: str, opinion: str = "同意") -> set[str]:
        before = api.content.get_state(dispatch)
        with self.assertRaises(Refused) as caught:
            self.take(dispatch, transition, user_id, opinion)
        self.assertEqual(api.content.get_state(dispatch), before)
        return {gap.rule for gap in caught.exception.gaps}

    def seen_by(self) -> set[str]:
        catalog, found = api.portal.get_tool("portal_catalog"), set()
        for user in LOOKING:
            with acting_as(self.portal, user):
                if len(catalog(portal_type="IncomingDispatch")):
                    found.add(user)
        return found

    def waits(self) -> list[str]:
        brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(portal_type="IncomingDispatch")
        [brain] = brains
        kept = api.portal.get_tool("portal_catalog").getIndexDataForRID(brain.getRID())["waiting_for"]
        return sorted(re.sub(r"unit-[0-9a-f]{32}", "unit", key) for key in kept)
