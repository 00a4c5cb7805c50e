"""The sheet of paper: its size, its margins, and the head and foot that its pages carry."""

from __future__ import annotations

from dataclasses import dataclass
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from shangnan.policy.paper import fonts
from shangnan.policy.paper.drawing import draw_text
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import QUIET
from shangnan.policy.paper.styles import RULE
from shangnan.policy.paper.styles import Style
from typing import Any

WIDTH, HEIGHT = A4
#: The same sheet lying on its long side.
A4_LANDSCAPE = (HEIGHT, WIDTH)
_TOTAL = "number-of-pages"
_FOOT = Style(size=9, colour=QUIET)
_NUMBER = Style(size=9.5, colour=MAIN)
_NUMBER_ROOM = 110.0


@dataclass(frozen=True)
class Margins:
    """Distances from the paper's edges to the text, in points.

    :ivar size: width and height of the paper
    """

    left: float = 20 * mm
    right: float = 20 * mm
    top: float = 20 * mm
    bottom: float = 20 * mm
    size: tuple[float, float] = A4

    @property
    def width(self) -> float:
        """The width of the column of text, in points."""
        return float(self.size[0]) - self.left - self.right


@dataclass(frozen=True)
class Repeated:
    """What every page carries.

    :ivar head: running title, from the second page on
    :ivar foot: at the left of the foot
    :ivar page_number: page number and number of pages, with two ``{}``; "" for a paper of one page
    """

    head: str = ""
    foot: str = ""
    page_number: str = "第 {} 页 共 {} 页"

    def draw(self, canvas: Any, margins: Margins, first: bool) -> None:
        """Draw head and foot of the present page on reportlab's canvas.

        :param first: whether it is the first page
        """
        canvas.saveState()
        width, height = margins.size
        if self.head and not first:
            top = height - margins.top
            draw_text(canvas, self.head, _FOOT, margins.left, top + 14, margins.width)
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.5)
            canvas.line(margins.left, top + 8.5, width - margins.right, top + 8.5)
        base = margins.bottom - 9 * mm
        if self.page_number:
            self._draw_number(canvas, width - margins.right, base)
        draw_text(canvas, self.foot, _FOOT, margins.left, base, margins.width - _NUMBER_ROOM)
        canvas.restoreState()

    def _draw_number(self, canvas: Any, right: float, base: float) -> None:
        """The number of this page, and a place for the number of pages, which is known when the last page is drawn."""
        before, _, after = self.page_number.partition("{}")
        start = right - fonts.face(_NUMBER.face).width(after.format(8)) * _NUMBER.size
        told = f"{before}{canvas.getPageNumber()}"
        draw_text(canvas, told, _NUMBER.but(align="right"), start - _NUMBER_ROOM, base, _NUMBER_ROOM)
        canvas.translate(start, base)
        canvas.doForm(_TOTAL)
        canvas.translate(-start, -base)

    def draw_total(self, canvas: Any, pages: int) -> None:
        """Fill in the number of pages everywhere; once, when all pages are drawn."""
        if self.page_number:
            canvas.beginForm(_TOTAL, 0, -10, WIDTH, 20)
            draw_text(canvas, self.page_number.partition("{}")[2].format(pages), _NUMBER, 0, 0, WIDTH / 2)
            canvas.endForm()
