"""In which blocks entries lie that are looked for, by the index alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from shangnan.policy.registry.journal import shelves
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import unpacked
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.tokens import Wanted


def parts_of(kept: Kept) -> Iterator[Part]:
    """Yield everything that is sealed, the oldest first; none is kept in memory."""
    for number in range(len(kept.blocks)):
        block = kept.blocks.get(number)
        if block is not None:  # one that somebody has taken away is missed by its numbers
            yield block
            block._p_deactivate()
    yield from kept.end.parts


def parts_with(kept: Kept, wanted: Wanted) -> Iterator[Part]:
    """Yield what may hold entries that are wanted, the newest first."""
    yield from reversed(kept.end.parts)
    marks, shelved = wanted.marks(), len(kept.shelves) * shelves.SIZE
    for number in reversed(range(shelved, len(kept.blocks))):
        block: Block = kept.blocks[number]
        if wanted.in_time(block.earliest, block.latest) and _has_all(block, marks):
            yield block
    for shelf_number in reversed(range(len(kept.shelves))):
        shelf = kept.shelves[shelf_number]
        if not wanted.in_time(min(early for early, _ in shelf.times), max(late for _, late in shelf.times)):
            continue
        mask = shelf.mask(marks)
        for place in reversed(range(shelves.SIZE)):
            if mask >> place & 1 and wanted.in_time(*shelf.times[place]):
                block = kept.blocks[shelf_number * shelves.SIZE + place]
                yield block
                block._p_deactivate()


def _has_all(block: Block, marks: list[int]) -> bool:
    found = unpacked(block.marks)
    return all((place := bisect_left(found, mark)) < len(found) and found[place] == mark for mark in marks)
