"""Where lines break."""

from __future__ import annotations

from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper import lines
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style

import unittest

STYLE = Style(size=10)
#: Clauses with signs before and after them, as Chinese is written: never so many signs in a row that they fill a line.
CLAUSE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "（", "《", "“", "「", "〔"]),
    st.text("政务服务事项办理指南一二三", min_size=1, max_size=12),
    st.sampled_from(["", "A4", "2026", "20元", "HTTP-1", " word "]),
    st.sampled_from(["", "，", "。", "、", "；", "）", "》", "”", "？", "！", "：", "」。", "〕", "……", "——"]),
)


def broken(text: str, width: float, indent: float = 0.0) -> list[str]:
    return [
        "".join(sign.character for sign in line.signs) for line in lines.break_lines(signs(text, STYLE), width, indent)
    ]


class TestKinsoku(unittest.TestCase):
    @given(st.lists(CLAUSE, min_size=1, max_size=40).map("".join), st.floats(100, 480))
    @example("办理（材料", 41.0)
    def test_no_line_begins_or_ends_with_a_wrong_sign(self, text: str, width: float) -> None:
        made = broken(text, width)
        for line in made[1:]:
            self.assertNotIn(line[:1], lines.NOT_AT_START, made)
        for line in made[:-1]:
            self.assertNotIn(line[-1:], lines.NOT_AT_END, made)

    @given(st.lists(CLAUSE, min_size=1, max_size=40).map("".join), st.floats(100, 480), st.floats(-40, 40))
    def test_nothing_is_lost_and_nothing_sticks_out(self, text: str, width: float, indent: float) -> None:
        made = lines.break_lines(signs(text, STYLE), width, indent)
        joined = "".join(sign.character for line in made for sign in line.signs)
        self.assertEqual(joined.replace(" ", ""), text.replace(" ", ""))
        for line in made:
            self.assertLessEqual(line.offset + line.width, width + 0.02)

    def test_a_sign_that_closes_takes_its_clause_along(self) -> None:
        self.assertEqual(broken("一二三四五六七八，九", 80), ["一二三四五六七", "八，九"])

    def test_a_sign_may_give_its_blank_half(self) -> None:
        self.assertEqual(broken("一二三四五六七，八九", 75), ["一二三四五六七，", "八九"])

    def test_an_opening_sign_goes_to_the_next_line(self) -> None:
        self.assertEqual(broken("一二三四《五六》", 50), ["一二三四", "《五六》"])

    def test_a_dash_of_two_stays_together(self) -> None:
        self.assertEqual(broken("一二三四——五", 50), ["一二三", "四——五"])


class TestWords(unittest.TestCase):
    def test_a_telephone_number_stays_whole(self) -> None:
        self.assertEqual(broken("咨询电话0914-6310007", 90), ["咨询电话", "0914-6310007"])

    def test_a_number_longer_than_a_line_breaks_after_a_hyphen(self) -> None:
        made = broken("511A0005200004-511602000000-000-115113016823646795-1-00", 120)
        self.assertEqual("".join(made), "511A0005200004-511602000000-000-115113016823646795-1-00")
        self.assertTrue(all(line.endswith("-") for line in made[:-1]), made)

    def test_a_word_of_5000_letters_is_cut_into_full_lines(self) -> None:
        made = broken("x" * 5000, 400)
        self.assertEqual("".join(made), "x" * 5000)
        self.assertLess(len(made), 80)

    def test_5000_signs_that_no_line_may_begin_with_are_still_set(self) -> None:
        self.assertEqual("".join(broken("，" * 5000, 400)), "，" * 5000)

    def test_words_break_at_spaces_which_vanish_there(self) -> None:
        self.assertEqual(broken("one two three", 45), ["one two", "three"])

    def test_an_unbreakable_space_holds(self) -> None:
        self.assertEqual(broken("一二 5\u00a0km", 40), ["一二", "5\u00a0km"])

    def test_an_empty_line_is_kept(self) -> None:
        self.assertEqual(broken("甲\n\n乙", 100), ["甲", "", "乙"])


class TestIndents(unittest.TestCase):
    def test_first_line(self) -> None:
        made = lines.break_lines(signs("一二三四五六\n七", STYLE), 50, 20)
        self.assertEqual([line.offset for line in made], [20, 0, 20])

    def test_hanging(self) -> None:
        made = lines.break_lines(signs("一二三四五六", STYLE), 50, -20)
        self.assertEqual([line.offset for line in made], [0, 20])
