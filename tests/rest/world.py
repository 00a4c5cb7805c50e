"""Guides over REST: what a client sends for one of the examples."""

from __future__ import annotations

from shangnan.policy.records.service_guide.plain import RENAMED
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.world import World
from tests.support import good_guides
from tests.support import unit_uid
from typing import Any

import unittest

NOT_SENT = ("unit", "type")


def json_of(example: dict[str, Any]) -> dict[str, Any]:
    """Return an example guide as the body of a POST."""
    body = {RENAMED.get(key, key): value for key, value in example.items() if key not in NOT_SENT}
    return {**body, "@type": "ServiceGuide", "responsible_unit": unit_uid()}


def example(number: int = 0) -> dict[str, Any]:
    """Return an example guide as the body of a POST."""
    return json_of(good_guides()[number])


class RestCase(unittest.TestCase):
    """A site with people at its doors."""

    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.world = World(self.portal)
        self.services = self.portal["services"].absolute_url()
        self.drafter = Person(self.layer, "demo-drafter")
        self.reviewer = Person(self.layer, "demo-reviewer")
        self.publisher = Person(self.layer, "demo-publisher")
        self.anybody = Person(self.layer, None)

    def tearDown(self) -> None:
        for person in (self.drafter, self.reviewer, self.publisher, self.anybody):
            self.assertEqual(person.failures, [], "the server failed")
