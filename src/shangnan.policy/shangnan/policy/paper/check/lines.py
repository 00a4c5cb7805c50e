"""Lines of text out of characters that may have been drawn in any order."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.paper.check.glyphs import Char
from shangnan.policy.paper.check.glyphs import Line


def lines_of(page: int, chars: Iterable[Char]) -> tuple[Line, ...]:
    """The lines of a page, from the top; each from left to right.

    Characters belong to a line whose base line is less than a third of their size away; what is drawn twice counts once.

    :param page: number of the page
    """
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (round(char.y, 1), char.x)):
        near = next(
            (row for row in reversed(rows[-3:]) if abs(row[0].y - char.y) < min(row[0].size, char.size) / 3), None
        )
        if near is None:
            rows.append([char])
        else:
            near.append(char)
    return tuple(Line(page, tuple(_once(row))) for row in rows)


def _once(row: list[Char]) -> list[Char]:
    """A line's characters in order, without those drawn over themselves to look bolder."""
    kept: list[Char] = []
    for char in sorted(row, key=lambda char: char.x):
        if not any(char.text == other.text and abs(char.x - other.x) < 0.15 * char.size for other in kept[-2:]):
            kept.append(char)
    return kept
