"""From the pen strokes of any font to one TrueType glyph: cubic curves become quadratic, composites are resolved."""

from __future__ import annotations

from fontTools.cu2qu.cu2qu import curve_to_quadratic
from fontTools.pens.basePen import DecomposingPen
from itertools import pairwise
from struct import pack
from typing import Any

Point = tuple[float, float]

#: How far a converted curve may leave the original, in thousandths of the em: 0.015 mm in a 22 pt title.
TOLERANCE = 2.0

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32


class OutlinePen(DecomposingPen):
    """Collects the contours of one glyph as integer points.

    :param glyph_set: fontTools' glyph set, to resolve components
    :param tolerance: greatest distance of a converted cubic, in font units
    :param reverse: turn the contours round (PostScript fills the other way than TrueType)
    """

    def __init__(self, glyph_set: Any, tolerance: float, reverse: bool) -> None:
        super().__init__(glyph_set)
        self._tolerance = tolerance
        self._reverse = reverse
        self._points: list[Point] = []
        self._on: list[bool] = []
        self._contours: list[tuple[list[tuple[int, int]], list[bool]]] = []

    def moveTo(self, pt: Point) -> None:
        self._points, self._on = [pt], [True]

    def lineTo(self, pt: Point) -> None:
        self._points.append(pt)
        self._on.append(True)

    def curveTo(self, *points: Point) -> None:
        spline = curve_to_quadratic((self._points[-1], *points), self._tolerance)
        self._points.extend(spline[1:])
        self._on.extend([False] * (len(spline) - 2) + [True])

    def qCurveTo(self, *points: Point | None) -> None:
        if points[-1] is None:  # a TrueType contour without any point on the curve
            self._points, self._on = [], []
        for point in points[:-1]:
            assert point is not None
            self._points.append(point)
            self._on.append(False)
        if points[-1] is not None:
            self.lineTo(points[-1])

    def closePath(self) -> None:
        points = [(round(x), round(y)) for x, y in self._points]
        on = self._on
        if len(points) > 1 and points[0] == points[-1] and on[0] and on[-1]:
            del points[-1]
            on = on[:-1]
        if len(points) < 2:
            return
        if self._reverse:
            points = [points[0], *points[:0:-1]]
            on = [on[0], *on[:0:-1]]
        self._contours.append((points, on))

    endPath = closePath

    def glyph(self) -> bytes:
        """The glyph as it stands in a ``glyf`` table, of even length; empty bytes for a blank."""
        if not self._contours:
            return b""
        points = [point for contour, _ in self._contours for point in contour]
        on = [flag for _, flags in self._contours for flag in flags]
        ends, total = [], -1
        for contour, _ in self._contours:
            total += len(contour)
            ends.append(total)
        xs, ys = zip(*points, strict=True)
        head = pack(f">5h{len(ends)}HH", len(ends), min(xs), min(ys), max(xs), max(ys), *ends, 0)
        outline = head + _pack_points(xs, ys, on)
        return outline + b"\0" * (len(outline) % 2)


def _pack_points(xs: tuple[int, ...], ys: tuple[int, ...], on: list[bool]) -> bytes:
    """Flags and coordinate differences in TrueType's short form (OpenType specification, table glyf)."""
    x_data, y_data = bytearray(), bytearray()
    flags = []
    for (x0, x1), (y0, y1), is_on in zip(pairwise((0, *xs)), pairwise((0, *ys)), on, strict=True):
        flag = _ON_CURVE if is_on else 0
        flag |= _pack_difference(x1 - x0, x_data, _X_SHORT, _X_SAME)
        flag |= _pack_difference(y1 - y0, y_data, _Y_SHORT, _Y_SAME)
        flags.append(flag)
    return _pack_flags(flags) + bytes(x_data) + bytes(y_data)


def _pack_difference(difference: int, data: bytearray, short: int, same: int) -> int:
    if difference == 0:
        return same
    if -256 < difference < 256:
        data.append(abs(difference))
        return short | same if difference > 0 else short
    data += pack(">h", difference)
    return 0


def _pack_flags(flags: list[int]) -> bytes:
    packed = bytearray()
    position = 0
    while position < len(flags):
        flag = flags[position]
        run = 1
        while run < 256 and position + run < len(flags) and flags[position + run] == flag:
            run += 1
        if run > 1:
            packed += bytes((flag | _REPEAT, run - 1))
        else:
            packed.append(flag)
        position += run
    return bytes(packed)
