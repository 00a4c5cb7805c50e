"""Papers made of named pieces at given places, so that a test can move one of them. Independent of the typesetter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from reportlab.lib.colors import Color
from shangnan.policy.paper import fonts
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import LEFT
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NEAREST_PITCH as PITCH
from shangnan.policy.paper.check.standard import NO3
from shangnan.policy.paper.check.standard import RIGHT
from shangnan.policy.paper.check.standard import TOP
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.model.pen import place_signs
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.paper.spans import signs
from shangnan.policy.paper.styles import Style

BLACK: Colour = (0.0, 0.0, 0.0)
RED: Colour = (1.0, 0.0, 0.0)
_CLOSING = "，。、；：？！）》”"
_OPENING = "（《“〔"


@dataclass
class Piece:
    """A line of text.

    :ivar name: what it is in the document
    :ivar x, y: where it begins, and its base line
    :ivar advance: from one character to the next; 0 for the font's own
    """

    name: str
    page: int
    text: str
    face: str
    size: float
    x: float
    y: float
    advance: float = 0.0
    colour: Colour = BLACK


@dataclass
class Rule:
    """A horizontal line."""

    name: str
    page: int
    x: float
    right: float
    y: float
    weight: float
    colour: Colour = BLACK


@dataclass
class Draft:
    """A paper.

    :ivar sizes: of each page, in points
    """

    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)

    def named(self, name: str) -> list[Piece]:
        """The pieces of a name, or of names that begin with it where it ends with a full stop."""
        found = [
            piece for piece in self.pieces if piece.name == name or (name.endswith(".") and piece.name.startswith(name))
        ]
        assert found, name
        return found

    def ruled(self, name: str) -> list[Rule]:
        """The lines of a name."""
        found = [rule for rule in self.rules if rule.name == name]
        assert found, name
        return found

    def move(self, name: str, right: float = 0.0, down: float = 0.0) -> None:
        """Move pieces, by millimetres."""
        for piece in self.named(name):
            piece.x += right * MM
            piece.y += down * MM

    def move_all(self, right: float = 0.0, down: float = 0.0, page: int = 0) -> None:
        """Move everything, or a page's text, by millimetres."""
        for piece in self.pieces:
            if page in (0, piece.page):
                piece.x += right * MM
                piece.y += down * MM
        for rule in self.rules:
            if page in (0, rule.page):
                rule.x += right * MM
                rule.right += right * MM
                rule.y += down * MM

    def put(self, name: str, page: int, row: float, text: str, **look: object) -> Piece:
        """Set a line on the grid.

        :param row: from 0; the characters stand in the middle of it
        """
        size = float(look.pop("size", NO3))  # type: ignore[arg-type]
        piece = Piece(name, page, text, fonts.FANGSONG, size, LEFT, base(row, size))
        for key, value in look.items():
            setattr(piece, key, value)
        self.pieces.append(piece)
        return piece

    def pdf(self) -> bytes:
        """The paper."""
        document = Document(Facts("样张", "商南县人民政府办公室"))
        while len(self.sizes) < max(piece.page for piece in self.pieces):
            self.sizes.append((210 * MM, 297 * MM))
        for size in self.sizes:
            document.page(size)
        for piece in self.pieces:
            style = Style(face=piece.face, size=piece.size, colour=Color(*piece.colour))
            placed = [sign for sign in signs(piece.text, style)]
            if piece.advance:
                placed = [Sign(sign.character, sign.link, piece.advance, sign.style) for sign in placed]
            place_signs(document.pages[piece.page - 1], placed, piece.x, piece.y)
        for rule in self.rules:
            line(document.pages[rule.page - 1], rule.x, rule.y, rule.right, rule.y, rule.weight, rule.colour)
        return pdf(document)


def base(row: float, size: float = NO3) -> float:
    """The base line of a row."""
    return TOP + row * PITCH + PITCH / 2 + 0.38 * size


def width_of(text: str, face: str, size: float, advance: float = 0.0) -> float:
    """The width of a line."""
    return advance * len(text) if advance else sum(sign.width for sign in signs(text, Style(face=face, size=size)))


def centred(text: str, face: str, size: float) -> float:
    """Where a line in the middle of the type area begins."""
    return (LEFT + RIGHT - width_of(text, face, size)) / 2


def broken(text: str, first: int = 26, rest: int = 28) -> Iterator[tuple[str, float]]:
    """The lines of a paragraph, each with the advance that fills it; a mark that may not begin a line is squeezed in."""
    held = first
    while len(text) > held:
        cut = held
        while text[cut] in _CLOSING or text[cut - 1] in _OPENING:
            cut += 1 if text[cut] in _CLOSING else -1
        yield text[:cut], ADVANCE * held / cut
        text, held = text[cut:], rest
    yield text, ADVANCE
