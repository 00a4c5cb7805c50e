"""What tests of a regulation's life share."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.regulation.standing import standing
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.regulation.examples import day
from tests.support import acting_as
from tests.support import step
from typing import Any

import unittest


class RegulationCase(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def state(self, record: object) -> str:
        return api.content.get_state(record)

    def refused(self, record: object, transition: str, account: str, opinion: str = "") -> list[str]:
        with self.assertRaises(Refused) as caught:
            step(self.portal, record, transition, account, opinion)
        return [gap.rule for gap in caught.exception.gaps]

    def text_of(self, record: Any, offset: int, reader: str | None = "demo-staff") -> str | None:
        with acting_as(self.portal, reader):
            found = standing(record, day(offset))
        return found.data["body"] if found.data else None
