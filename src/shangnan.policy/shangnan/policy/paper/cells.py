"""What stands in a cell of a table: flowables one under the other, divisible at any line."""

from __future__ import annotations

from collections.abc import Sequence
from reportlab.platypus import Flowable
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.spans import Span
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.text import Text
from typing import TypeAlias

Stack = tuple[Flowable, ...]
CellContent: TypeAlias = "str | Span | Flowable | Sequence[str | Span | Flowable] | None"


def stack(content: CellContent, style: Style) -> Stack:
    """The flowables of a cell.

    :param content: plain text, a flowable, or several of them; a sequence of texts and spans only is one paragraph
    :param style: for the plain texts
    """
    if isinstance(content, Flowable):
        return (content,)
    if content is None or isinstance(content, (str, Span)):
        return (Text(content, style),)
    if any(isinstance(piece, Flowable) for piece in content):
        return tuple(piece if isinstance(piece, Flowable) else Text(piece, style) for piece in content)
    return (Text([piece for piece in content if not isinstance(piece, Flowable)], style),)


def height(pieces: Stack, width: float) -> float:
    """The height of a cell's content for a width, in points.

    The space between two pieces is the larger of what the upper wants below it and the lower above it.
    """
    total = gap = 0.0
    for number, piece in enumerate(pieces):
        if number:
            total += max(gap, piece.getSpaceBefore())
        total += piece.wrap(width, 1e6)[1]
        gap = piece.getSpaceAfter()
    return total


def divide(pieces: Stack, width: float, room: float) -> tuple[Stack, Stack]:
    """What fits into a height, and the rest. Either may be empty."""
    used = gap = 0.0
    for number, piece in enumerate(pieces):
        lead = max(gap, piece.getSpaceBefore()) if number else 0.0
        tall = piece.wrap(width, 1e6)[1]
        if used + lead + tall > room + 0.01:
            parts = piece.split(width, room - used - lead)
            if len(parts) == 2:
                return (*pieces[:number], parts[0]), (parts[1], *pieces[number + 1 :])
            return pieces[:number], pieces[number:]
        used += lead + tall
        gap = piece.getSpaceAfter()
    return pieces, ()


def belongs(pieces: Stack, element: Element) -> None:
    """Let a cell's content be the cell in the structure: a single paragraph is what the cell says, others are parts of it."""
    if len(pieces) == 1 and isinstance(pieces[0], Text) and pieces[0].element.kind == "P":
        pieces[0].element = element


def draw(canvas: Recorder, pieces: Stack, x: float, top: float, width: float) -> None:
    """Draw a cell's content downwards from its top left corner."""
    gap = 0.0
    for number, piece in enumerate(pieces):
        if number:
            top -= max(gap, piece.getSpaceBefore())
        top -= piece.wrap(width, 1e6)[1]
        piece.drawOn(canvas, x, top)
        gap = piece.getSpaceAfter()
