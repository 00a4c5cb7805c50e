"""How a gap says where it is and quotes what people typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from zope.i18nmessageid import Message

import unittest

LABEL = Message("Materials", domain="shangnan.policy")
COLUMN = Message("Material", domain="shangnan.policy")


class Gaps(unittest.TestCase):
    def test_gaps_are_values(self) -> None:
        self.assertEqual(Gap("missing_name", "name", LABEL), Gap("missing_name", "name", LABEL))
        self.assertEqual(len({Gap("a", "b", LABEL), Gap("a", "b", LABEL)}), 1)

    def test_places(self) -> None:
        self.assertIs(place(LABEL), LABEL)
        row, cell = place(LABEL, 2), place(LABEL, 2, COLUMN)
        assert isinstance(row, Message) and isinstance(cell, Message)
        self.assertEqual((row.domain, row.mapping), ("shangnan.policy", {"field": LABEL, "row": 2}))
        self.assertEqual(cell.mapping, {"field": LABEL, "row": 2, "column": COLUMN})

    def test_quotes(self) -> None:
        self.assertEqual(quoted("受理"), "受理")
        self.assertEqual(quoted("  一\n二\t三 "), "一 二 三")
        self.assertEqual(quoted("长" * 41), "长" * 39 + "…")
        self.assertEqual(quoted("长" * 40), "长" * 40)
        self.assertEqual(quoted("甲\x00乙\ud800"), "甲 乙")

    @given(st.text(st.characters(exclude_categories=())), st.integers(2, 100))
    def test_any_text_can_be_quoted(self, text: str, limit: int) -> None:
        quote = quoted(text, limit)
        self.assertLessEqual(len(quote), limit)
        self.assertNotIn("\n", quote)
        quote.encode("utf-8")
