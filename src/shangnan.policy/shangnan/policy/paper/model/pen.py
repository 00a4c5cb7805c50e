"""Placing single lines of text, rules and boxes on a page of the model, for papers whose places are fixed."""

from __future__ import annotations

from itertools import groupby
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import BLACK
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Step
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Align
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import PAPER
from shangnan.policy.paper.styles import Style

#: From the middle of a Chinese character's body down to its base line, in em.
MIDDLE_TO_BASE = 0.38


def colour_of(style: Style) -> Colour:
    """A style's colour as the model tells it."""
    return float(style.colour.red), float(style.colour.green), float(style.colour.blue)


def place_signs(
    page: Page,
    placed: list[Sign],
    x: float,
    y: float,
    gap: float = 0.0,
    element: Element | None = None,
) -> None:
    """Place characters on a base line.

    :param x: where the first begins
    :param y: the base line
    :param gap: further room after each character
    """
    for (link, style), held in groupby(placed, key=lambda sign: (sign.link, sign.style)):
        run = list(held)
        advances = tuple(sign.width + gap for sign in run)
        text = "".join(sign.character for sign in run)
        page.items.append(
            Glyphs(text, link, style.size, x, y, advances, colour_of(style), bold=style.bold, element=element)
        )
        x += sum(advances)


def place_text(
    page: Page,
    content: Content,
    style: Style,
    x: float,
    y: float,
    width: float = 0.0,
    align: Align = "left",
    element: Element | None = None,
) -> float:
    """Place one line of text.

    :param x: left edge of the room for it
    :param y: the base line
    :param width: of that room; matters unless the text stands at its left. "justify" spreads the characters over it
    :returns: the width of the text, in points
    :raises MissingGlyph: naming the first character that no font has
    """
    placed = [sign for sign in signs(content, style) if sign.character != "\n"]
    taken = sum(sign.width for sign in placed)
    gap = 0.0
    if align == "right":
        x += width - taken
    elif align == "centre":
        x += (width - taken) / 2
    elif align == "justify" and len(placed) > 1:
        gap = (width - taken) / (len(placed) - 1)
    place_signs(page, placed, x, y, gap, element)
    return taken


def line(page: Page, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5, colour: Colour = BLACK) -> None:
    """A straight line that is mere decoration.

    :param weight: its width, in points
    """
    page.items.append(Path((("M", x1, y1), ("L", x2, y2)), stroke=colour, weight=weight))


def box(
    page: Page,
    x: float,
    y: float,
    width: float,
    height: float,
    stroke: Colour | None = BLACK,
    fill: Colour | None = None,
    weight: float = 0.5,
) -> None:
    """A rectangle that is mere decoration.

    :param x, y: its upper left corner
    """
    steps: tuple[Step, ...] = (
        ("M", x, y),
        ("L", x + width, y),
        ("L", x + width, y + height),
        ("L", x, y + height),
        ("Z",),
    )
    page.items.append(Path(steps, fill=fill, stroke=stroke, weight=weight))


def band(page: Page, left: str, right: str, height: float, margin: float, element: Element | None = None) -> None:
    """The coloured band at the head of a page, with words at its left and at its right.

    :param height: of the band, in points
    :param margin: from the page's edges to the words, in points
    :param element: that the words at the left belong to; those at the right, which say what the paper is, are no content
    """
    colour = float(MAIN.red), float(MAIN.green), float(MAIN.blue)
    box(page, 0, 0, page.width, height, stroke=None, fill=colour)
    size = height * 0.34
    base = height / 2 + MIDDLE_TO_BASE * size
    room = page.width - 2 * margin
    style = Style(size=size, colour=PAPER, bold=BOLD)
    taken = place_text(page, right, style, margin, base, room, "right")
    wanted = sum(sign.width for sign in signs(left, style))
    # Words that are too long get smaller, so that both have their place.
    style = style.scaled(min(1.0, (room - taken - 2 * size) / wanted)) if wanted else style
    place_text(page, left, style, margin, base, element=element)
