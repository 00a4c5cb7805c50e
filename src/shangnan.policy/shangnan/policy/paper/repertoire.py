"""Which characters of a font are converted together, so that a process loads only what a paper needs.

The parts follow the national character sets: nearly every paper is written with GB 2312 alone, names of people and
places need GBK. What is left (Unicode's extensions) is seldom needed and comes in blocks of 256, converted when needed.
"""

from __future__ import annotations

from collections.abc import Iterable

COMMON = "gb2312"
WIDER = "gbk"
#: The parts that are converted when building.
PARTS = (COMMON, WIDER)

#: Signs outside GB 2312 that papers use all the time: Latin-1, general punctuation, list numbers, boxes and ticks.
_SIGNS = (range(0x20, 0x7F), range(0xA0, 0x100), range(0x2010, 0x2040), range(0x2460, 0x2500))
_SINGLE_SIGNS = "€№℃℡←↑→↓■□▲△◆◇○●★☆☎✓✕〇〒㎡㎏㎜㎝㎞￥"


def _decodable(codec: str, leads: range, trails: range) -> Iterable[int]:
    """The code points that a double-byte codec knows."""
    for lead in leads:
        for trail in trails:
            try:
                text = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            yield ord(text)


_COMMON_CODES = frozenset(_decodable("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))).union(
    *_SIGNS, (ord(sign) for sign in _SINGLE_SIGNS)
)
_WIDER_CODES = frozenset(_decodable("gbk", range(0x81, 0xFF), range(0x40, 0xFF))) - _COMMON_CODES


def part_of(code: int) -> str:
    """The name of the part that holds the code point: one of :data:`PARTS`, or a block such as "u20b"."""
    if code in _COMMON_CODES:
        return COMMON
    return WIDER if code in _WIDER_CODES else f"u{code >> 8:x}"


def select(codes: Iterable[int], part: str) -> list[int]:
    """Those code points that belong to a part, in ascending order."""
    return sorted(code for code in codes if part_of(code) == part)
