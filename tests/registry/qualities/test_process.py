"""Which steps a record must have gone through: those on every way."""

from __future__ import annotations

from shangnan.policy.registry.qualities.process import needed_steps

import unittest

WAYS = [
    ("draft", "submit", "checking"),
    ("checking", "check", "signing"),
    ("checking", "return", "draft"),
    ("signing", "sign", "signed"),
    ("signed", "issue", "issued"),
    ("issued", "release", "released"),
    ("issued", "file", "archived"),
    ("released", "file_released", "archived"),
    ("draft", "void", "void"),
    ("checking", "void", "void"),
]


class TestNeededSteps(unittest.TestCase):
    def test_those_on_every_way(self) -> None:
        self.assertEqual(needed_steps(WAYS, "draft", "archived"), (("submit",), ("check",), ("sign",), ("issue",)))
        self.assertEqual(needed_steps(WAYS, "draft", "released")[-1], ("release",))

    def test_one_action_from_several_states_is_needed(self) -> None:
        self.assertEqual(needed_steps(WAYS, "draft", "void"), (("void",),))

    def test_nothing_where_it_is_begun(self) -> None:
        self.assertEqual(needed_steps(WAYS, "draft", "draft"), ())
        self.assertEqual(needed_steps(WAYS, "signed", "archived"), (("issue",),))

    def test_nothing_where_no_way_leads(self) -> None:
        self.assertEqual(needed_steps(WAYS, "void", "archived"), ())
        self.assertEqual(needed_steps([], "", "archived"), ())
