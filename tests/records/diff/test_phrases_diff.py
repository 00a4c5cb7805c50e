"""Differences of texts: nothing lost, nothing invented, and told by the phrase."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.diff.phrases import Phrase
from shangnan.policy.records.diff.phrases import phrases

import unittest

texts = st.text(alphabet="受理审，。；：\nab 1", max_size=60)


class Phrases(unittest.TestCase):
    def test_only_the_phrase_that_changed_is_told(self) -> None:
        self.assertEqual(
            phrases(
                "材料齐全的受理；缺件一次告知。承诺5个工作日办结。", "材料齐全的受理；缺件一次告知。承诺3个工作日办结。"
            ),
            (
                Phrase("same", "材料齐全的受理；缺件一次告知。"),
                Phrase("removed", "承诺5个工作日办结。"),
                Phrase("added", "承诺3个工作日办结。"),
            ),
        )

    def test_a_phrase_put_in_between(self) -> None:
        self.assertEqual(
            phrases("甲，丙。", "甲，乙，丙。"),
            (Phrase("same", "甲，"), Phrase("added", "乙，"), Phrase("same", "丙。")),
        )

    def test_a_phrase_said_twice_is_counted_twice(self) -> None:
        self.assertEqual(phrases("甲，甲，", "甲，"), (Phrase("same", "甲，"), Phrase("removed", "甲，")))
        self.assertEqual(phrases("甲，", "甲，甲，甲，"), (Phrase("same", "甲，"), Phrase("added", "甲，甲，")))
        self.assertEqual(
            phrases("甲，乙，甲。", "甲，甲。"),
            (Phrase("same", "甲，"), Phrase("removed", "乙，"), Phrase("same", "甲。")),
        )

    def test_all_or_nothing(self) -> None:
        self.assertEqual(phrases("", ""), ())
        self.assertEqual(phrases("", "甲"), (Phrase("added", "甲"),))
        self.assertEqual(phrases("甲。乙", ""), (Phrase("removed", "甲。乙"),))
        self.assertEqual(phrases("甲。乙", "甲。乙"), (Phrase("same", "甲。乙"),))

    @given(texts, texts)
    def test_both_texts_can_be_read_out_of_the_pieces(self, old: str, new: str) -> None:
        pieces = phrases(old, new)
        self.assertEqual("".join(piece.text for piece in pieces if piece.kind != "added"), old)
        self.assertEqual("".join(piece.text for piece in pieces if piece.kind != "removed"), new)
        self.assertEqual(all(piece.kind == "same" for piece in pieces), old == new)

    def test_a_long_text_against_a_short_one_is_told_as_a_whole_too(self) -> None:
        long = "".join(f"第{number}条，共用。" for number in range(500))
        for old, new in ((long, "共用。其他。"), ("共用。其他。", long)):
            self.assertEqual([piece.kind for piece in phrases(old, new)], ["removed", "added"])

    def test_very_long_texts_are_told_as_a_whole_but_told(self) -> None:
        old = "头。" + "".join(f"第{number}条。" for number in range(3000)) + "尾。"
        new = "头。" + "".join(f"第{number}款。" for number in range(3000)) + "尾。"
        pieces = phrases(old, new)
        self.assertEqual([piece.kind for piece in pieces], ["same", "removed", "added", "same"])
        self.assertEqual("".join(piece.text for piece in pieces if piece.kind != "added"), old)
