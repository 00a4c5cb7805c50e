"""The demonstration's letters are signed by the accounts themselves, come once, and stay unsigned with a wrong password."""

from __future__ import annotations

from collections import Counter
from plone import api
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.demonstration.letters import add_letters
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as

import unittest


class TestLetters(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def states(self) -> dict[str, int]:
        catalog = api.portal.get_tool("portal_catalog")
        return Counter(
            brain.review_state for brain in catalog.unrestrictedSearchResults(portal_type="ResponsibilityLetter")
        )

    def test_it_comes_once(self) -> None:
        for _again in range(2):
            with acting_as(self.layer["portal"], "demo-sysadmin"):
                add_letters(TEST_PASSWORD)
            self.assertEqual(self.states(), {"effective": 3, "superior_signed": 1, "awaiting": 2})

    def test_nobody_signs_with_a_wrong_password(self) -> None:
        with acting_as(self.layer["portal"], "demo-sysadmin"):
            add_letters("another-password")
        self.assertEqual(self.states(), {"awaiting": 6})
