"""Plain text in one or several styles, resolved to characters with their fonts and widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.paper import fonts
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.styles import Style


@dataclass(frozen=True)
class Span:
    """A piece of text that looks different from the rest of its block."""

    text: str
    style: Style


Content = str | Span | Sequence[str | Span] | None


def signs(content: Content, style: Style) -> list[Sign]:
    """The characters of a text, each with its font.

    :raises MissingGlyph: naming the first character that no font has
    """
    spans = [content] if isinstance(content, (str, Span)) or content is None else content
    placed: list[Sign] = []
    for span in spans:
        span_style = span.style if isinstance(span, Span) else style
        face = fonts.face(span_style.face)
        for character in readable(span.text if isinstance(span, Span) else span):
            place = face.place(" " if character == "\n" else character)
            placed.append(Sign(character, place.link, place.advance * span_style.size, span_style))
    return placed
