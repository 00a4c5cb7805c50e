"""The container of TrueType: writing and reading the few tables that a PDF viewer needs (OpenType 1.9)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from struct import pack
from struct import unpack_from

import sys

_VERSION = 0x00010000
_MAGIC = 0x5F0F3CF5
#: 2000-01-01, in seconds since 1904: the same time in every file keeps the bytes the same.
_CREATED = 3029529600


@dataclass(frozen=True)
class Glyph:
    """One glyph: advance and left side bearing in font units, outline as in a ``glyf`` table, of even length."""

    advance: int
    bearing: int
    outline: bytes


@dataclass(frozen=True)
class Metrics:
    """What a font says about itself, in font units: the em, the body's top and bottom, the capitals' height."""

    units: int
    ascent: int
    descent: int
    cap_height: int


def write_font(glyphs: Sequence[Glyph], metrics: Metrics, codes: Sequence[int] = ()) -> bytes:
    """A TrueType font program without hints and names.

    :param glyphs: number 0 is the one for a missing character
    :param codes: the code points of the glyphs from number 1 on, ascending; empty for a font addressed by number
    """
    boxes = [unpack_from(">4h", glyph.outline, 2) for glyph in glyphs if glyph.outline] or [(0, 0, 0, 0)]
    box = tuple(pick(edge) for pick, edge in zip((min, min, max, max), zip(*boxes, strict=True), strict=True))
    offsets = [0, *accumulate(len(glyph.outline) for glyph in glyphs)]
    is_long = offsets[-1] > 0x1FFFE
    loca = pack(f">{len(offsets)}L", *offsets) if is_long else pack(f">{len(offsets)}H", *(o // 2 for o in offsets))
    advances = [glyph.advance for glyph in glyphs]
    numbers = [number for glyph in glyphs for number in (glyph.advance, glyph.bearing)]
    tables = {
        "glyf": b"".join(glyph.outline for glyph in glyphs),
        "head": pack(
            ">LLLLHHQQ4hHHhhh",
            _VERSION, 0, 0, _MAGIC, 3, metrics.units, _CREATED, _CREATED, *box, 0, 8, 2, int(is_long), 0,
        ),
        "hhea": pack(
            ">LhhhHhhhhhhhhhhhH",
            _VERSION, metrics.ascent, metrics.descent, 0, max(advances), box[0], 0, box[2], 1, 0, 0, 0, 0, 0, 0, 0,
            len(glyphs),
        ),
        "hmtx": pack(">" + "Hh" * len(glyphs), *numbers),
        "loca": loca,
        "maxp": _maxp(glyphs),
    }  # fmt: skip
    if codes:
        tables["cmap"] = _cmap(codes)
    return _assemble(tables)


def _maxp(glyphs: Sequence[Glyph]) -> bytes:
    contours = points = 0
    for glyph in glyphs:
        if glyph.outline:
            count = unpack_from(">h", glyph.outline)[0]
            contours = max(contours, count)
            points = max(points, unpack_from(">H", glyph.outline, 8 + 2 * count)[0] + 1)
    return pack(">LHHH11H", _VERSION, len(glyphs), points, contours, 0, 0, 2, *(0,) * 8)


def _cmap(codes: Sequence[int]) -> bytes:
    """Format 12: runs of code points that lie side by side have glyph numbers side by side."""
    groups: list[list[int]] = []
    for number, code in enumerate(codes, 1):
        if groups and groups[-1][1] == code - 1:
            groups[-1][1] = code
        else:
            groups.append([code, code, number])
    body = b"".join(pack(">3L", *group) for group in groups)
    return pack(">HHHHL", 0, 1, 3, 10, 12) + pack(">HHLLL", 12, 0, 16 + len(body), 0, len(groups)) + body


def _big_endian(kind: str, data: bytes) -> array[int]:
    """The numbers of a table ("H": 16 bits, "I": 32 bits, both unsigned)."""
    numbers = array(kind, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _checksum(data: bytes) -> int:
    return sum(_big_endian("I", data + b"\0" * (-len(data) % 4))) & 0xFFFFFFFF


def _assemble(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = pack(">LHHHH", _VERSION, count, 16 << power, power, 16 * count - (16 << power))
    offset = 12 + 16 * count
    directory, bodies, head_at = b"", [], 0
    for tag, data in sorted(tables.items()):
        directory += pack(">4sLLL", tag.encode(), _checksum(data), offset, len(data))
        if tag == "head":
            head_at = offset
        bodies.append(data + b"\0" * (-len(data) % 4))
        offset += len(bodies[-1])
    font = bytearray(header + directory + b"".join(bodies))
    font[head_at + 8 : head_at + 12] = pack(">L", (0xB1B0AFBA - _checksum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)


class GlyphTable:
    """Reads the glyphs of a font that :func:`write_font` wrote, by code point. Immutable, so threads may share it.

    :param data: the file's bytes or a memory map of it
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        tables = {}
        for number in range(unpack_from(">H", data, 4)[0]):
            tag, _, offset, length = unpack_from(">4sLLL", data, 12 + 16 * number)
            tables[tag] = (offset, length)
        self._glyf = tables[b"glyf"][0]
        self._metrics = self._numbers(*tables[b"hmtx"], "H")
        is_long = unpack_from(">h", data, tables[b"head"][0] + 50)[0]
        offsets = self._numbers(*tables[b"loca"], "I" if is_long else "H")
        self._offsets = offsets if is_long else array("I", (2 * offset for offset in offsets))
        self._numbers_by_code = self._read_cmap(tables[b"cmap"][0])

    def _numbers(self, offset: int, length: int, kind: str) -> array[int]:
        return _big_endian(kind, self._data[offset : offset + length])

    def _read_cmap(self, offset: int) -> dict[int, int]:
        groups = unpack_from(">L", self._data, offset + 12 + 12)[0]
        found: dict[int, int] = {}
        for group in range(groups):
            first, last, number = unpack_from(">3L", self._data, offset + 12 + 16 + 12 * group)
            found.update(zip(range(first, last + 1), range(number, number + last - first + 1), strict=True))
        return found

    def __contains__(self, code: object) -> bool:
        return code in self._numbers_by_code

    def advance(self, code: int) -> int:
        """The width of a code point that the table holds, in font units."""
        return self._metrics[2 * self._numbers_by_code[code]]

    def glyph(self, code: int) -> Glyph:
        """The glyph of a code point that the table holds."""
        number = self._numbers_by_code[code]
        advance, bearing = self._metrics[2 * number], self._metrics[2 * number + 1]
        start, end = self._offsets[number], self._offsets[number + 1]
        outline = bytes(self._data[self._glyf + start : self._glyf + end])
        return Glyph(advance, bearing - 0x10000 if bearing > 0x7FFF else bearing, outline)
