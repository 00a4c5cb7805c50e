"""How text looks: the portal's main colour, black and greys; sizes that older readers can read."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from reportlab.lib.colors import Color
from reportlab.lib.colors import HexColor
from shangnan.policy.paper import fonts
from typing import Any
from typing import Literal

MAIN = HexColor(0x0B5C73)
TINT = HexColor(0xEAF3F5)
INK = HexColor(0x1A1A1A)
QUIET = HexColor(0x4A5A61)
RULE = HexColor(0xB5C4C9)
PAPER = HexColor(0xFFFFFF)

#: The smallest size of a text that a reader needs, in points.
SMALLEST_BODY = 10.5

Align = Literal["left", "justify", "centre", "right"]


@dataclass(frozen=True)
class Style:
    """How a block of text is set. All lengths in points.

    :ivar face: one of :data:`fonts.FACES`
    :ivar leading: distance of base lines, as a multiple of the size
    :ivar bold: width of a stroke round the glyphs, in em; 0 for none
    :ivar indent: indent of a paragraph's first line, in em; negative hangs it out of the other lines
    :ivar before: space above the block
    :ivar after: space below the block
    """

    face: str = fonts.HEI
    size: float = 11.0
    leading: float = 1.55
    colour: Color = INK
    bold: float = 0.0
    align: Align = "left"
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0

    def but(self, **changes: Any) -> Style:
        """The same style with some attributes changed."""
        return replace(self, **changes)

    def scaled(self, factor: float) -> Style:
        """The same style, larger or smaller by a factor."""
        return replace(self, size=self.size * factor, before=self.before * factor, after=self.after * factor)


BOLD = 0.035

BODY = Style(leading=1.5, after=4)
STRONG = Style(leading=1.5, bold=BOLD, after=2)
PROSE = Style(face=fonts.SONG, leading=1.5, align="justify", after=4)
CELL = Style(size=10.5, leading=1.4)
CELL_STRONG = Style(size=10.5, leading=1.4, bold=BOLD)
CELL_HEAD = Style(size=10.5, leading=1.4, colour=MAIN, bold=BOLD)
SMALL = Style(size=9.5, leading=1.45, colour=QUIET)
TITLE = Style(size=22, leading=1.3, colour=MAIN, bold=BOLD, after=4)
HEADING = Style(size=14, leading=1.4, colour=MAIN, bold=BOLD)
