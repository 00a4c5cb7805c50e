"""Setting a paragraph at a fixed place of a page, and text as large as its place allows."""

from __future__ import annotations

from collections.abc import Sequence
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.lines import break_lines
from shangnan.policy.paper.lines import Line
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.pen import MIDDLE_TO_BASE
from shangnan.policy.paper.model.pen import place_signs
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style


def lines_of(content: Content, style: Style, width: float) -> list[Line]:
    """The lines of a text for a width in points.

    :raises MissingGlyph: naming the first character that no font has
    """
    return break_lines(signs(content, style), width, style.indent * style.size)


def place_paragraph(
    page: Page, content: Content, style: Style, x: float, top: float, width: float, element: Element | None = None
) -> float:
    """Place a paragraph.

    :param x: left edge of the room for it, in points
    :param top: height at which its first line begins, in points from the top of the page
    :param width: of that room, in points
    :returns: the height at which its last line ends, in points from the top of the page
    :raises MissingGlyph: naming the first character that no font has
    """
    pitch = style.size * style.leading
    for number, line in enumerate(lines_of(content, style, width)):
        base = top + number * pitch + pitch / 2 + MIDDLE_TO_BASE * style.size
        spare = width - line.offset - line.width
        left, gap = x + line.offset, 0.0
        if style.align == "right":
            left += spare
        elif style.align == "centre":
            left += spare / 2
        elif style.align == "justify" and not line.last and len(line.signs) > 1:
            gap = max(spare, 0.0) / (len(line.signs) - 1)
        place_signs(page, list(line.signs), left, base, gap, element)
        top_of_next = top + (number + 1) * pitch
    return top_of_next


def fitted(content: str, style: Style, width: float, sizes: Sequence[float], most: int = 1) -> Style:
    """The style in the largest size in which a text has no more lines than allowed.

    :param sizes: that may be taken, in points, the largest first
    :param most: lines
    :raises DoesNotFit: when it has more in the smallest
    :raises MissingGlyph: naming the first character that no font has
    """
    for size in sizes:
        found = style.but(size=size)
        if len(lines_of(content, found, width)) <= most:
            return found
    raise DoesNotFit(f"a text of {len(content)} characters has more than {most} lines in the smallest size")
