"""Drawing lines of text, in a flowable or at a fixed place."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from shangnan.policy.paper.lines import break_lines
from shangnan.policy.paper.lines import Line
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style

_LOOK = attrgetter("link", "style")


def draw_line(canvas: Recorder, line: Line, align: str, width: float, base: float, left: float = 0.0) -> None:
    """Draw one line as part of the present part of the structure.

    :param width: the width of the block, in points
    :param base: height of the base line, in points
    :param left: left edge of the block, in points
    """
    spare = width - line.offset - line.width
    x = left + line.offset
    gap = 0.0
    if align == "right":
        x += spare
    elif align == "centre":
        x += spare / 2
    elif align == "justify" and not line.last and len(line.signs) > 1:
        gap = max(spare, 0.0) / (len(line.signs) - 1)
    for (link, style), run in groupby(line.signs, key=_LOOK):
        held = list(run)
        advances = [sign.width + gap for sign in held]
        canvas.glyphs("".join([sign.character for sign in held]), link, style, x, base, advances)
        x += sum(advances)


def draw_text(canvas: Recorder, content: Content, style: Style, x: float, y: float, width: float) -> None:
    """Draw one line of text outside the flow, a paragraph of its own; what does not fit ends in an ellipsis.

    :param x: left edge of the room for it, in points
    :param y: height of its base line, in points
    :param width: the room for it, in points
    :raises MissingGlyph: naming the first character that no font has
    """
    placed = [sign for sign in signs(content, style) if sign.character != "\n"]
    if sum(sign.width for sign in placed) > width:
        ellipsis = signs("…", style)
        width_left = width - ellipsis[0].width
        while placed and sum(sign.width for sign in placed) > width_left:
            placed.pop()
        placed += ellipsis
    with canvas.part(Element("P")):
        draw_line(canvas, break_lines(placed, 1e9)[0], style.align, width, y, x)
