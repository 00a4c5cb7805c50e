"""Which row of the old table is which row of the new one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections import deque
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

# Two rows are one, reworded, when this share of the signs of their titles agrees (without a title: of all their words).
_ALIKE = 0.6
# In a bare list of words, shorter ones are never reworded: 企业法人 and 事业法人 are two.
_SHORTEST_WORDING = 8
# Looking for reworded rows takes the product of both numbers; beyond this, rows came and went.
_MOST_PAIRS = 2_500
_MOST_SIGNS = 500


@dataclass(frozen=True)
class Item:
    """A row as the comparison sees it.

    :param number: its place, from 1.
    :param title: what names it; "" where no column does.
    :param words: all its texts.
    :param content: its values in a form in which equal rows are equal.
    :param cells: its values by column; under "" the entry of a bare list.
    """

    number: int
    title: str
    words: str
    content: Hashable
    cells: Mapping[str, Any]


def match_items(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Return for each row of the new table that the old one had, its index there (index in new → index in old).

    Equal rows first, then rows of the same title, then reworded ones; among several alike the order decides.
    """
    pairs: dict[int, int] = {}
    _pair_by(lambda item: item.content, old, new, pairs)
    _pair_by(lambda item: item.title or None, old, new, pairs)
    _pair_reworded(old, new, pairs)
    return pairs


def unmoved(pairs: Mapping[int, int]) -> set[int]:
    """Return the largest set of new rows that still stand in the old order; the other matched rows have moved.

    :param pairs: as `match_items` returns them.
    """
    after = sorted(pairs)
    tails: list[int] = []  # old index that ends the best row of each length
    ends: list[int] = []  # and where that is in `after`
    before: list[int] = []  # for each place in `after`, the place that precedes it in its best row
    for spot, index in enumerate(after):
        length = bisect_left(tails, pairs[index])
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [pairs[index]]
        ends[length : length + 1] = [spot]
    found = set()
    spot = ends[-1] if ends else -1
    while spot >= 0:
        found.add(after[spot])
        spot = before[spot]
    return found


def _pair_by(mark: Callable[[Item], Hashable], old: Sequence[Item], new: Sequence[Item], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index, item in enumerate(old):
        if index not in taken and mark(item) is not None:
            waiting[mark(item)].append(index)
    for index, item in enumerate(new):
        if index not in pairs and waiting.get(mark(item)):
            pairs[index] = waiting[mark(item)].popleft()


def _pair_reworded(old: Sequence[Item], new: Sequence[Item], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    left = [index for index in range(len(old)) if index not in taken]
    fresh = [index for index in range(len(new)) if index not in pairs]
    if len(left) * len(fresh) > _MOST_PAIRS:
        return
    alike = []
    for after in fresh:
        for before in left:
            if share := _likeness(old[before], new[after]):
                alike.append((-share, after, before))
    for _share, after, before in sorted(alike):
        if after not in pairs and before not in taken:
            pairs[after] = before
            taken.add(before)


def _likeness(old: Item, new: Item) -> float:
    """Return the share of signs that two rows' wordings have in common, 0 where that is too little to call them one."""
    titled = bool(old.title and new.title)
    one, other = (old.title, new.title) if titled else (old.words, new.words)
    if not titled and min(len(one), len(other)) < _SHORTEST_WORDING:
        return 0
    matcher = SequenceMatcher(None, one[:_MOST_SIGNS], other[:_MOST_SIGNS], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    share = matcher.ratio()
    return share if share >= _ALIKE else 0
