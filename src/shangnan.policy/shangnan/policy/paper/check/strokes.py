"""The lines that a page has, whether they were drawn as lines or as thin areas."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.paper.check.glyphs import Stroke
from typing import Any

import ctypes
import pypdfium2.raw as raw

#: Thicker than this, an area is no line, in points.
THICKEST = 6.0
#: Shorter than this, a line is part of a drawing, in points.
SHORTEST = 20.0


def strokes_of(objects: Iterable[Any], page: int, left: float, top: float) -> tuple[Stroke, ...]:
    """The straight lines among what stands on a page; pieces of one line that touch are one.

    :param page: number of the page
    :param left, top: the page's upper left corner as the objects count
    """
    found = [
        stroke for item in objects if item.type == raw.FPDF_PAGEOBJ_PATH for stroke in _stroke(item, page, left, top)
    ]
    return _joined(found)


def _stroke(item: Any, page: int, left: float, top: float) -> list[Stroke]:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.raw, mode, stroked)
    if not (mode.value or stroked.value):
        return []
    x1, y1, x2, y2 = item.get_bounds()
    weight = 0.0
    if stroked.value:
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item.raw, width)
        weight = width.value
        # pdfium's bounds lie a line's width outside of the path.
        x1, y1, x2, y2 = x1 + weight, y1 + weight, x2 - weight, y2 - weight
    across = min(abs(x2 - x1), abs(y2 - y1))
    along = max(abs(x2 - x1), abs(y2 - y1))
    if across > THICKEST or along < SHORTEST:
        return []
    thickness = across if mode.value and across > weight else weight
    return [Stroke(page, x1 - left, x2 - left, top - y2, top - y1, thickness, _colour(item, not mode.value))]


def _colour(item: Any, of_line: bool) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    read = raw.FPDFPageObj_GetStrokeColor if of_line else raw.FPDFPageObj_GetFillColor
    read(item.raw, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def _joined(strokes: list[Stroke]) -> tuple[Stroke, ...]:
    """Horizontal pieces at one height that touch, as a cell's border after the next's, become one."""
    done: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: (round(stroke.y, 0), stroke.x)):
        last = done[-1] if done else None
        if (
            last is not None
            and last.is_horizontal
            and stroke.is_horizontal
            and last.colour == stroke.colour
            and abs(last.y - stroke.y) < 0.6
            and stroke.x <= last.right + 1.0
        ):
            done[-1] = Stroke(
                last.page,
                last.x,
                max(last.right, stroke.right),
                last.top,
                last.bottom,
                max(last.weight, stroke.weight),
                last.colour,
            )
        else:
            done.append(stroke)
    return tuple(sorted(done, key=lambda stroke: (stroke.y, stroke.x)))
