"""The CIDs of a CFF font: the numbers by which a PDF asks for its glyphs (Adobe Technical Note 5176).

In a font keyed by CID (Chinese ones are) they are not the numbers of its glyphs, and they stay what they are when glyphs are cut
out. HarfBuzz does not tell them, so the one table that holds them is read here.
"""

from __future__ import annotations

from array import array
from itertools import chain
from itertools import islice
from struct import error as StructError
from struct import iter_unpack
from struct import unpack_from

import sys

_CHARSET = 15
_ROS = (12, 30)
#: How many bytes follow the first byte of a number in a dictionary, by that byte; others stand alone.
_LONGER = {28: 2, 29: 4, **dict.fromkeys(range(247, 255), 1)}
_REAL = 30


def cids(table: bytes) -> array[int] | None:
    """The CID of each glyph of a font.

    :param table: the font's table "CFF "
    :returns: the CIDs in the order of the glyphs; None for a font that is keyed by names, whose glyphs go by their numbers
    :raises ValueError: when the table is none
    """
    try:
        return _cids(table)
    except (StructError, IndexError) as error:
        raise ValueError(f"no CFF table: {error}") from error


def _cids(table: bytes) -> array[int] | None:
    names_end = _index(table, table[2])[-1]
    start, end, *_ = _index(table, names_end)
    top = _dictionary(table[start:end])
    if _ROS not in top:
        return None
    (count,) = unpack_from(">H", table, top[17,][-1])
    return _charset(table, top.get((_CHARSET,), [0])[-1], count)


def _index(table: bytes, offset: int) -> list[int]:
    """Where the entries of an INDEX begin, and where the last one ends."""
    (count,) = unpack_from(">H", table, offset)
    if not count:
        return [offset + 2]
    size = table[offset + 2]
    first = offset + 3
    base = first + (count + 1) * size - 1
    return [
        base + int.from_bytes(table[place : place + size], "big")
        for place in range(first, first + (count + 1) * size, size)
    ]


def _dictionary(data: bytes) -> dict[tuple[int, ...], list[int]]:
    """The whole numbers of a dictionary, by operator; what is no whole number counts as 0."""
    found: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    place = 0
    while place < len(data):
        byte = data[place]
        place += 1
        if byte <= 21:
            operator: tuple[int, ...] = (byte,)
            if byte == 12:
                operator = (byte, data[place])
                place += 1
            found[operator], operands = operands, []
        elif byte == _REAL:
            while data[place] & 0x0F != 0x0F:
                place += 1
            place += 1
            operands.append(0)
        else:
            length = _LONGER.get(byte, 0)
            operands.append(_number(byte, data[place : place + length]))
            place += length
    return found


def _number(byte: int, rest: bytes) -> int:
    if byte in (28, 29):
        return int.from_bytes(rest, "big", signed=True)
    if byte >= 251:
        return -(byte - 251) * 256 - rest[0] - 108
    return (byte - 247) * 256 + rest[0] + 108 if byte >= 247 else byte - 139


def _charset(table: bytes, offset: int, count: int) -> array[int]:
    """A charset in one of its three forms: one number for each glyph, or ranges with a length of one byte or two."""
    found = array("H", [0])
    form = table[offset]
    offset += 1
    if form == 0:
        found.frombytes(table[offset : offset + 2 * (count - 1)])
        if sys.byteorder == "little":
            found.byteswap()
        return found
    kind, step = (">HB", 3) if form == 1 else (">HH", 4)
    # What follows the last range is another table's; it is read no further than the glyphs go.
    rest = memoryview(table)[offset : offset + step * count]
    ranges = iter_unpack(kind, rest[: len(rest) // step * step])
    found.extend(islice(chain.from_iterable(range(first, first + more + 1) for first, more in ranges), count - 1))
    if len(found) < count:
        raise IndexError(f"{len(found)} numbers for {count} glyphs")
    return found
