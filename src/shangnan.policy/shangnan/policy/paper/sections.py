"""Numbered sections: a heading that leads the outline and never stands alone at the foot of a page."""

from __future__ import annotations

from collections.abc import Sequence
from reportlab.platypus import CondPageBreak
from reportlab.platypus import Flowable
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.marks import Disc
from shangnan.policy.paper.styles import BODY
from shangnan.policy.paper.styles import HEADING
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text

#: Below the paper's title.
_LEVEL = 2
_SPACE_BEFORE = 11.0
_SPACE_AFTER = 4.0


class Heading(Flowable):
    """A section's number in a disc, its title, a line under both. Enters the outline; one heading below the paper's title.

    :param title: the title; nothing in it is markup
    """

    def __init__(self, number: int, title: str, style: Style = HEADING, before: float = _SPACE_BEFORE) -> None:
        super().__init__()
        self._text = Text(title, style, bookmark=title, level=_LEVEL)
        self._disc = Disc(number, style.size * 1.25, self._text.pitch)
        self._indent = style.size * 1.75
        self.spaceBefore = before
        self.spaceAfter = _SPACE_AFTER

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = self._text.wrap(aW - self._indent, aH)[1] + 2
        self._disc.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.part(self._text.element):
            self._disc.drawOn(self.canv, 0, self.height - self._disc.height)
            self._text.drawOn(self.canv, self._indent, 2)
        self.canv.setStrokeColor(MAIN)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 0, self.width, 0)


def section(number: int, title: str, body: Sequence[Flowable], width: float) -> list[Flowable]:
    """A heading and what stands under it; a new page is begun if the heading and the body's beginning do not fit.

    :param body: at least one flowable
    :param width: the column's width, in points
    """
    heading = Heading(number, title)
    first = body[0]
    least = first.least(width) if isinstance(first, (Text, Table)) else first.wrap(width, 0)[1]
    needed = heading.wrap(width, 0)[1] + heading.spaceBefore + heading.spaceAfter + least
    return [CondPageBreak(needed), heading, *body]


def numbered(items: Sequence[str], style: Style = BODY) -> Table:
    """A list with figures before its items."""
    rows = [[f"{number}.", item] for number, item in enumerate(items, 1)]
    return Table([style.size * 1.7, -1], rows, look=BARE, style=style.but(after=0), role="list")
