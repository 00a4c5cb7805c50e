"""Rows over pages: full pages, headings with what follows, repeated heads."""

from __future__ import annotations

from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.typeset.flow import fill
from shangnan.policy.paper.typeset.flow import Room
from shangnan.policy.paper.typeset.grid import BOTTOM
from shangnan.policy.paper.typeset.grid import grid_signs
from shangnan.policy.paper.typeset.grid import LINES
from shangnan.policy.paper.typeset.grid import PITCH
from shangnan.policy.paper.typeset.grid import TOP
from shangnan.policy.paper.typeset.rows import Piece
from shangnan.policy.paper.typeset.rows import Row
from tests.paper.typeset.test_setting import TEXT

import unittest

SIGNS: tuple[Sign, ...] = tuple(grid_signs("政", TEXT))


def row(keeps: bool = False) -> Row:
    return Row((Piece(SIGNS, 0.0),), keeps)


class TestFlow(unittest.TestCase):
    def test_a_page_has_22_lines(self) -> None:
        pages = fill([row() for _ in range(50)], Room(), Room())
        self.assertEqual([len(page) for page in pages], [LINES, LINES, 6])
        self.assertAlmostEqual(pages[0][0].top, TOP)
        self.assertAlmostEqual(pages[0][-1].bottom, BOTTOM)

    def test_a_heading_goes_with_its_text(self) -> None:
        rows = [*(row() for _ in range(21)), row(keeps=True), row()]
        self.assertEqual([len(page) for page in fill(rows, Room(), Room())], [21, 2])

    def test_a_blank_line_does_not_begin_a_page(self) -> None:
        pages = fill([*(row() for _ in range(22)), Row(), row()], Room(), Room())
        self.assertEqual((len(pages[1]), pages[1][0].top), (1, TOP))

    def test_lines_after_a_table_stand_on_the_grid(self) -> None:
        pages = fill([row(), Row(height=50.0), row()], Room(), Room())
        self.assertAlmostEqual((pages[0][-1].top - TOP) / PITCH, 3)

    def test_a_head_is_repeated_where_a_page_begins(self) -> None:
        head = Row(height=30.0, keeps=True)
        rows = [head, *(Row(height=100.0, head=[head]) for _ in range(10))]
        pages = fill(rows, Room(), Room())
        self.assertEqual([page[0].row for page in pages], [head, head])
        self.assertEqual([page[0].repeated for page in pages], [False, True])

    def test_what_is_kept_together_and_larger_than_a_page_is_divided(self) -> None:
        pages = fill([row(keeps=True) for _ in range(60)], Room(), Room())
        self.assertEqual(sum(len(page) for page in pages), 60)
