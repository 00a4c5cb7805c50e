"""The sheet of paper: its size, its margins, and the head and foot that its pages carry."""

from __future__ import annotations

from dataclasses import dataclass
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from shangnan.policy.paper.drawing import draw_text
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import QUIET
from shangnan.policy.paper.styles import RULE
from shangnan.policy.paper.styles import Style

WIDTH, HEIGHT = A4
#: The same sheet lying on its long side.
A4_LANDSCAPE = (HEIGHT, WIDTH)
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

    @property
    def height(self) -> float:
        """The height of the column of text, in points."""
        return float(self.size[1]) - self.top - self.bottom


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

    def draw(self, canvas: Recorder, margins: Margins, number: int, pages: int) -> None:
        """Draw head and foot of the present page; they are no content.

        :param number: of the page, from 0
        :param pages: how many there are
        :raises MissingGlyph: naming the first character that no font has, on the first page for the later ones too
        """
        width, height = margins.size
        signs(self.head, _FOOT)
        with canvas.artifact():
            if self.head and number:
                top = height - margins.top
                draw_text(canvas, self.head, _FOOT, margins.left, top + 14, margins.width)
                canvas.setStrokeColor(RULE)
                canvas.setLineWidth(0.5)
                canvas.line(margins.left, top + 8.5, width - margins.right, top + 8.5)
            base = margins.bottom - 9 * mm
            if self.page_number:
                told = self.page_number.format(number + 1, pages)
                room = width - margins.right - _NUMBER_ROOM
                draw_text(canvas, told, _NUMBER.but(align="right"), room, base, _NUMBER_ROOM)
            draw_text(canvas, self.foot, _FOOT, margins.left, base, margins.width - _NUMBER_ROOM)
