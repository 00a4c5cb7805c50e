"""Tables of official documents as strips: one for each row, or several where a row is higher than half a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from reportlab.lib.colors import black
from shangnan.policy.paper import fonts
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.pen import MIDDLE_TO_BASE
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.typeset.grid import HEIGHT
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of
from shangnan.policy.paper.typeset.rows import Piece
from shangnan.policy.paper.typeset.rows import Row
from shangnan.policy.paper.typeset.setting import paragraph

#: How cells look: 仿宋, the head 黑体.
CELL = Style(face=fonts.FANGSONG, colour=black)
CELL_HEAD = CELL.but(face=fonts.HEI)
#: Sizes that are tried, in points: 4号, 小4号, 5号.
_SIZES = (14.0, 12.0, 10.5)
_LEADING = 1.5
#: Between a rule and the text, in points.
_BESIDE, _ABOVE = 5.0, 3.0
#: No column is narrower than so many characters.
_NARROWEST = 2
#: A strip is no higher than this, so that it and a head fit on a page.
_HIGHEST = HEIGHT / 2
#: A head that takes more of a page is not repeated.
_HIGHEST_HEAD = HEIGHT / 4


def table(rows: Sequence[Sequence[str]], parent: Element) -> list[Row]:
    """A table's strips.

    :param rows: the cells, the head first, all rows of one length
    :param parent: the table's place in the structure
    :returns: strips in 4号, 小4号 or 5号, the largest in which each column has room
    :raises DoesNotFit: when there are too many columns
    :raises MissingGlyph: naming the first character that no font has
    """
    count = len(rows[0])
    size = next((s for s in _SIZES if count * (_NARROWEST * s + 2 * _BESIDE) <= WIDTH), None)
    if size is None:
        raise DoesNotFit(f"a table of {count} columns is wider than the page")
    body, head = CELL.but(size=size), CELL_HEAD.but(size=size)
    cells = [[signs(cell, body if number else head) for cell in row] for number, row in enumerate(rows)]
    widths = _widths(cells, size)
    whole = parent.add("Table")
    strips: list[Row] = []
    heads: list[Row] = []
    for number, row in enumerate(cells):
        element = whole.add("TR")
        made = _strips(row, widths, size, [element.add("TD" if number else "TH") for _ in row], number == 0)
        strips += [replace(strip, head=heads) for strip in made]
        if number == 0:
            heads = made if sum(strip.height for strip in made) <= _HIGHEST_HEAD else []
            for strip in strips:
                strip.keeps = len(rows) > 1 and bool(heads)
    return strips


def _widths(cells: Sequence[Sequence[Sequence[Sign]]], size: float) -> list[float]:
    """Columns as wide as their longest cell where that fits, else in proportion to it, none too narrow to read."""
    natural = [max(width_of(row[column]) for row in cells) + 2 * _BESIDE for column in range(len(cells[0]))]
    least = _NARROWEST * size + 2 * _BESIDE
    if sum(natural) <= WIDTH:
        return [width + (WIDTH - sum(natural)) / len(natural) for width in natural]
    # One long column does not press the others to nothing: what is longer than its share is counted less.
    share = WIDTH / len(natural)
    wished = [width if width <= share else share + (width - share) ** 0.5 * 4 for width in natural]
    over = WIDTH - least * len(natural)
    extra = [max(width - least, 0.0) for width in wished]
    return [least + over * part / (sum(extra) or 1.0) for part in extra]


def _strips(
    cells: Sequence[Sequence[Sign]], widths: Sequence[float], size: float, elements: Sequence[Element], is_head: bool
) -> list[Row]:
    pitch = size * _LEADING
    edges = [0.0, *accumulate(widths)]
    columns = [paragraph(cell, width - 2 * _BESIDE) for cell, width in zip(cells, widths, strict=True)]
    total = max(len(lines) for lines in columns)
    most = int((_HIGHEST - 2 * _ABOVE) / pitch)
    strips = []
    for first in range(0, total, most):
        count = min(most, total - first)
        height = count * pitch + 2 * _ABOVE
        pieces = []
        for lines, left, width, element in zip(columns, edges, widths, elements, strict=False):
            centred = is_head or len(lines) == 1
            above = (count - len(lines)) / 2 * pitch if total <= most else 0.0
            for number, line in enumerate(lines[first : first + count]):
                if not line.signs:
                    continue
                room = width - 2 * _BESIDE - width_of(line.signs)
                x = left + _BESIDE + (room / 2 if centred else line.x)
                drop = _ABOVE + above + (number + 0.5) * pitch + MIDDLE_TO_BASE * size
                pieces.append(Piece(line.signs, x, element, drop))
        strips.append(
            Row(tuple(pieces), height=height, rules=_rules(edges, height, first == 0, first + count == total))
        )
    return strips


def _rules(
    edges: Sequence[float], height: float, top: bool, bottom: bool
) -> tuple[tuple[float, float, float, float], ...]:
    sides = [(x, 0.0, x, height) for x in edges]
    across = [(0.0, y, edges[-1], y) for y, wanted in ((0.0, top), (height, bottom)) if wanted]
    return (*sides, *across)
