"""Breaking text into lines the Chinese way (避头尾: GB/T 15834 and W3C, Requirements for Chinese Text Layout, 3.1).

A line may break between any two Han characters, but no line starts with a closing sign or ends with an opening one, and
a run of Latin letters or figures stays whole as long as it fits on a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from shangnan.policy.paper.chain import Link
from shangnan.policy.paper.styles import Style

import unicodedata

NOT_AT_START = frozenset("，。、；：？！）》〉」』】〕〗］｝”’…—～·％‰℃,.;:?!)]}>%°′″々ー→")
NOT_AT_END = frozenset("（《〈「『【〔〖［｛“‘([{<￥＄￡#")
#: Signs whose right half is blank: at the end of a line only the left half needs room.
_HALF_BLANK = frozenset("，。、；：！？）》〉」』】〕〗］”’")
_HALF_BLANK_BEFORE = frozenset("（《〈「『【〔〖［｛“‘")
_PAIRS = frozenset("—…⋯")
#: Below this width (in em) a sign has no blank half to give.
_FULL = 0.9


@dataclass(frozen=True)
class Sign:
    """One character to be set: where its glyph comes from, its width in points, its style."""

    character: str
    link: Link
    width: float
    style: Style


@dataclass(frozen=True)
class Line:
    """One line.

    :ivar signs: what stands on it, without spaces at the end
    :ivar width: the width of the signs, in points, as far as it has to fit
    :ivar last: whether it ends a paragraph (such a line is not stretched)
    :ivar offset: where it starts, in points from the left edge of the block
    """

    signs: tuple[Sign, ...]
    width: float
    last: bool
    offset: float = 0.0


def _is_word(character: str) -> bool:
    """Letters, figures and signs that belong to a word or number, outside the scripts that are set without spaces."""
    if character in ".,:;/\\-_@%&=+#~$'\"?!" or "０" <= character <= "ｚ":
        return True
    return unicodedata.category(character)[0] in "LNM" and unicodedata.east_asian_width(character) not in "WF"


@lru_cache(maxsize=1 << 16)
def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters that stand side by side."""
    if after == " " or before == "\u00a0" or after == "\u00a0":
        return False
    if before == " ":
        return after not in NOT_AT_START
    if after in NOT_AT_START or before in NOT_AT_END or (before == after and before in _PAIRS):
        return False
    return not (_is_word(before) and _is_word(after))


def is_inside_word(before: str, after: str) -> bool:
    """Whether two characters that stand side by side belong to one word or number of letters and figures."""
    return _is_word(before) and _is_word(after)


def squeezed(signs: Sequence[Sign]) -> list[Sign]:
    """The same characters, two signs side by side closer: the blank halves between them are one (W3C, 3.1.6.1)."""
    close = list(signs)
    for number, (sign, after) in enumerate(pairwise(signs)):
        closing = sign.character in _HALF_BLANK and after.character in _HALF_BLANK | _HALF_BLANK_BEFORE
        opening = sign.character in _HALF_BLANK_BEFORE and after.character in _HALF_BLANK_BEFORE
        if (closing or opening) and min(sign.width / sign.style.size, after.width / after.style.size) >= _FULL:
            close[number] = replace(sign, width=sign.width / 2)
    return close


def break_lines(signs: Sequence[Sign], width: float, indent: float = 0.0, gives: bool = False) -> list[Line]:
    """The lines of a text.

    :param signs: the text's characters; a line feed (of any width) ends a paragraph
    :param width: the width of the block, in points
    :param indent: indent of each paragraph's first line, in points; if negative, that of its other lines
    :param gives: whether signs inside a line may give half of their blank halves for a closing sign at its end; such a line is
        wider than the block until they have given it
    :returns: at least one line
    """
    lines: list[Line] = []
    start = 0
    for end in [*(number for number, sign in enumerate(signs) if sign.character == "\n"), len(signs)]:
        lines.extend(_paragraph(signs[start:end], width, max(indent, 0.0), max(-indent, 0.0), gives))
        start = end + 1
    return lines


def _paragraph(signs: Sequence[Sign], width: float, first: float, other: float, gives: bool) -> list[Line]:
    lines: list[Line] = []
    start = 0
    offset = first
    while True:
        end = _line_end(signs, start, width - offset, gives)
        last = end >= len(signs)
        stop = end
        while stop > start and signs[stop - 1].character == " ":
            stop -= 1
        held = tuple(signs[start:stop])
        lines.append(Line(held, _fitted_width(held), last, offset))
        if last:
            return lines
        start, offset = end, other


def _line_end(signs: Sequence[Sign], start: int, width: float, gives: bool) -> int:
    """Where the line from ``start`` on ends: at the last break that fits; inside a word only if that fills the line."""
    used = given = 0.0
    allowed = 0
    position = start
    before = ""
    while position < len(signs):
        sign = signs[position]
        character = sign.character
        if before and may_break(before, character):
            allowed = position
        reached = used + sign.width
        if reached > width and before and character != " ":
            room = width + given if character in NOT_AT_START else width
            if reached - blank_half(sign) > room + 0.01:
                return allowed or _forced(signs, start, position)
        used = reached
        if gives:
            given += blank_half(sign) / 2
        before = character
        position += 1
    return position


def _forced(signs: Sequence[Sign], start: int, position: int) -> int:
    """A break inside something unbreakable: after its last hyphen or slash if it has one, else anywhere."""
    for end in range(position, start + 1, -1):
        if signs[end - 1].character in "-/_" and end > start + 1:
            return end
    return position


def blank_half(sign: Sign) -> float:
    """How much of a sign's width is the blank half behind it, in points; 0 for other characters."""
    if sign.character in _HALF_BLANK and sign.width >= _FULL * sign.style.size:
        return sign.width / 2
    return 0.0


def _fitted_width(signs: Sequence[Sign]) -> float:
    total = sum(sign.width for sign in signs)
    return total - blank_half(signs[-1]) if signs else total
