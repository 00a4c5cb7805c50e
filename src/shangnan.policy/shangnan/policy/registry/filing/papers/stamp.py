"""归档章 as a small paper of its own, to be laid over a copy. Pure: draws plain data.

DA/T 22-2015, 7.3 and annex: 45 mm × 16 mm, six fields: 全宗号, 年度, 件号 above; 机构（问题）, 保管期限, 页数 below; in the blank room at the top of
the first page.
"""

from __future__ import annotations

from dataclasses import dataclass
from reportlab.lib.colors import HexColor
from shangnan.policy.paper import fonts
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.items import RED
from shangnan.policy.paper.model.paragraph import fitted
from shangnan.policy.paper.model.pen import box
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.styles import Style

WIDTH, HEIGHT = 45 * MM, 16 * MM
TITLE = "归档章"
_STYLE = Style(face=fonts.SONG, colour=HexColor(0xFF0000), align="centre")
_LINE: Colour = RED
_SIZES = (10.5, 10, 9, 8, 7, 6, 5, 4)


@dataclass(frozen=True)
class Stamp:
    """What the stamp says.

    :ivar fonds: 全宗号
    :ivar year: 年度
    :ivar number: 件号, with leading zeros
    :ivar unit: 机构（问题）
    :ivar period: 保管期限, in words
    :ivar pages: 页数; "" where unknown
    """

    fonds: str
    year: str
    number: str
    unit: str
    period: str
    pages: str

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The fields, row by row."""
        return (self.fonds, self.year, self.number), (self.unit, self.period, self.pages)


def stamp_paper(stamp: Stamp) -> Document:
    """The stamp on a page of its own size.

    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when a text has no place even in small letters
    """
    document = Document(Facts(TITLE, ""))
    page = document.page((WIDTH, HEIGHT))
    part = document.root.add("P")
    column, row = WIDTH / 3, HEIGHT / 2
    inset = 0.4
    box(page, inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, stroke=_LINE, weight=0.8)
    for number in (1, 2):
        line(page, number * column, inset, number * column, HEIGHT - inset, 0.5, _LINE)
    line(page, inset, row, WIDTH - inset, row, 0.5, _LINE)
    for down, texts in enumerate(stamp.rows()):
        for across, text in enumerate(texts):
            if not text:
                continue
            room = column - 3
            style = fitted(text, _STYLE, room, _SIZES)
            base = down * row + row / 2 + 0.36 * style.size
            place_text(page, text, style, across * column + 1.5, base, room, "centre", part)
    return document
