"""The content of one page as PDF's operators (ISO 32000-1, 8, 9 and 14.6)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.model.items import Step
from shangnan.policy.paper.pdf.fonts import FontUses
from shangnan.policy.paper.pdf.objects import literal
from shangnan.policy.paper.pdf.objects import number
from shangnan.policy.paper.pdf.structure import Structure

_FILL, _FILL_AND_STROKE = 0, 2
#: Differences between advances below this, in points, are none: a page is not drawn as finely.
_SAME = 1e-3
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
#: What is done with a path, by whether it has an area and a line.
_PAINT = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


class Content:
    """Writes the operators of one page.

    What the graphics state holds is remembered, so that an operator is written where something changes.

    :param page: gives the height, from which places are counted in a PDF
    """

    def __init__(self, page: Page, fonts: FontUses, structure: Structure) -> None:
        self._height = page.height
        self._fonts = fonts
        self._structure = structure
        self._out: list[bytes] = []
        self._state: dict[str, object] = {}
        self._marked: Element | None = None
        self._look: tuple[object, ...] | None = None
        self._is_marked = False

    def finished(self) -> bytes:
        """All operators."""
        if self._is_marked:
            self._out.append(b"EMC")
            self._is_marked = False
        return b"\n".join(self._out)

    def glyphs(self, item: Glyphs) -> None:
        """Write characters."""
        if not item.text:
            return
        self._mark(item.element)
        look = item.link, item.size, item.colour, item.bold, item.stretch
        if look != self._look:
            self._dress(item)
            self._look = look
        use = self._fonts.of(item.link.font)
        x, start = item.x, 0
        for name, count, codes in use.encode(item.text):
            end = start + count
            self._set("Tf", f"/{name} {number(item.size)}")
            self._out.append(f"BT {number(x)} {number(self._height - item.y)} Td".encode("ascii"))
            advances = item.advances[start:end]
            self._show(item, codes, advances, use.advances(item.text[start:end]))
            x += sum(advances)
            start = end

    def _dress(self, item: Glyphs) -> None:
        """Set what makes characters look as they do, but for the font, which may be in several sets."""
        stroke = (item.link.embolden + item.bold) * item.size
        self._colour("rg", item.colour)
        if stroke:
            self._colour("RG", item.colour)
            self._set("w", number(stroke))
        self._set("Tr", str(_FILL_AND_STROKE if stroke else _FILL))
        self._set("Tz", number(100 * item.stretch))

    def _show(self, item: Glyphs, codes: bytes, advances: tuple[float, ...], natural: list[float]) -> None:
        """Show codes, with the further room that each has after it."""
        scale = item.size * item.stretch
        gaps = [advance - width * scale for advance, width in zip(advances, natural, strict=True)]
        # What follows the last character moves nothing: the next piece names its place.
        del gaps[-1]
        if not gaps or max(gaps) - min(gaps) < _SAME:
            if gaps:
                self._set("Tc", number(gaps[0] / item.stretch))
            self._out.append(literal(codes) + b" Tj ET")
            return
        self._set("Tc", "0")
        pieces: list[bytes] = []
        start = 0
        for place, gap in enumerate(gaps, 1):
            if abs(gap) >= _SAME:
                pieces.append(literal(codes[2 * start : 2 * place]))
                pieces.append(number(-1000 * gap / scale).encode("ascii"))
                start = place
        pieces.append(literal(codes[2 * start :]))
        self._out.append(b"[" + b"".join(pieces) + b"] TJ ET")

    def path(self, item: Path) -> None:
        """Write lines and areas."""
        self._mark(item.element)
        self._look = None
        if item.fill is not None:
            self._colour("rg", item.fill)
        if item.stroke is not None:
            self._colour("RG", item.stroke)
            self._set("w", number(item.weight))
        told = [*self._steps(item.steps), _PAINT[item.fill is not None, item.stroke is not None]]
        self._out.append(" ".join(told).encode("ascii"))
        if item.element is not None and item.element.kind == "Figure":
            self._enclose(item.element, [place for _, *places in item.steps for place in places])

    def _steps(self, steps: Sequence[Step]) -> Iterator[str]:
        height = self._height
        place = 0
        while place < len(steps):
            if steps[place][0] == "M" and (corners := _rectangle(steps[place : place + 5])):
                left, top, right, bottom = corners
                yield f"{number(left)} {number(height - bottom)} {number(right - left)} {number(bottom - top)} re"
                place += 5
                continue
            kind, *places = steps[place]
            if len(places) == 2:
                yield f"{number(places[0])} {number(height - places[1])} {_OPERATORS[kind]}"
            else:
                yield from [number(height - one if turn % 2 else one) for turn, one in enumerate(places)]
                yield _OPERATORS[kind]
            place += 1

    def picture(self, item: Picture, name: str) -> None:
        """Write a picture.

        :param name: of the picture in the page's resources
        """
        self._mark(item.element)
        width, height = number(item.width), number(item.height)
        x, y = number(item.x), number(self._height - item.y - item.height)
        self._out.append(f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q".encode("ascii"))
        self._enclose(item.element, [item.x, item.y, item.x + item.width, item.y + item.height])

    def _enclose(self, element: Element | None, places: list[float]) -> None:
        if places and element is not None and element.kind == "Figure":
            across, down = places[::2], places[1::2]
            self._structure.enclose(
                element, (min(across), self._height - max(down), max(across), self._height - min(down))
            )

    def _mark(self, element: Element | None) -> None:
        """Begin a piece of content of a part of the structure, or an artifact, where the last item was of another."""
        if self._is_marked and element is self._marked:
            return
        if self._is_marked:
            self._out.append(b"EMC")
        self._is_marked, self._marked = True, element
        if element is None:
            self._out.append(b"/Artifact BMC")
        else:
            mcid = self._structure.mark(element)
            self._out.append(f"/{element.kind} <</MCID {mcid}>> BDC".encode("ascii"))

    def _colour(self, operator: str, colour: Colour) -> None:
        if self._state.get(operator) != colour:
            self._state[operator] = colour
            self._out.append(f"{' '.join(map(number, colour))} {operator}".encode("ascii"))

    def _set(self, operator: str, told: str) -> None:
        if self._state.get(operator, _INITIAL.get(operator)) != told:
            self._state[operator] = told
            self._out.append(f"{told} {operator}".encode("ascii"))


#: What a page begins with (8.4.1, 9.3.1).
_INITIAL = {"w": "1", "Tr": "0", "Tz": "100", "Tc": "0"}


def _rectangle(steps: Sequence[Step]) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of the rectangle that five steps draw; None where they draw something else."""
    if len(steps) < 5 or steps[4][0] != "Z" or [step[0] for step in steps] != ["M", "L", "L", "L", "Z"]:
        return None
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = (step[1:] for step in steps[:4])
    upright = (x1, y2, x2, y3) == (x4, y1, x3, y4)
    return (min(x1, x2), min(y1, y3), max(x1, x2), max(y1, y3)) if upright else None
