"""The type area and its grid, measured from the text that fills it."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Frame
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import LEFT
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO2
from shangnan.policy.paper.check.standard import NO3
from shangnan.policy.paper.check.standard import RIGHT
from statistics import median

import itertools
import unicodedata

#: A line that has so many characters is one of the text.
_FULL = 18
_NEAR = 1.2 * MM
#: So large a part of the lines, and so many at least, agree on the right edge.
_SHARE, _FEWEST = 0.2, 3


def frame_of(lines: list[Line]) -> Frame:
    """The frame that a document's lines fill.

    :param lines: of the text, from page to page
    """
    text = [line for line in lines if not line.is_red and line.size < NO2 - 3]
    long = [line for line in text if len(line.chars) >= _FULL]
    body = median(line.size for line in long) if long else NO3
    right = _right([line.right for line in long if not _is_mark(line.chars[-1].text)])
    return Frame(_left([line.x for line in text]), right, _pitch(long, body), _advance(long, right), body)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("P")


def _left(places: list[float]) -> float:
    """The outermost place at which two lines begin; the usual one where a line begins there or all are set in from there."""
    outermost = next((place for place in sorted(places) if _agreeing(places, place) > 1), LEFT)
    usual = any(abs(place - LEFT) < _NEAR for place in places) or abs(outermost - LEFT - 2 * ADVANCE) < _NEAR
    return LEFT if usual and outermost > LEFT + _NEAR else _median_near(places, outermost, LEFT)


def _right(places: list[float]) -> float:
    """The outermost place at which a part of the lines end; the usual one where too few lines are full to tell."""
    for place in sorted(places, reverse=True):
        if _agreeing(places, place) >= max(_FEWEST, _SHARE * len(places)):
            return _median_near(places, place, RIGHT)
    return RIGHT


def _agreeing(places: list[float], place: float) -> int:
    return sum(abs(other - place) < _NEAR for other in places)


def _median_near(places: list[float], place: float, usual: float) -> float:
    near = [other for other in places if abs(other - place) < _NEAR]
    return median(near) if near else usual


def _pitch(long: list[Line], body: float) -> float:
    steps = [
        below.y - above.y
        for above, below in itertools.pairwise(long)
        if above.page == below.page and body < below.y - above.y < 2.9 * body
    ]
    return median(steps) if len(steps) > 1 else 0.0


def _advance(long: list[Line], right: float) -> float:
    """From one Chinese character to the next in full lines; 0 where there are too few to tell."""
    steps = [
        after.x - before.x
        for line in long
        if line.right > right - ADVANCE
        for before, after in zip(line.chars, line.chars[1:], strict=False)
        if _is_han(before.text) and _is_han(after.text)
    ]
    return median(steps) if len(steps) >= 2 * _FULL else 0.0


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿"
