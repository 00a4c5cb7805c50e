"""Tables whose head is repeated on every page and whose rows stay whole unless one is too tall for a page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from reportlab.lib.colors import Color
from reportlab.platypus import Flowable
from shangnan.policy.paper import cells
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.look import LIST
from shangnan.policy.paper.look import Look
from shangnan.policy.paper.roles import Role
from shangnan.policy.paper.roles import Roles
from shangnan.policy.paper.roles import Row
from shangnan.policy.paper.styles import CELL
from shangnan.policy.paper.styles import CELL_HEAD
from shangnan.policy.paper.styles import Style

#: A row is divided between pages only if it is taller than this, in points (a third of a page).
_TALL = 240.0
#: So much of a table has to stand under its heading, in points: two rows of one line.
_BEGINNING = 32.0


class Table(Flowable):
    """A table.

    :param widths: the columns' widths, in points; negative ones share the space left over (-2 gets twice as much as -1)
    :param rows: the cells of each row, top to bottom
    :param head: the cells of the head, repeated on every page; None for none
    :param whole: whether the table moves to the next page rather than be divided, unless it is too tall for that
    :param role: what the table is to those who are read it (see :data:`Role`)
    :raises MissingGlyph: naming the first character that no font has
    :raises ValueError: when a row has another number of cells than there are columns
    """

    def __init__(
        self,
        widths: Sequence[float],
        rows: Sequence[Sequence[CellContent]],
        head: Sequence[CellContent] | None = None,
        look: Look = LIST,
        style: Style = CELL,
        head_style: Style = CELL_HEAD,
        before: float = 0.0,
        after: float = 0.0,
        whole: bool = False,
        role: Role = "table",
    ) -> None:
        super().__init__()
        for row in (*rows, *([head] if head is not None else [])):
            if len(row) != len(widths):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(widths)} columns")
        self._asked_widths = tuple(widths)
        self._roles = Roles(role)
        self._head = self._row(head, head_style, is_head=True) if head is not None else None
        self._rows = [self._row(row, style) for row in rows]
        self._is_first = True
        self._look = look
        self._whole = whole
        self._heights: list[float] = []
        self._measured_for = 0.0
        self.spaceBefore = before
        self.spaceAfter = after

    def _row(self, row: Sequence[CellContent], style: Style, is_head: bool = False) -> Row:
        stacks = [cells.stack(cell, style) for cell in row]
        return Row(stacks, self._roles.row(stacks, is_head))

    def _widths(self, width: float) -> list[float]:
        """The columns' widths in points for a table of a width."""
        shares = -sum(asked for asked in self._asked_widths if asked <= 0)
        left = max(width - sum(asked for asked in self._asked_widths if asked > 0), 0.0)
        return [asked if asked > 0 else left * -asked / shares for asked in self._asked_widths]

    def _row_height(self, row: Row, widths: Sequence[float]) -> float:
        look = self._look
        tallest = max(cells.height(cell, width - 2 * look.pad) for cell, width in zip(row.stacks, widths, strict=True))
        return tallest + 2 * look.pad_above

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        widths = self._widths(aW)
        # What is left of a long table on each page is not measured anew.
        if self._measured_for != aW or len(self._heights) != len(self._rows):
            self._heights = [self._row_height(row, widths) for row in self._rows]
            self._measured_for = aW
        self._head_height = self._row_height(self._head, widths) if self._head is not None else 0.0
        self.width, self.height = aW, self._head_height + sum(self._heights)
        return self.width, self.height

    def least(self, width: float) -> float:
        """The height that has to be free for the table to begin on a page, in points: its head and its first rows."""
        height = self.wrap(width, 0)[1]
        if self._whole and height <= _TALL:
            return height
        least = 0.0
        for row in self._heights:
            if least >= _BEGINNING:
                break
            least += row
        return self._head_height + min(least, _TALL)

    def split(self, aW: float, aH: float) -> list[Flowable]:
        if self.wrap(aW, aH)[1] <= aH + 0.01:
            return [self]
        if self._whole and self.height <= _TALL:
            return []
        room = aH - self._head_height
        fitting = 0
        while fitting < len(self._rows) and self._heights[fitting] <= room + 0.01:
            room -= self._heights[fitting]
            fitting += 1
        above, below = self._rows[:fitting], self._rows[fitting:]
        left = self._heights[fitting:]
        if below and self._heights[fitting] > _TALL:
            widths = self._widths(aW)
            head, tail = self._divide_row(below[0], widths, room)
            if head is not None:
                above, below = [*above, head], [tail, *below[1:]]
                left = [self._row_height(tail, widths), *left[1:]]
        if not above or not below:
            return []
        first, later = self._with(above, self.spaceBefore, 0.0), self._with(below, 0.0, self.spaceAfter)
        first._is_first, later._is_first = self._is_first, False
        later._heights, later._measured_for = left, aW
        return [first, later]

    def _divide_row(self, row: Row, widths: Sequence[float], room: float) -> tuple[Row | None, Row]:
        look = self._look
        parts = [
            cells.divide(cell, width - 2 * look.pad, room - 2 * look.pad_above)
            for cell, width in zip(row.stacks, widths, strict=True)
        ]
        heads, tails = [head for head, _ in parts], [tail for _, tail in parts]
        tallest = max(
            range(len(widths)), key=lambda place: cells.height(row.stacks[place], widths[place] - 2 * look.pad)
        )
        return (Row(heads, row.elements) if heads[tallest] else None), Row(tails, row.elements)

    def _with(self, rows: list[Row], before: float, after: float) -> Table:
        part = Table(self._asked_widths, [], None, self._look, before=before, after=after)
        part._rows, part._head, part._roles = rows, self._head, self._roles
        return part

    def draw(self) -> None:
        with self._roles.entered(self.canv):
            self._draw()

    def _draw(self) -> None:
        look, widths = self._look, self._widths(self.width)
        top = self.height
        if self._head is not None:
            if look.head_fill is not None:
                self.canv.setFillColor(look.head_fill)
                self.canv.rect(0, top - self._head_height, self.width, self._head_height, stroke=0, fill=1)
            # A head that is repeated was read on the first page.
            with nullcontext() if self._is_first else self.canv.artifact():
                self._draw_row(self._head, widths, top)
            top -= self._head_height
        for number, (row, height) in enumerate(zip(self._rows, self._heights, strict=True)):
            if number or self._head is not None:
                self._rule(look.line, top, 0.5)
            self._draw_row(row, widths, top)
            top -= height
        if self._head is None or look.head_fill is None:
            self._rule(look.frame, self.height, 1.0)
        self._rule(look.frame, 0, 1.0)
        self._draw_columns(widths)

    def _draw_row(self, row: Row, widths: Sequence[float], top: float) -> None:
        x = 0.0
        look = self._look
        for cell, element, width in zip(row.stacks, row.elements, widths, strict=True):
            with nullcontext() if element is None else self.canv.part(element):
                cells.draw(self.canv, cell, x + look.pad, top - look.pad_above, width - 2 * look.pad)
            x += width

    def _rule(self, colour: Color | None, y: float, weight: float) -> None:
        if colour is not None:
            self.canv.setStrokeColor(colour)
            self.canv.setLineWidth(weight)
            self.canv.line(0, y, self.width, y)

    def _draw_columns(self, widths: Sequence[float]) -> None:
        if self._look.columns_line is None:
            return
        self.canv.setStrokeColor(self._look.columns_line)
        self.canv.setLineWidth(0.5)
        x = 0.0
        for width in (0.0, *widths):
            x += width
            self.canv.line(x, 0, x, self.height)
