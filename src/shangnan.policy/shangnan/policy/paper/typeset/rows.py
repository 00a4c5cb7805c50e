"""What a column is made of before it has pages: lines of text and strips of tables, each of which stays whole."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import place_signs
from shangnan.policy.paper.typeset.grid import base_line
from shangnan.policy.paper.typeset.grid import LEFT


@dataclass(frozen=True)
class Piece:
    """Characters on a line.

    :ivar x: where they begin, in points from the type area's left edge
    :ivar drop: how far their base line lies under the row's top, in points; None for the middle of a line of the grid
    """

    signs: tuple[Sign, ...]
    x: float
    element: Element | None = None
    drop: float | None = None


@dataclass
class Row:
    """One line of the grid, or a strip of a table.

    :ivar pieces: what stands in it; none for a blank line
    :ivar keeps: whether the next row must stand on the same page
    :ivar heading: title and level of its entry in the outline
    :ivar height: of a strip, in points; 0 for a line of the grid
    :ivar rules: straight lines of a strip: x and y of both ends, from the type area's left edge and the row's top
    :ivar head: the strips repeated over it where it begins a page
    """

    pieces: tuple[Piece, ...] = ()
    keeps: bool = False
    heading: tuple[str, int] | None = None
    height: float = 0.0
    rules: tuple[tuple[float, float, float, float], ...] = ()
    head: list[Row] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it: such a row does not begin a page."""
        return not self.pieces and not self.height


#: The rules of tables, in points.
TABLE_RULE = 0.5


def draw(page: Page, row: Row, top: float, repeated: bool = False) -> None:
    """Put a row on a page.

    :param top: of the row, in points from the page's top
    :param repeated: whether it stands elsewhere already: then it is no content here
    """
    for piece in row.pieces:
        size = piece.signs[0].style.size if piece.signs else 0.0
        y = base_line(top, size) if piece.drop is None else top + piece.drop
        place_signs(page, list(piece.signs), LEFT + piece.x, y, element=None if repeated else piece.element)
    for x1, y1, x2, y2 in row.rules:
        line(page, LEFT + x1, top + y1, LEFT + x2, top + y2, TABLE_RULE)
