"""Plain text in one or several styles, resolved to characters with their fonts and widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from shangnan.policy.paper import fonts
from shangnan.policy.paper.chain import Face
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
        known = _known(fonts.face(span_style.face), span_style)
        placed += [known[character] for character in readable(span.text if isinstance(span, Span) else span)]
    return placed


class _Known(dict[str, Sign]):
    """The characters that were set in a style; others are looked up when they are met."""

    def __init__(self, face: Face, style: Style) -> None:
        self._face = face
        self._style = style

    def __missing__(self, character: str) -> Sign:
        place = self._face.place(" " if character == "\n" else character)
        sign = self[character] = Sign(character, place.link, place.advance * self._style.size, self._style)
        return sign


@lru_cache(maxsize=256)
def _known(face: Face, style: Style) -> _Known:
    """What is known of a style. A face that the office replaces is another face, so that nothing outlives its fonts."""
    return _Known(face, style)
