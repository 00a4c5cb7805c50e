"""Lines on the grid: where they break, that they end at one edge, which signs give way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.paper.gbt9704.faces import TEXT
from shangnan.policy.paper.lines import NOT_AT_END
from shangnan.policy.paper.lines import NOT_AT_START
from shangnan.policy.paper.typeset.grid import ADVANCE
from shangnan.policy.paper.typeset.grid import BOTTOM
from shangnan.policy.paper.typeset.grid import grid_signs
from shangnan.policy.paper.typeset.grid import HEIGHT
from shangnan.policy.paper.typeset.grid import LINES
from shangnan.policy.paper.typeset.grid import PITCH
from shangnan.policy.paper.typeset.grid import pitch_of
from shangnan.policy.paper.typeset.grid import THREE
from shangnan.policy.paper.typeset.grid import TOP
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of
from shangnan.policy.paper.typeset.setting import paragraph
from shangnan.policy.paper.typeset.setting import SetLine

import unittest

CLAUSE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "（", "《", "“"]),
    st.text("政务服务事项办理指南一二三", min_size=1, max_size=12),
    st.sampled_from(["", "A4", "2026", "95%", "WiFi"]),
    st.sampled_from(["", "，", "。", "、", "；", "）", "》", "”。", "）》", "……", "——"]),
)


def lines(text: str, indent: float = 0.0) -> list[SetLine]:
    return paragraph(grid_signs(text, TEXT), WIDTH, indent)


def told(text: str, indent: float = 0.0) -> list[str]:
    return ["".join(sign.character for sign in line.signs) for line in lines(text, indent)]


class TestGrid(unittest.TestCase):
    def test_28_characters_and_22_lines_fill_the_type_area(self) -> None:
        self.assertAlmostEqual(28 * ADVANCE, WIDTH)
        self.assertAlmostEqual(TOP + (LINES - 1) * PITCH + THREE, BOTTOM)
        self.assertEqual((round(ADVANCE, 2), round(PITCH, 2)), (15.79, 29.61))
        self.assertAlmostEqual(22 * pitch_of(23) + THREE, HEIGHT)

    def test_a_line_of_28_characters_stands_on_the_grid(self) -> None:
        made = lines("政" * 60)
        self.assertEqual([len(line.signs) for line in made], [28, 28, 4])
        for sign in made[0].signs:
            self.assertAlmostEqual(sign.width, ADVANCE)


class TestSigns(unittest.TestCase):
    def test_neighbours_share_their_blank_halves(self) -> None:
        for text, width in (
            ("）》", 1.5), ("，“", 1.5), ("（《", 1.5), ("。”", 1.5), ("政，", 2), ("，政", 2), ("（政", 2), ("A，", None),
        ):  # fmt: skip
            made = width_of(lines(text)[0].signs) / ADVANCE
            if width is not None:
                self.assertAlmostEqual(made, width, places=6, msg=text)

    def test_signs_inside_a_line_give_room_for_one_at_its_end(self) -> None:
        made = lines("政务，服务，" + "政" * 22 + "，政务")
        self.assertEqual(len(made[0].signs), 29)
        self.assertAlmostEqual(width_of(made[0].signs), WIDTH)

    def test_where_none_can_give_the_last_character_goes_over(self) -> None:
        made = lines("政" * 28 + "，政务")
        self.assertEqual([len(line.signs) for line in made], [27, 4])
        self.assertAlmostEqual(width_of(made[0].signs), WIDTH)

    def test_words_and_numbers_are_not_cut(self) -> None:
        text = "政" * 26 + "2019-2020年"
        self.assertEqual(told(text), ["政" * 26, "2019-2020年"])

    def test_indent(self) -> None:
        made = lines("政" * 60, 2 * ADVANCE)
        self.assertEqual([len(line.signs) for line in made], [26, 28, 6])
        self.assertAlmostEqual(made[0].x, 2 * ADVANCE)

    @given(st.lists(CLAUSE, min_size=1, max_size=40).map("".join), st.sampled_from([0.0, 2 * ADVANCE, -2 * ADVANCE]))
    def test_invariants(self, text: str, indent: float) -> None:
        made = lines(text, indent)
        self.assertEqual("".join(sign.character for line in made for sign in line.signs), text)
        for number, line in enumerate(made):
            if number:
                self.assertNotIn(line.signs[0].character, NOT_AT_START)
            self.assertLessEqual(line.x + width_of(line.signs), WIDTH + 0.05)
            if number < len(made) - 1:
                self.assertNotIn(line.signs[-1].character, NOT_AT_END)
                self.assertAlmostEqual(line.x + width_of(line.signs), WIDTH, delta=0.05)
