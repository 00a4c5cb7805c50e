"""The squares of a QR code (ISO/IEC 18004), with the mask that the standard scores best.

The library makes the code anew for each of the eight masks to choose one, which takes longer than setting a page. What a mask
changes does not depend on the text, so that it is found once for each size of code; the scores are counted on whole rows, as bits.
"""

from __future__ import annotations

from functools import cache
from functools import lru_cache
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from shangnan.policy.paper.errors import DoesNotFit

#: The longest address in bytes: beyond it the squares of a code of 25 mm get too small for a phone (under 0.3 mm).
LONGEST = 400
#: The white border that readers need, in squares (ISO/IEC 18004 asks for 4; on white paper the page around it counts).
_BORDER = 1
_MASKS = 8
#: What looks like the corner's finder pattern: dark and light 1:1:3:1:1, with four light squares before or behind (7.8.3.1).
_LIKE_A_CORNER = ("00001011101", "10111010000")

Squares = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=64)
def squares(text: str) -> Squares:
    """The dark (True) and light squares of the code for a text, row by row from the top, border included.

    :raises DoesNotFit: when the text is longer than :data:`LONGEST` bytes
    """
    if len(text.encode()) > LONGEST:
        raise DoesNotFit(f"an address of {len(text.encode())} bytes is too long for a QR code ({LONGEST} at most)")
    plain, size = _made(text)
    turned = _turned(plain, size)
    masked = [(plain ^ change, turned ^ other) for change, other in (_change(size, mask) for mask in range(_MASKS))]
    best, _ = min(masked, key=lambda sides: _score(sides[0], sides[1], size))
    light = (False,) * (size + 2 * _BORDER)
    side = (False,) * _BORDER
    told = f"{best:0{size * size}b}"[::-1]
    rows = [
        (*side, *(one == "1" for one in told[start : start + size]), *side) for start in range(0, size * size, size)
    ]
    return (*[light] * _BORDER, *rows, *[light] * _BORDER)


def _made(text: str, mask: int = 0, version: int | None = None) -> tuple[int, int]:
    """A code as a number, row after row, whose lowest bit is the first square; and how many squares a row has."""
    code = QRCode(version=version, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(text)
    code.make(fit=version is None)
    rows = code.get_matrix()
    return int("".join("1" if dark else "0" for row in rows for dark in row)[::-1], 2), len(rows)


def _turned(code: int, size: int) -> int:
    """The code with rows and columns exchanged."""
    told = f"{code:0{size * size}b}"[::-1]
    return int("".join(told[start::size] for start in range(size))[::-1], 2)


@cache
def _change(size: int, mask: int) -> tuple[int, int]:
    """The squares that change from mask 0 to another one, those of the data and what tells the mask; and the same turned."""
    changed = _empty(size, 0) ^ _empty(size, mask)
    return changed, _turned(changed, size)


@cache
def _empty(size: int, mask: int) -> int:
    """A code without a text."""
    return _made("", mask, (size - 17) // 4)[0]


@cache
def _within(size: int, length: int) -> int:
    """The squares from which so many squares are in the same row."""
    row = (1 << size - length + 1) - 1
    return sum(row << start for start in range(0, size * size, size))


def _score(code: int, turned: int, size: int) -> int:
    """How much of a code may confuse a reader, by the four features of 7.8.3.1."""
    found = 10 * int(abs(code.bit_count() / size**2 * 100 - 50) / 5)
    for side in (code, turned):
        found += _runs(side, size) + 40 * sum(_places(side, size, pattern) for pattern in _LIKE_A_CORNER)
    return found + 3 * _blocks(code, size)


def _runs(code: int, size: int) -> int:
    """Three for each five squares of one colour side by side, and one for each further."""
    same = ~(code ^ code >> 1) & _within(size, 2)
    same &= same >> 1 & _within(size, 3)
    five = same & same >> 2 & _within(size, 5)
    # Two runs of a row have squares between them; the last run of a row cannot reach the next row's first square.
    return five.bit_count() + 2 * (five & ~(five << 1)).bit_count()


def _blocks(code: int, size: int) -> int:
    """How many blocks of two by two squares are of one colour."""
    same = ~(code ^ code >> 1) & _within(size, 2)
    below = ~(code ^ code >> size) & (1 << size * (size - 1)) - 1
    return (same & same >> size & below).bit_count()


def _places(code: int, size: int, pattern: str) -> int:
    """How often a pattern stands in a row."""
    found = _within(size, len(pattern))
    for place, sign in enumerate(pattern):
        found &= code >> place if sign == "1" else ~(code >> place)
    return found.bit_count()
