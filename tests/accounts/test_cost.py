"""What looking at the account costs a request: microseconds."""

from __future__ import annotations

from collections.abc import Callable
from shangnan.policy.accounts.request_state import state_of
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from time import perf_counter

import unittest

TIMES = 200


class TestCost(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def microseconds(self, work: Callable[[], object]) -> float:
        """Return the shortest of five series, so that a busy machine does not decide."""
        found = []
        for _series in range(5):
            begun = perf_counter()
            for _time in range(TIMES):
                work()
            found.append((perf_counter() - begun) / TIMES * 1e6)
        return min(found)

    def test_a_session_and_a_password_that_was_right_a_moment_ago(self) -> None:
        users = self.layer["portal"].acl_users
        session_id, _began = users.session.session_for("demo-staff")
        self.assertIsNotNone(users.session.is_open("demo-staff", session_id))
        cost = self.microseconds(lambda: users.session.is_open("demo-staff", session_id))
        self.assertLess(cost, 500)

        def again() -> None:
            state_of().judged.clear()
            found = users.source_users.authenticateCredentials(
                {"login": "demo-staff", "password": TEST_PASSWORD, "extractor": "basic"}
            )
            assert found is not None

        again()
        cost = self.microseconds(again)
        self.assertLess(cost, 2000)
