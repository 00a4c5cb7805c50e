"""Filling pages with rows.

Pages are filled to their last line (GB/T 9704-2012, 5.2.3: 撑满版心): a paragraph is divided anywhere, but a heading does not end a
page, a table's head does not stand without a row, and is repeated on each page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from shangnan.policy.paper.typeset.grid import BOTTOM
from shangnan.policy.paper.typeset.grid import PITCH
from shangnan.policy.paper.typeset.grid import THREE
from shangnan.policy.paper.typeset.grid import TOP
from shangnan.policy.paper.typeset.rows import Row

_TOUCH = 0.05


@dataclass(frozen=True)
class Room:
    """The part of a page that is filled: from its first line's top to its last line's bottom, in points."""

    top: float = TOP
    bottom: float = BOTTOM
    pitch: float = PITCH


@dataclass(frozen=True)
class Placed:
    """A row with its place.

    :ivar top: in points from the page's top
    :ivar repeated: whether it is a table's head once more
    """

    row: Row
    top: float
    repeated: bool = False

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + (self.row.height or THREE)


class _Filling:
    def __init__(self, room: Room) -> None:
        self.room = room
        self.placed: list[Placed] = []
        # Where the next row may begin.
        self.y = room.top

    def _top(self, row: Row, y: float) -> float:
        """Lines stand on the page's grid; strips where they can."""
        if row.height:
            return y
        return self.room.top + ceil((y - self.room.top) / self.room.pitch - 1e-6) * self.room.pitch

    def _after(self, row: Row, top: float) -> float:
        return top + (row.height if row.height else self.room.pitch)

    def fits(self, rows: Sequence[Row]) -> bool:
        y = self.y
        for number, row in enumerate(rows):
            top = self._top(row, y)
            if top + (row.height or THREE) > self.room.bottom + _TOUCH and not all(r.is_blank for r in rows[number:]):
                return False
            y = self._after(row, top)
        return True

    def add(self, row: Row, repeated: bool = False) -> None:
        if row.is_blank and not self.placed:
            return
        top = self._top(row, self.y)
        self.placed.append(Placed(row, top, repeated))
        self.y = self._after(row, top)


def fill(rows: Sequence[Row], first: Room, further: Room) -> list[list[Placed]]:
    """The pages that rows fill.

    :param first: room on the first page
    :param further: room on the others
    :returns: what stands on each page; at least one page
    """
    filling = _Filling(first)
    pages = [filling.placed]
    for number, row in enumerate(rows):
        if not filling.fits(_together(rows, number)) and (filling.placed or filling.room is first is not further):
            filling = _Filling(further)
            pages.append(filling.placed)
            for head in row.head:
                filling.add(head, repeated=True)
        filling.add(row)
    return pages


def _together(rows: Sequence[Row], number: int) -> Sequence[Row]:
    """A row and those that must stand on the same page."""
    end = number
    while end < len(rows) - 1 and rows[end].keeps:
        end += 1
    return rows[number : end + 1]
