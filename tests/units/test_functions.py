"""The names of function groups and the roles that follow from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.functions import parse_group_id
from shangnan.policy.units.functions import roles_for
from shangnan.policy.units.functions import units_of

import unittest

UIDS = st.text("0123456789abcdef", min_size=32, max_size=32)


class TestFunctions(unittest.TestCase):
    @given(UIDS, st.sampled_from(sorted(FUNCTIONS)))
    def test_a_group_id_says_unit_and_function(self, uid: str, function: str) -> None:
        self.assertEqual(parse_group_id(group_id(uid, function)), (uid, function))

    @given(UIDS, UIDS, st.sampled_from(sorted(FUNCTIONS)))
    def test_a_function_counts_in_its_own_unit_only(self, uid: str, other: str, function: str) -> None:
        expected = (FUNCTIONS[function][0],) if uid == other else ()
        self.assertEqual(roles_for(group_id(uid, function), other), expected)

    @given(st.text())
    def test_other_principals_get_nothing(self, principal: str) -> None:
        if parse_group_id(principal) is None:
            self.assertEqual(roles_for(principal, "a" * 32), ())

    def test_no_unit_gives_no_role(self) -> None:
        self.assertEqual(roles_for(group_id("a" * 32, "drafter"), None), ())

    def test_unknown_function(self) -> None:
        with self.assertRaises(KeyError):
            group_id("a" * 32, "king")

    def test_units_of(self) -> None:
        groups = ["office-publisher", group_id("a" * 32, "drafter"), group_id("b" * 32, "reviewer")]
        self.assertEqual(units_of(groups, "drafter"), {"a" * 32})
