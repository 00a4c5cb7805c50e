"""Paragraphs as lines that end at one edge: what a line lacks is spread between its characters, what it has too much its signs give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import pairwise
from shangnan.policy.paper.lines import blank_half
from shangnan.policy.paper.lines import break_lines
from shangnan.policy.paper.lines import is_inside_word
from shangnan.policy.paper.lines import Line
from shangnan.policy.paper.lines import Sign
from shangnan.policy.paper.lines import squeezed
from shangnan.policy.paper.typeset.grid import WIDTH
from shangnan.policy.paper.typeset.grid import width_of

#: A line with larger gaps (in em) is left as it is: a long address stood behind it.
_WIDEST_GAP = 0.5


@dataclass(frozen=True)
class SetLine:
    """One line as it stands.

    :ivar signs: its characters with their advances
    :ivar x: where it begins, in points from the left edge
    """

    signs: tuple[Sign, ...]
    x: float


def paragraph(placed: Sequence[Sign], width: float = WIDTH, indent: float = 0.0) -> list[SetLine]:
    """A paragraph's lines.

    :param placed: its characters
    :param width: of the column, in points
    :param indent: of the first line, in points; if negative, of the other lines
    """
    lines = break_lines(squeezed(placed), width, indent, gives=True)
    return [SetLine(_fitted(line, width - line.offset), line.offset) for line in lines]


def _fitted(line: Line, room: float) -> tuple[Sign, ...]:
    lacking = room - width_of(line.signs)
    if lacking < 0:
        return tuple(_narrowed(line.signs, -lacking))
    return line.signs if line.last else tuple(_widened(line.signs, lacking))


def _narrowed(placed: Sequence[Sign], surplus: float) -> list[Sign]:
    """Let the last sign give its blank half, then the others as much as is needed."""
    close = list(placed)
    given = min(blank_half(close[-1]), surplus)
    close[-1] = replace(close[-1], width=close[-1].width - given)
    halves = sum(blank_half(sign) for sign in placed[:-1])
    if surplus - given > 1e-6 and halves > 0:
        share = min(1.0, (surplus - given) / halves)
        close[:-1] = [replace(sign, width=sign.width - share * blank_half(sign)) for sign in placed[:-1]]
    return close


def _widened(placed: Sequence[Sign], lacking: float) -> list[Sign]:
    gaps = [
        number
        for number, (sign, after) in enumerate(pairwise(placed))
        if not is_inside_word(sign.character, after.character)
    ]
    if not gaps or lacking / len(gaps) > _WIDEST_GAP * placed[0].style.size:
        return list(placed)
    wide = list(placed)
    for number in gaps:
        wide[number] = replace(wide[number], width=wide[number].width + lacking / len(gaps))
    return wide
