"""A finished PDF measured by pdfium: where each character and each rule stands, in millimetres from the page's upper left corner."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref
from ctypes import c_double
from ctypes import c_float
from ctypes import c_uint
from itertools import groupby
from typing import Any
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw

MM = 72 / 25.4
#: The type area (5.2.1), the grid (5.2.3) and the body of a 3号 character.
LEFT, TOP, RIGHT, BOTTOM = 28.0, 37.0, 184.0, 262.0
MIDDLE = (LEFT + RIGHT) / 2
ADVANCE, BODY = 156 / 28, 16 * 25.4 / 72
PITCH = (225 - BODY) / 21
#: What may differ.
MOST = 0.5
RED = (255, 0, 0)


class Sign(NamedTuple):
    """A character: where its base line begins, the box of its ink, its size in points, its colour."""

    character: str
    x: float
    base: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    colour: tuple[int, int, int]


class Rule(NamedTuple):
    """A straight line: its ends, its width, its colour."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: tuple[int, int, int]


class Line(NamedTuple):
    """Characters on one base line, from left to right."""

    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """What stands on it, without spaces."""
        return "".join(sign.character for sign in self.signs)

    @property
    def x(self) -> float:
        """Where the first character begins."""
        return self.signs[0].x

    @property
    def body_top(self) -> float:
        """The top of the characters' bodies, 0.88 em over the base line."""
        return self.signs[0].base - 0.88 * self.signs[0].size / MM

    @property
    def body_bottom(self) -> float:
        """The bottom of the characters' bodies, 0.12 em under the base line."""
        return self.signs[0].base + 0.12 * self.signs[0].size / MM

    @property
    def right(self) -> float:
        """Right edge of the last character's ink."""
        return max(sign.right for sign in self.signs)


class MeasuredPage:
    """What stands on a page.

    :ivar lines: of text, from the top down
    :ivar rules: straight lines, from the top down
    """

    def __init__(self, page: Any) -> None:
        self._height = page.get_height()
        self.size = (page.get_width() / MM, self._height / MM)
        signs = list(self._signs(page))
        by_line = sorted(signs, key=lambda sign: (round(sign.base, 1), sign.x))
        self.lines = [Line(tuple(held)) for _, held in groupby(by_line, key=lambda sign: round(sign.base, 1))]
        self.rules = sorted(self._rules(page), key=lambda rule: (rule.y1, rule.x1))

    def line(self, beginning: str) -> Line:
        """The first line that begins with a text."""
        return next(line for line in self.lines if line.text.startswith(beginning))

    def _signs(self, page: Any) -> Any:
        text = page.get_textpage()
        for number in range(text.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text, number))
            if character.isspace() or raw.FPDFText_IsGenerated(text, number) == 1:
                continue
            x, y = c_double(), c_double()
            raw.FPDFText_GetCharOrigin(text, number, byref(x), byref(y))
            left, bottom, right, top = text.get_charbox(number)
            red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
            raw.FPDFText_GetFillColor(text, number, byref(red), byref(green), byref(blue), byref(alpha))
            size = raw.FPDFText_GetFontSize(text, number)
            yield Sign(
                character, x.value / MM, self._down(y.value), left / MM, self._down(top), right / MM, self._down(bottom),
                size, (red.value, green.value, blue.value),
            )  # fmt: skip

    def _rules(self, page: Any) -> Any:
        for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
            points = []
            for number in range(raw.FPDFPath_CountSegments(item)):
                x, y = c_float(), c_float()
                raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, number), byref(x), byref(y))
                points.append((x.value / MM, self._down(y.value)))
            width = c_float()
            raw.FPDFPageObj_GetStrokeWidth(item, byref(width))
            red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
            raw.FPDFPageObj_GetStrokeColor(item, byref(red), byref(green), byref(blue), byref(alpha))
            colour = (red.value, green.value, blue.value)
            yield Rule(*points[0], *points[-1], width.value / MM, colour)

    def _down(self, y: float) -> float:
        return float(self._height - y) / MM


def measured(pdf: bytes) -> list[MeasuredPage]:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [MeasuredPage(page) for page in document]


def ink(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    """The box of all ink: left, top, right, bottom."""
    signs = [sign for line in lines for sign in line.signs]
    return (
        min(sign.left for sign in signs),
        min(sign.top for sign in signs),
        max(sign.right for sign in signs),
        max(sign.bottom for sign in signs),
    )
