"""The index of sealed entries: for 64 blocks at a time, which of them hold a token. Written once, when the 64th block is full.

A tree that grows with each entry would have some hundred of its leaves written anew for each block. Here a search reads one small part
of each shelf, and the marks of the few blocks that have no shelf yet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Sequence
from persistent import Persistent
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import packed
from shangnan.policy.registry.journal.blocks import unpacked

#: Blocks of a shelf: as many as a number has bits. And parts of its marks, by their highest bits.
SIZE = 64
PARTS = 64
_SHIFT = 58


class Marks(Persistent):
    """Some marks of a shelf, in order, and for each a number whose bits say which blocks have it."""

    def __init__(self, masks: dict[int, int]) -> None:
        """
        :param masks: bits by mark.
        """
        self.marks = packed(sorted(masks))
        self.masks = packed(masks[one] for one in sorted(masks))

    def mask(self, mark: int) -> int:
        """Return which blocks have a mark."""
        marks = unpacked(self.marks)
        place = bisect_left(marks, mark)
        return unpacked(self.masks)[place] if place < len(marks) and marks[place] == mark else 0


class Shelf(Persistent):
    """The index of SIZE blocks.

    :ivar times: (earliest, latest) of each block.
    :ivar parts: Marks.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        """
        :param blocks: that follow each other.
        """
        self.times = tuple((block.earliest, block.latest) for block in blocks)
        self.parts = tuple(Marks(masks) for masks in masks_of(unpacked(block.marks) for block in blocks))

    def mask(self, marks: Iterable[int]) -> int:
        """Return which blocks have all marks, the first block in the lowest bit."""
        found = (1 << SIZE) - 1
        for mark in marks:
            found &= self.parts[mark >> _SHIFT].mask(mark)
        return found


def masks_of(blocks: Iterable[Iterable[int]]) -> list[dict[int, int]]:
    """Return which blocks have a mark, by mark, in PARTS parts.

    :param blocks: the marks of each block.
    """
    parts: list[dict[int, int]] = [{} for _part in range(PARTS)]
    for number, marks in enumerate(blocks):
        for mark in marks:
            part = parts[mark >> _SHIFT]
            part[mark] = part.get(mark, 0) | 1 << number
    return parts
