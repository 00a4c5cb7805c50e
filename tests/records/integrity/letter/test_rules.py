"""What a letter lacks before it is signed, and the order of levels."""

from __future__ import annotations

from datetime import date
from shangnan.policy.records.integrity.letter.levels import is_above
from shangnan.policy.records.integrity.letter.levels import LEVELS
from shangnan.policy.records.integrity.letter.levels import person_tokens
from shangnan.policy.records.integrity.letter.rules import DUTIES
from shangnan.policy.records.integrity.letter.rules import letter_gaps
from shangnan.policy.records.integrity.letter.rules import order_gaps
from shangnan.policy.records.integrity.letter.rules import REQUIRED
from tests.records.integrity.letter.examples import PLAIN
from tests.records.integrity.letter.examples import SUBORDINATE
from tests.records.integrity.letter.examples import SUPERIOR
from typing import Any

import unittest

TODAY = date(2026, 11, 28)
ACCOUNTS = {SUPERIOR, SUBORDINATE}


def rules(accounts: Any = ACCOUNTS, **changes: Any) -> set[str]:
    return {gap.rule for gap in letter_gaps({**PLAIN, **changes}, accounts, TODAY)}


class TestRules(unittest.TestCase):
    def test_a_complete_letter_lacks_nothing(self) -> None:
        self.assertEqual(rules(), set())

    def test_required_elements_are_told_all_at_once(self) -> None:
        for name in REQUIRED:
            self.assertEqual(rules(**{name: ""}), {f"missing_{name}"})
        everything = rules(set(), **dict.fromkeys(REQUIRED, ""), **dict.fromkeys(DUTIES, ""))
        self.assertEqual(everything, {*(f"missing_{name}" for name in REQUIRED), "missing_duties"})

    def test_one_of_the_three_duties_is_enough(self) -> None:
        for name in DUTIES:
            others = {other: "" for other in DUTIES if other != name}
            self.assertEqual(rules(**others, **{name: "履行职责"}), set())

    def test_people(self) -> None:
        self.assertEqual(rules(subordinate_user=SUPERIOR), {"same_person"})
        self.assertEqual(rules({SUPERIOR}), {"unknown_subordinate_user"})
        self.assertEqual(rules({SUBORDINATE}), {"unknown_superior_user"})
        self.assertEqual(rules(level="书记"), {"level_of_the_top"})
        self.assertEqual(rules(level="局长"), {"unknown_level"})

    def test_term_and_secrets(self) -> None:
        self.assertEqual(rules(term_until="2025-12-31"), {"term_backwards"})
        self.assertEqual(rules(scope="【机密】"), {"secret_mark"})
        self.assertEqual(rules(assessment="11010519491231002X"), {"personal_id_in_text"})

    def test_the_order_of_signing(self) -> None:
        self.assertEqual(order_gaps("张", []), [])
        for state in ("effective", "assessed", "filed"):
            self.assertEqual(order_gaps("张", [("李", state)]), [])
        for state in ("awaiting", "superior_signed"):
            (gap,) = order_gaps("张", [("李", state), ("王", "effective")])
            self.assertEqual(gap.rule, "own_letter_first")
            self.assertEqual(gap.message.mapping["above"], "李")


class TestLevels(unittest.TestCase):
    def test_above(self) -> None:
        for upper, one in enumerate(LEVELS):
            for lower, other in enumerate(LEVELS):
                self.assertEqual(is_above(one, other), upper < lower)
        self.assertFalse(is_above("局长", "个人"))

    def test_tokens(self) -> None:
        both = {"superior:a", "subordinate:b"}
        self.assertEqual(set(person_tokens("a", "b", "awaiting")), both | {"waits:a"})
        self.assertEqual(set(person_tokens("a", "b", "superior_signed")), both | {"waits:b"})
        for state in ("effective", "assessed", "filed"):
            self.assertEqual(set(person_tokens("a", "b", state)), both)
