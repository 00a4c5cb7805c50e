"""发文机关标志: the issuing body's name in red, as large as the line allows (GB/T 9704-2012, 7.2.4).

The standard leaves the size to the office (醒目、美观、庄重). Here a name is as high as lets all that follows it stand on the grid: the
number on the eighth line. Where it is too long for that it is narrowed, as offices do, and then made smaller.
"""

from __future__ import annotations

from itertools import groupby
from shangnan.policy.paper import fonts
from shangnan.policy.paper.chain import Face
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.gbt9704 import faces
from shangnan.policy.paper.gbt9704.measures import BLANK_LINES
from shangnan.policy.paper.gbt9704.measures import MARK_BELOW_TOP
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.pen import colour_of
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.typeset.grid import ADVANCE
from shangnan.policy.paper.typeset.grid import LEFT
from shangnan.policy.paper.typeset.grid import PITCH
from shangnan.policy.paper.typeset.grid import WIDTH

#: The height of a name that stands alone: what is left above the eighth line.
HEIGHT = (7 - BLANK_LINES) * PITCH - MARK_BELOW_TOP
#: For each further name of a joint document the mark grows by a line, up to so many lines; the names share the height.
MOST_LINES_MORE = 4
_BETWEEN = 3 * MM
_SMALLEST = 10.0
#: No narrower than this (WPS and Word call it 字符缩放 60%); then smaller.
_NARROWEST = 0.6
#: A short name is spread no wider than one character's width between two.
_WIDEST_GAP = 1.0
_MOST_WIDTH = WIDTH - ADVANCE


def place_mark(page: Page, names: tuple[str, ...], top: float, element: Element, more: int = MOST_LINES_MORE) -> float:
    """Place the mark; several names one below the other, 文件 at their right in the middle.

    :param names: of the bodies; 文件 at the end of the last
    :param top: its upper edge, in points from the page's top
    :param more: by how many lines several names may make it higher
    :returns: its lower edge; where there are no names, that of a mark of one name
    :raises DoesNotFit: when there are more names than can be read
    :raises MissingGlyph: naming a character that no font has
    """
    width = _MOST_WIDTH
    if len(names) < 2:
        name = names[0] if names else ""
        return _one(page, name, top, HEIGHT, LEFT + (WIDTH - width) / 2, width, element) if name else top + HEIGHT
    height = HEIGHT + min(len(names) - 1, more) * PITCH
    each = (height - (len(names) - 1) * _BETWEEN) / len(names)
    if each < _SMALLEST:
        raise DoesNotFit(f"the mark has {len(names)} names, which is more than fit above the text")
    file = names[-1].endswith(faces.FILE)
    shown = (*names[:-1], names[-1].removesuffix(faces.FILE)) if file else names
    longest = max(map(len, shown))
    beside = min(HEIGHT, height) * 2 * 0.8 + ADVANCE if file else 0.0
    room = min(width - beside, longest * each * 1.15)
    left = LEFT + (WIDTH - room - beside) / 2
    for number, name in enumerate(shown):
        _one(page, name, top + number * (each + _BETWEEN), each, left, room, element, spread=True)
    if file:
        _one(page, faces.FILE, top + (height - HEIGHT) / 2, HEIGHT, left + room + ADVANCE, beside - ADVANCE, element)
    return top + height


def _one(
    page: Page, name: str, top: float, height: float, left: float, room: float, element: Element, spread: bool = False
) -> float:
    """One name in the middle of its room, its ink ``height`` points high or less; the lower edge of its ink."""
    face = fonts.face(fonts.XIAOBIAOSONG)
    high, low = _ink(face, name)
    size = height / ((high - low) or 1.0)
    natural = face.width(name) * size
    stretch = min(1.0, room / natural)
    if stretch < _NARROWEST:
        size, stretch = size * stretch / _NARROWEST, _NARROWEST
        natural = face.width(name) * size
    gap = 0.0
    if spread and len(name) > 1:
        gap = min((room - natural * stretch) / (len(name) - 1), room)
    x = left + (room - natural * stretch - gap * (len(name) - 1)) / 2
    style = faces.MARK.but(size=size)
    y = top + high * size
    placed = [(sign, sign.width * stretch + gap) for sign in signs(name, style)]
    placed[-1] = placed[-1][0], placed[-1][1] - gap
    for link, held in groupby(placed, key=lambda pair: pair[0].link):
        run = list(held)
        advances = tuple(advance for _, advance in run)
        text = "".join(sign.character for sign, _ in run)
        page.items.append(Glyphs(text, link, size, x, y, advances, colour_of(style), stretch, element=element))
        x += sum(advances)
    return y - low * size


def _ink(face: Face, name: str) -> tuple[float, float]:
    """The highest and lowest place of a name's ink over the base line, in em, with the stroke of a bold stand-in."""
    found = [(face.place(character).link, ord(character)) for character in name]
    edges = [(*link.font.ink(code), link.embolden / 2) for link, code in found]
    return max(high + half for high, _, half in edges), min(low - half for _, low, half in edges)
