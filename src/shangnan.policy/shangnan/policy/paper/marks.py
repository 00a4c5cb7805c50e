"""Small drawn marks: a box to tick, a numbered disc, a rule. Drawn, so that no font needs to have them."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable
from shangnan.policy.paper.drawing import draw_line
from shangnan.policy.paper.lines import break_lines
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import PAPER
from shangnan.policy.paper.styles import Style


class TickBox(Flowable):
    """An empty square to tick with a pen. Nobody is read it aloud: it says nothing.

    :param size: its edge, in points
    :param line: the height of the line of text it stands beside, in points; the box is centred on it
    """

    def __init__(self, size: float, line: float) -> None:
        super().__init__()
        self._size = size
        self._line = line

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = self._size, self._line
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.9)
        self.canv.rect(0.5, (self.height - self._size) / 2, self._size, self._size, stroke=1, fill=0)


class Disc(Flowable):
    """A number in a filled disc.

    :param number: what stands in it
    :param size: its diameter, in points
    :param line: the height of the line of text it stands beside, in points
    """

    def __init__(self, number: int, size: float, line: float, colour: Color = MAIN) -> None:
        super().__init__()
        self._number = str(number)
        self._size = size
        self._line = line
        self._colour = colour

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = self._size, max(self._line, self._size)
        return self.width, self.height

    def draw(self) -> None:
        middle = self.height - max(self._line, self._size) / 2
        radius = self._size / 2
        self.canv.setFillColor(self._colour)
        self.canv.circle(radius, middle, radius, stroke=0, fill=1)
        size = self._size * (0.62 if len(self._number) < 3 else 0.4)
        style = Style(size=size, colour=PAPER, bold=BOLD, align="centre")
        line = break_lines(signs(self._number, style), 10 * self._size)[0]
        draw_line(self.canv, line, "centre", self._size, middle - 0.36 * size)


class Rule(Flowable):
    """A horizontal line across the column.

    :param weight: its thickness, in points
    """

    def __init__(self, colour: Color, weight: float = 0.6, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self._colour = colour
        self._weight = weight
        self.spaceBefore = before
        self.spaceAfter = after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._weight
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(self._weight)
        self.canv.line(0, self._weight / 2, self.width, self._weight / 2)
