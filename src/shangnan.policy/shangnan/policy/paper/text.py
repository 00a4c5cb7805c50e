"""A block of text as a flowable: pieces of plain text in their styles, divided between lines where a page ends."""

from __future__ import annotations

from reportlab.platypus import Flowable
from shangnan.policy.paper.drawing import draw_line
from shangnan.policy.paper.lines import break_lines
from shangnan.policy.paper.lines import Line
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.pen import MIDDLE_TO_BASE
from shangnan.policy.paper.spans import Content
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style
from typing import Any

#: Lines that may not stand alone at the foot or the head of a page.
_TOGETHER = 2


class Text(Flowable):
    """A block of text.

    :param content: plain text, or pieces of it in styles of their own; nothing in it is markup
    :param style: the style of the block and of pieces without one
    :param bookmark: the text of an entry in the document's outline that leads here; None for no entry
    :param level: of a heading, from 1; 0 for a paragraph. A paper's first heading has level 1, and no level is skipped
    :ivar element: the part of the structure that the text is; all its pieces on several pages are this one
    :raises MissingGlyph: naming the first character that no font has
    """

    def __init__(self, content: Content, style: Style, bookmark: str | None = None, level: int = 0) -> None:
        super().__init__()
        self.style = style
        self.bookmark = bookmark
        self.element = Element(f"H{level}" if level else "P")
        self._signs = signs(content, style)
        self._lines: list[Line] | None = None
        self._broken_for = 0.0
        self.spaceBefore = style.before
        self.spaceAfter = style.after

    @property
    def pitch(self) -> float:
        """The distance of base lines, in points."""
        return self.style.size * self.style.leading

    def lines(self, width: float) -> list[Line]:
        """The block's lines for a width in points."""
        if self._lines is None or (self._broken_for and abs(self._broken_for - width) > 0.01):
            self._lines = break_lines(self._signs, width, self.style.indent * self.style.size)
            self._broken_for = width
        return self._lines

    def least(self, width: float) -> float:
        """The height that has to be free for the block to begin on a page, in points."""
        lines = len(self.lines(width))
        return self.pitch * (lines if lines <= _TOGETHER + 1 else _TOGETHER)

    def natural_width(self) -> float:
        """The width that the block needs to stand on one line for each of its paragraphs, in points."""
        return max(line.offset + sum(sign.width for sign in line.signs) for line in self.lines(1e9))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, len(self.lines(aW)) * self.pitch
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Any]:
        lines = self.lines(aW)
        room = int((aH + 0.01) / self.pitch)
        if room >= len(lines):
            return [self]
        if len(lines) - room < _TOGETHER:
            room = len(lines) - _TOGETHER
        if room < min(_TOGETHER, len(lines) - 1):
            return []
        return [self._part(lines[:room], head=True), self._part(lines[room:], head=False)]

    def _part(self, lines: list[Line], head: bool) -> Text:
        part = Text(None, self.style, self.bookmark if head else None)
        part.element = self.element
        part._lines = lines
        part._broken_for = self._broken_for
        part.spaceBefore = self.spaceBefore if head else 0.0
        part.spaceAfter = 0.0 if head else self.spaceAfter
        return part

    def draw(self) -> None:
        if self.bookmark is not None:
            self.canv.bookmark(self.bookmark, self.height)
        # The body is centred in its line: a Chinese one reaches from 0.88 em above the base line to 0.12 em below.
        base = self.height - self.pitch / 2 - MIDDLE_TO_BASE * self.style.size
        with self.canv.part(self.element):
            for number, line in enumerate(self.lines(self.width)):
                draw_line(self.canv, line, self.style.align, self.width, base - number * self.pitch)
