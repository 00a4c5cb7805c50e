"""What stands on a page. Lengths are points (1/72 inch); places count from the page's upper left corner, to the right and downwards."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.paper.chain import Link as FontLink
from typing import Literal
from typing import TypeAlias

#: Red, green and blue, each from 0 to 1.
Colour: TypeAlias = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)
#: What the standard calls red, Y80 M80, as a screen shows it (GB/T 9704-2012, 5.1.4).
RED: Colour = (1.0, 0.0, 0.0)


@dataclass(eq=False)
class Element:
    """A part of a paper's logical structure, as a reader of the screen goes through it (ISO 32000-1, 14.8.4).

    :ivar kind: a standard structure type: Document, Sect, H1 … H6, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure, Link, Note
    :ivar children: its parts in the order in which they are read
    :ivar alternative: what is read aloud instead of what is drawn; needed for Figure
    :ivar rows, columns: how many rows and columns a cell of a table spans
    :ivar scope: of a TH, whether it heads its column or its row
    """

    kind: str
    children: list[Element] = field(default_factory=list)
    alternative: str = ""
    rows: int = 1
    columns: int = 1
    scope: Literal["Column", "Row"] = "Column"

    def add(self, kind: str, alternative: str = "", rows: int = 1, columns: int = 1) -> Element:
        """A new part at the end."""
        child = Element(kind, alternative=alternative, rows=rows, columns=columns)
        self.children.append(child)
        return child


@dataclass(frozen=True)
class Glyphs:
    """Characters of one font on one base line.

    :ivar text: the characters, each of which the font has
    :ivar link: the font, with the stroke that emboldens it
    :ivar size: in points
    :ivar x: where the first glyph begins
    :ivar y: the base line
    :ivar advances: from each glyph's beginning to the next one's, one for each character
    :ivar stretch: width of the glyphs, 1 as the font has them (advances are told as they are, stretched)
    :ivar bold: width of a further stroke round the glyphs, in em
    :ivar element: the part of the structure that it belongs to; None for what is no content: running heads, page numbers
    """

    text: str
    link: FontLink
    size: float
    x: float
    y: float
    advances: tuple[float, ...]
    colour: Colour = BLACK
    stretch: float = 1.0
    bold: float = 0.0
    element: Element | None = None

    @property
    def width(self) -> float:
        """From the first glyph's beginning to the last one's end."""
        return sum(self.advances)


#: ("M", x, y) begins a figure, ("L", x, y) draws a straight line, ("C", x1, y1, x2, y2, x, y) a Bézier curve, ("Z",) closes it.
Step: TypeAlias = tuple[Literal["M", "L", "C", "Z"], *tuple[float, ...]]


@dataclass(frozen=True)
class Path:
    """Lines and areas.

    :ivar steps: see :data:`Step`
    :ivar fill: colour of the area; None for none
    :ivar stroke: colour of the line; None for none
    :ivar weight: width of the line, in points
    :ivar element: None for mere decoration
    """

    steps: tuple[Step, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    weight: float = 0.5
    element: Element | None = None


@dataclass(frozen=True)
class Picture:
    """A picture, of PNG or JPEG.

    :ivar data: the file's bytes
    :ivar x, y: its upper left corner
    :ivar width, height: on the page
    """

    data: bytes
    x: float
    y: float
    width: float
    height: float
    element: Element | None = None


@dataclass(frozen=True)
class Link:
    """A place on a page that leads to an address when it is clicked.

    :ivar address: http, https, tel or mailto
    """

    x: float
    y: float
    width: float
    height: float
    address: str
    element: Element | None = None


Item: TypeAlias = Glyphs | Path | Picture | Link
