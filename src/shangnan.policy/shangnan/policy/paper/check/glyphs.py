"""What stands on the pages of a PDF, as it was drawn: characters, lines of them, strokes. Points from the upper left corner."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.faces import face_of
from statistics import median

#: A Chinese character's body above and below its base line, in em.
ABOVE, BELOW = 0.88, 0.12


def is_red(colour: tuple[int, int, int]) -> bool:
    """Whether the eye takes a colour (0 to 255) for red."""
    red, green, blue = colour
    return red >= 150 and red - max(green, blue) >= 70


def is_dark(colour: tuple[int, int, int]) -> bool:
    """Whether the eye takes a colour for black."""
    return max(colour) <= 80


@dataclass(frozen=True)
class Char:
    """A character.

    :ivar x, right: where its body begins and ends
    :ivar y: the base line
    :ivar size: as it is seen, in points
    :ivar font: name of the font, without the mark of a subset
    :ivar ink_top, ink_bottom: the ink itself
    """

    text: str
    x: float
    right: float
    y: float
    size: float
    font: str
    colour: tuple[int, int, int]
    ink_top: float
    ink_bottom: float

    @property
    def face(self) -> Face:
        """The face that its font belongs to."""
        return face_of(self.font)


@dataclass(frozen=True)
class Line:
    """Characters on one base line, or a part of them.

    :ivar page: number of the page, from 1
    """

    page: int
    chars: tuple[Char, ...]

    @cached_property
    def text(self) -> str:
        """The characters without the room between them."""
        return "".join(char.text for char in self.chars)

    @cached_property
    def x(self) -> float:
        """Where it begins."""
        return self.chars[0].x

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(char.right for char in self.chars)

    @cached_property
    def y(self) -> float:
        """The base line."""
        return median(char.y for char in self.chars)

    @cached_property
    def size(self) -> float:
        """The size that most of it has, in points."""
        return Counter(round(char.size, 1) for char in self.chars).most_common(1)[0][0]

    @property
    def top(self) -> float:
        """Upper edge of the characters' bodies."""
        return self.y - ABOVE * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of the characters' bodies."""
        return self.y + BELOW * self.size

    @property
    def centre(self) -> float:
        """Half way between beginning and end."""
        return (self.x + self.right) / 2

    @cached_property
    def is_red(self) -> bool:
        """Whether most of it is red."""
        return sum(is_red(char.colour) for char in self.chars) * 2 > len(self.chars)

    @cached_property
    def segments(self) -> tuple[Line, ...]:
        """The pieces between which there is room for two characters or more."""
        pieces: list[list[Char]] = []
        for char in self.chars:
            if pieces and char.x - pieces[-1][-1].right < 1.6 * char.size:
                pieces[-1].append(char)
            else:
                pieces.append([char])
        return tuple(Line(self.page, tuple(piece)) for piece in pieces)


@dataclass(frozen=True)
class Stroke:
    """A straight line, horizontal or vertical, or an area as thin as one.

    :ivar weight: its thickness
    """

    page: int
    x: float
    right: float
    top: float
    bottom: float
    weight: float
    colour: tuple[int, int, int]

    @property
    def y(self) -> float:
        """Its middle."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.x

    @property
    def is_horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.width > self.bottom - self.top


@dataclass(frozen=True)
class Sheet:
    """A page.

    :ivar number: from 1
    :ivar lines: from the top to the bottom
    :ivar has_picture: whether a picture covers most of it
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    has_picture: bool = False
