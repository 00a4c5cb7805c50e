"""The index of sealed blocks: a tree of listings that grows at its end alone.

A block has a listing of its own until there are BLOCKS of them, which then have one together that names each entry. Above that, each
listing names which of the FEW below it know a token, so that what is seldom is found among ever so many entries by a few steps.
A tree that is sorted by token would have some hundred of its leaves written anew for each block.

What is not listed is read through: an index that is missing, or was begun after the entries, costs time and hides nothing.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from persistent import Persistent
from shangnan.policy.accounts.apart import committed_apart
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.listings import joined
from shangnan.policy.registry.journal.listings import listed
from shangnan.policy.registry.journal.listings import Listing
from shangnan.policy.registry.journal.listings import summed_up
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.store import kept_in
from typing import Any

import logging

#: Blocks with a common listing, whose entries are numbered with 16 bits; listings under one of the next level.
BLOCKS = 64
FEW = 8
#: Levels: of a block, of BLOCKS of them; those above are 2, 3, …
BLOCK, ENTRIES = 0, 1
#: Blocks that one transaction lists at most.
MOST = 64
#: Times of what holds no entries.
NEVER = ("", "")
log = logging.getLogger(__name__)


class Index(Persistent):
    """The index.

    :ivar count: how many blocks are listed, from the first one on.
    :ivar listings: Listing by level and number.
    """

    def __init__(self) -> None:
        self.count = 0
        self.listings = OOBTree()


def blocks_in(kept: Kept) -> int:
    """Return how many blocks there are, those included that somebody has taken away."""
    return kept.blocks.maxKey() + 1 if kept.blocks else 0


def below(level: int) -> int:
    """Return how many of the level before a listing lists."""
    return BLOCKS if level == ENTRIES else FEW


def blocks_under(level: int, number: int) -> tuple[int, int]:
    """Return number of the first block that a listing leads to, and of the first one after them."""
    size = 1 if level == BLOCK else BLOCKS * FEW ** (level - ENTRIES)
    return number * size, (number + 1) * size


def tops(count: int) -> Iterator[tuple[int, int]]:
    """Yield level and number of the listings that no other one lists, the newest first.

    :param count: how many blocks are listed.
    """
    level, here = BLOCK, count
    while here:
        above = here // below(level + 1)
        yield from ((level, number) for number in reversed(range(above * below(level + 1), here)))
        level, here = level + 1, above


def catch_up(kept: Kept, most: int = MOST) -> int:
    """List blocks that are not listed yet; the caller commits.

    :param most: how many at most.
    :returns: how many were.
    """
    if kept.index is None:
        kept.index = Index()
        kept.__dict__.pop("shelves", None)  # the index of the first days, which named no entries
    index, before = kept.index, kept.index.count
    for number in range(before, min(before + most, blocks_in(kept))):
        index.listings[BLOCK, number] = _listing(kept.blocks.get(number))
        index.count = number + 1
        _fold(index, number)
    return index.count - before


def complete(database: Any) -> int:
    """List everything, in as many transactions as that takes.

    :param database: the ZODB database.
    :returns: how many blocks were listed.
    """
    done = 0
    while some := committed_apart(database, lambda other: _some(kept_in(other.root()))) or 0:
        done += some
    return done


def _some(kept: Kept | None) -> int:
    return 0 if kept is None else catch_up(kept)


def _listing(block: Block | None) -> Listing:
    """Return the listing of a block; what is missing or cannot be read is told by the verifier and keeps no other one waiting."""
    try:
        lines = block.lines() if block is not None else []
    except Exception:  # whatever was put there
        log.exception("A block of the journal cannot be read.")
        lines = []
    if block is not None:
        block._p_deactivate()
    return listed(lines) if lines else Listing([NEVER], {}, 1)


def _fold(index: Index, number: int) -> None:
    """Make the listings that are due after that of a block."""
    level = BLOCK
    while (number + 1) % below(level + 1) == 0:
        above, first = number // below(level + 1), number + 1 - below(level + 1)
        keys = [(level, one) for one in range(first, number + 1)]
        index.listings[level + 1, above] = above_all(level + 1, [index.listings[key] for key in keys])
        if level == BLOCK:
            for key in keys:
                del index.listings[key]
        level, number = level + 1, above


def above_all(level: int, listings: list[Listing]) -> Listing:
    """Return the listing of a level above those of the level before."""
    return joined(listings, SIZE) if level == ENTRIES else summed_up(listings)
