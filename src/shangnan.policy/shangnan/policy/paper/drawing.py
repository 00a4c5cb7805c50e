"""Drawing lines of text on a reportlab canvas, in a flowable or at a fixed place."""

from __future__ import annotations

from itertools import groupby
from shangnan.policy.paper.chain import Link
from shangnan.policy.paper.lines import break_lines
from shangnan.policy.paper.lines import Line
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style
from typing import Any

_FILL_AND_STROKE = 2


def draw_line(canvas: Any, line: Line, align: str, width: float, base: float, left: float = 0.0) -> None:
    """Draw one line on a reportlab canvas.

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
    for (link, style), run in groupby(line.signs, key=lambda sign: (sign.link, sign.style)):
        held = list(run)
        _draw_run(canvas, "".join(sign.character for sign in held), link, style, x, base, gap)
        x += sum(sign.width + gap for sign in held)


def _draw_run(canvas: Any, text: str, link: Link, style: Style, x: float, y: float, gap: float) -> None:
    """Draw characters of one font. The state is restored, since a text's mode and spacing outlive its end in PDF."""
    stroke = (link.embolden + style.bold) * style.size
    canvas.saveState()
    if stroke:
        canvas.setLineWidth(stroke)
        canvas.setStrokeColor(style.colour)
    pen = canvas.beginText(x, y)
    pen.setFont(link.embedded.fontName, style.size)
    pen.setFillColor(style.colour)
    if stroke:
        pen.setTextRenderMode(_FILL_AND_STROKE)
    if gap:
        pen.setCharSpace(gap)
    pen.textOut(text)
    canvas.drawText(pen)
    canvas.restoreState()


def draw_text(canvas: Any, content: Content, style: Style, x: float, y: float, width: float) -> None:
    """Draw one line of text outside the flow; what does not fit ends in an ellipsis.

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
    draw_line(canvas, break_lines(placed, 1e9)[0], style.align, width, y, x)
