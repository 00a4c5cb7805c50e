"""A face: fonts in order of preference. Each character comes from the first that has it; if none has it: an error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.paper.font import Font
from typing import NamedTuple


@dataclass(frozen=True)
class Link:
    """One font of a chain.

    :ivar font: the font
    :ivar embolden: width of a stroke drawn round its glyphs, in em, where a regular weight stands in for a heavy one
    """

    font: Font
    embolden: float = 0.0


class Placed(NamedTuple):
    """Where a character comes from, and its width in em."""

    link: Link
    advance: float


class Face:
    """A kind of lettering (黑体, 宋体, 仿宋, 楷体, 小标宋) with its chain of fonts. Safe to share between threads.

    :ivar name: our name of the face
    """

    def __init__(self, name: str, links: Sequence[Link]) -> None:
        self.name = name
        self.links = tuple(links)
        self._found: dict[str, Placed] = {}

    def place(self, character: str) -> Placed:
        """The font of a character and its width.

        :param character: a string of length 1
        :raises MissingGlyph: when no font of the chain has it
        """
        placed = self._found.get(character)
        if placed is None:
            code = ord(character)
            for candidate in self.links:
                if code in candidate.font:
                    placed = Placed(candidate, candidate.font.advance(code))
                    break
            else:
                raise MissingGlyph(character, self.name)
            self._found[character] = placed
        return placed

    def __contains__(self, character: str) -> bool:
        return character in self._found or any(ord(character) in link.font for link in self.links)

    def width(self, text: str) -> float:
        """The width of a text set on one line, in em.

        :raises MissingGlyph: when no font of the chain has one of its characters
        """
        return sum(self.place(character).advance for character in text)
