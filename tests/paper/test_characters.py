"""What happens to a text before it is set."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper.characters import readable

import unicodedata
import unittest


class TestReadable(unittest.TestCase):
    def test_nothing_is_nothing(self) -> None:
        self.assertEqual((readable(None), readable("")), ("", ""))

    def test_markup_is_text(self) -> None:
        self.assertEqual(readable("<b>甲</b> &amp; ${乙}"), "<b>甲</b> &amp; ${乙}")

    def test_every_kind_of_line_end_is_one(self) -> None:
        self.assertEqual(readable("甲\r\n乙\r丙\x0b丁\x0c戊\x85己\u2028庚\u2029辛"), "甲\n乙\n丙\n丁\n戊\n己\n庚\n辛")

    def test_white_space_is_a_space_but_the_wide_and_the_unbreakable_ones_stay(self) -> None:
        self.assertEqual(readable("甲\t乙\u2003丙\u3000丁\u00a0戊\u202f己"), "甲 乙 丙\u3000丁\u00a0戊\u00a0己")

    def test_signs_without_a_shape_go(self) -> None:
        self.assertEqual(readable("\ufeff甲\u200b乙\u00ad丙\u202e丁\ufe0f戊\U000e0100"), "甲乙丙丁戊")

    def test_a_visible_format_sign_stays(self) -> None:
        self.assertEqual(readable("\u0600甲"), "\u0600甲")

    def test_accents_join_their_letters(self) -> None:
        self.assertEqual(readable("lu\u0308\u030c 甲"), "lǚ 甲")

    def test_han_characters_are_not_exchanged_for_their_likes(self) -> None:
        self.assertEqual(readable("\ufa1b⽂"), "\ufa1b⽂")

    def test_control_characters_stay_to_be_named(self) -> None:
        self.assertEqual(readable("甲\x07乙"), "甲\x07乙")

    @given(st.text())
    def test_twice_is_once(self, text: str) -> None:
        self.assertEqual(readable(readable(text)), readable(text))

    @given(st.text(st.characters(categories=("L", "Nd", "Po"))))
    def test_letters_figures_and_signs_stay_as_they_are(self, text: str) -> None:
        self.assertEqual(readable(text), text)

    @given(st.text(st.characters(exclude_categories=("Zs", "Mn", "Me", "Mc", "Zl", "Zp", "Cc"))))
    def test_only_format_signs_are_left_out(self, text: str) -> None:
        kept = readable(text)
        self.assertEqual(kept, "".join(c for c in text if c in kept))
        self.assertLessEqual({unicodedata.category(c) for c in set(text) - set(kept)}, {"Cf"})
