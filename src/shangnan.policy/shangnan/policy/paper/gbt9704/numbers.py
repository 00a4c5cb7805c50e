"""Page numbers: 4号 half-width figures between dashes, 7 mm under the type area, on the outer side (GB/T 9704-2012, 7.5)."""

from __future__ import annotations

from shangnan.policy.paper import fonts
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704.measures import NUMBER_BELOW
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.pen import colour_of
from shangnan.policy.paper.typeset.grid import BOTTOM
from shangnan.policy.paper.typeset.grid import FOUR
from shangnan.policy.paper.typeset.grid import LEFT
from shangnan.policy.paper.typeset.grid import RIGHT

#: 半角: half as wide as high.
_FIGURE = FOUR / 2
#: Between a dash and the figures, in points.
_GAP = FOUR / 4


def place_number(page: Page, number: int) -> None:
    """Place a page's number: one character in from the right on odd pages, from the left on even ones.

    The upper edge of the dashes lies 7 mm under the type area.
    """
    face = fonts.face(fonts.SONG)
    dash = face.place(faces.DASH)
    y = BOTTOM + NUMBER_BELOW + dash.link.font.ink(ord(faces.DASH))[0] * FOUR
    width = 2 * (FOUR + _GAP) + _FIGURE * len(str(number))
    x = RIGHT - FOUR - width if number % 2 else LEFT + FOUR
    black = colour_of(faces.PAGE_NUMBER)

    def put(character: str, place: float, advance: float) -> None:
        placed = face.place(character)
        stretch = advance / (placed.advance * FOUR)
        page.items.append(Glyphs(character, placed.link, FOUR, place, y, (advance,), black, stretch))

    put(faces.DASH, x, FOUR)
    for place, figure in enumerate(str(number)):
        put(figure, x + FOUR + _GAP + place * _FIGURE, _FIGURE)
    put(faces.DASH, x + width - FOUR, FOUR)
