"""Dividing titles into balanced lines (GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当; 梯形或菱形).

Each place where a line may end has a cost (nothing before 关于, much inside what no word list knows); each shape has one (lines of
one length, an hourglass, a stub). The cheapest division is taken; names in 《》 that fit on a line stay whole, and so do numbers and
的通知.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from shangnan.policy.paper.lines import may_break
from shangnan.policy.paper.typeset.words import JOINING
from shangnan.policy.paper.typeset.words import KINDS
from shangnan.policy.paper.typeset.words import WORDS

import re

_NEVER = 1e6
_NUMBER = re.compile(r"[0-9０-９]{1,8}(?:年度|[年月日个项号次届])?|第[一二三四五六七八九十百]{1,3}[次届批期号年]?")
_OPENING, _CLOSING = "《〈（“〔", "》〉）”〕"
#: So many divisions are tried one by one; longer titles are filled line by line.
_MOST_LINES = 4
_EXTRA_LINE = 4.0
_STUB, _STUB_COST = 4.0, 1.5


def divided(title: str, widths: Sequence[float], most: float) -> list[str]:
    """The lines of a title.

    :param title: in which "\\n" divides as somebody wished
    :param widths: of its characters, in em
    :param most: width of a line, in em
    :returns: the lines, without spaces at their ends; none for an empty title
    """
    lines: list[str] = []
    start = 0
    for piece in title.split("\n"):
        held = widths[start : start + len(piece)]
        lines += [piece[a:b].strip() for a, b in pairwise(_division(piece, held, most))]
        start += len(piece) + 1
    return [line for line in lines if line]


def _division(title: str, widths: Sequence[float], most: float) -> list[int]:
    total = sum(widths)
    if total <= most:
        return [0, len(title)]
    costs = costs_of(title, widths, most)
    places = [number for number in range(1, len(title)) if costs[number] < _NEVER]
    sums = [0.0]
    for width in widths:
        sums.append(sums[-1] + width)
    least = int(-(-(total - 1e-6) // most))
    best: tuple[float, list[int]] | None = None
    for count in range(least, min(least + 2, _MOST_LINES + 1)):
        for ends in _divisions(sums, places, most, count):
            lines = [sums[b] - sums[a] for a, b in pairwise(ends)]
            cost = sum(costs[place] for place in ends[1:-1]) + _shape(lines) + _EXTRA_LINE * (count - least)
            if best is None or cost < best[0] - 1e-9:
                best = cost, ends
    return best[1] if best else _filled(sums, costs, most)


def _divisions(
    sums: Sequence[float], places: Sequence[int], most: float, count: int, start: int = 0
) -> Iterator[list[int]]:
    """Every division into so many lines that fit, from a place on."""
    if count == 1:
        if sums[-1] - sums[start] <= most + 1e-6:
            yield [start, len(sums) - 1]
        return
    for place in places:
        fits = place > start and sums[place] - sums[start] <= most + 1e-6
        if fits and sums[-1] - sums[place] <= (count - 1) * most + 1e-6:
            for rest in _divisions(sums, places, most, count - 1, place):
                yield [start, *rest]


def _filled(sums: Sequence[float], costs: Sequence[float], most: float) -> list[int]:
    """Lines of a very long title: each ends at the cheapest place of its last third; anywhere where there is none."""
    last = len(sums) - 1
    ends = [0]
    while sums[last] - sums[ends[-1]] > most + 1e-6:
        start = ends[-1]
        fitting = [n for n in range(start + 1, last) if sums[n] - sums[start] <= most + 1e-6] or [start + 1]
        late = [n for n in fitting if sums[n] - sums[start] >= most * 2 / 3] or fitting
        ends.append(min(reversed(late), key=lambda n: costs[n]))
    return [*ends, last]


def _shape(lines: Sequence[float]) -> float:
    longest = max(lines)
    cost = 2.0 * (longest - min(lines)) / longest
    cost += sum(_STUB_COST for line in lines if line < _STUB)
    if len(lines) > 1 and longest - min(lines) < 0.6:
        cost += 2.0
    inner = lines[1:-1]
    if inner and min(inner) < min(lines[0], lines[-1]):
        cost += 4.0
    return cost


def costs_of(title: str, widths: Sequence[float], most: float) -> list[float]:
    """What it costs to end a line before each character; a million where no line ends.

    :param widths: of the characters, in em
    :param most: width of a line, in em
    """
    costs = [_NEVER] + [_cost(title, number) for number in range(1, len(title))]
    for start, end in _wholes(title):
        fits = sum(widths[start:end]) <= most + 1e-6
        for number in range(start + 1, end):
            costs[number] = _NEVER if fits else costs[number] + 3.0
    return costs


def _wholes(title: str) -> list[tuple[int, int]]:
    """Names in marks, numbers, and 的 with the kind of document at the end."""
    found = [match.span() for match in _NUMBER.finditer(title)]
    opened: list[int] = []
    for number, character in enumerate(title):
        if character in _OPENING:
            opened.append(number)
        elif character in _CLOSING and opened:
            found.append((opened.pop(), number + 1))
    kinds = "|".join(sorted(KINDS, key=len, reverse=True))
    if match := re.search(rf"的(?:{kinds})(?:（[^）]*）)?$", title):
        found.append(match.span())
    return found


def _cost(title: str, number: int) -> float:
    before, after = title[:number], title[number:]
    if not may_break(before[-1], after[0]) or number in _inside(title):
        return _NEVER
    if after[0] in "的了之":
        # 的通知 alone under a name in 《》 that fills the line.
        return 1.0 if before[-1] == "》" else _NEVER
    if after.startswith("关于") or before[-1] in "，、；：" or after[0] == "《":
        return 0.0
    if before.endswith(("关于", "对于", *JOINING)) and not after.startswith("《"):
        return 6.0
    if after.startswith(JOINING) or before.endswith(("》", "）")):
        return 0.5
    known = _boundaries(title)
    return {2: 1.0, 1: 2.0, 0: 5.0}[(number in known[0]) + (number in known[1])]


@lru_cache(maxsize=64)
def _inside(title: str) -> frozenset[int]:
    """Places inside a known word."""
    return frozenset(n for start, end in _words(title) for n in range(start + 1, end))


@lru_cache(maxsize=64)
def _boundaries(title: str) -> tuple[frozenset[int], frozenset[int]]:
    """Where known words end and where they begin; 的 ends what stands before it."""
    ends = {end for _, end in _words(title)} | {n + 1 for n, character in enumerate(title) if character == "的"}
    return frozenset(ends), frozenset(start for start, _ in _words(title))


def _words(title: str) -> list[tuple[int, int]]:
    return [match.span() for word in WORDS if len(word) > 1 for match in re.finditer(word, title)]
