"""Where entries lie that are looked for, by the index as far as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.index import below
from shangnan.policy.registry.journal.index import BLOCK
from shangnan.policy.registry.journal.index import blocks_in
from shangnan.policy.registry.journal.index import blocks_under
from shangnan.policy.registry.journal.index import ENTRIES
from shangnan.policy.registry.journal.index import tops
from shangnan.policy.registry.journal.listings import Times
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.tokens import Wanted
from typing import NamedTuple


class Places(NamedTuple):
    """Entries of one part that may be wanted.

    :param part: what they lie in.
    :param places: of the entries in it, the newest first.
    :param sure: whether all are wanted, but for two tokens with the same mark.
    """

    part: Part
    places: Sequence[int]
    sure: bool


@dataclass(frozen=True)
class Stretch:
    """Entries of some blocks that the index names.

    :param kept: the journal.
    :param wanted: what is looked for.
    :param first: number of the first block.
    :param times: of each block.
    :param numbers: of the entries, counted from the first one of the first block, in order.
    """

    kept: Kept
    wanted: Wanted
    first: int
    times: Sequence[Times]
    numbers: Sequence[int]

    @property
    def sure(self) -> bool:
        """Whether all are wanted, so that they are counted unread."""
        return all(self.wanted.covers(*times) for times in self.times)

    def parts(self) -> Iterator[Places]:
        """Yield what is named of each block, the newest first."""
        for number, found in groupby(reversed(self.numbers), lambda one: one // SIZE):
            block = self.kept.blocks.get(self.first + number)
            if block is not None and self.wanted.in_time(*self.times[number]):
                yield Places(block, [one % SIZE for one in found], self.wanted.covers(*self.times[number]))


@dataclass(frozen=True)
class Unlisted:
    """Entries of which the index says nothing.

    :param part: what they lie in.
    """

    part: Part
    numbers: Sequence[int] = ()
    sure: bool = False

    def parts(self) -> Iterator[Places]:
        """Yield all of it."""
        yield Places(self.part, range(self.part.count)[::-1], sure=False)


def parts_of(kept: Kept) -> Iterator[Part]:
    """Yield everything that is sealed, the oldest first; none is kept in memory."""
    for number in range(blocks_in(kept)):
        block = kept.blocks.get(number)
        if block is not None:  # one that somebody has taken away is missed by its numbers
            yield block
            block._p_deactivate()
    yield from kept.end.parts


def stretches(kept: Kept, wanted: Wanted) -> Iterator[Stretch | Unlisted]:
    """Yield where entries lie that may be wanted, the newest first."""
    yield from map(Unlisted, reversed(kept.end.parts))
    count = kept.index.count if kept.index is not None else 0
    yield from _unlisted(kept, count, blocks_in(kept))
    for level, number in tops(count):
        yield from _listed(kept, wanted, level, number)


def _listed(kept: Kept, wanted: Wanted, level: int, number: int) -> Iterator[Stretch | Unlisted]:
    """Yield what one listing leads to; what lies under one that somebody has taken away is read through."""
    listing = kept.index.listings.get((level, number))
    if listing is None:
        yield from _unlisted(kept, *blocks_under(level, number))
        return
    if not wanted.in_time(*listing.span):
        return
    marks = wanted.marks()
    if level in (BLOCK, ENTRIES):
        found = listing.with_all(marks) if marks else range(len(listing.times) * SIZE)
        if found:
            yield Stretch(kept, wanted, blocks_under(level, number)[0], listing.times, found)
        return
    for one in reversed(listing.with_all(marks) if marks else range(len(listing.times))):
        if wanted.in_time(*listing.times[one]):
            yield from _listed(kept, wanted, level - 1, number * below(level) + one)


def _unlisted(kept: Kept, first: int, end: int) -> Iterator[Unlisted]:
    blocks = (kept.blocks.get(number) for number in reversed(range(first, end)))
    yield from (Unlisted(block) for block in blocks if block is not None)
