"""Looking through the journal as it lies in the database: what an export alone does not show.

The stand-alone verifier holds the entries against each other and against heads; here the index is held against the entries, and what is
not sealed yet against its own chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.locales.unstarted import chinese_without_zope
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.chain import exported
from shangnan.policy.registry.journal.index import above_all
from shangnan.policy.registry.journal.index import below
from shangnan.policy.registry.journal.index import BLOCK
from shangnan.policy.registry.journal.index import blocks_in
from shangnan.policy.registry.journal.index import blocks_under
from shangnan.policy.registry.journal.index import ENTRIES
from shangnan.policy.registry.journal.listings import listed
from shangnan.policy.registry.journal.listings import Listing
from shangnan.policy.registry.journal.reading import header
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.tokens import Wanted
from shangnan.policy.registry.journal.unsealed import all_left
from typing import Any

NO_JOURNAL = _("The database has no journal.")
UNREADABLE = _("Entries from this number on cannot be read:")
OUT_OF_PLACE = _("A block of entries is missing or out of place; it should begin with number:")
INDEX = _("The index was changed, so that a search may miss entries from this number on:")
UNSEALED = _("Entries that are not sealed yet were changed or taken away; segment and line:")


def exported_and_checked(kept: Kept | None) -> tuple[list[str], Iterator[str]]:
    """Return what is wrong in the database, in Chinese, and the lines of an export whose header tells the same."""
    faults = faults_in(kept)
    return faults, _lines(kept, faults)


def _lines(kept: Kept | None, faults: list[str]) -> Iterator[str]:
    yield canonical(header(kept, Wanted()) | {"faults": faults})
    for _first, part in _placed(kept) if kept is not None else ():
        lines = _read(part)
        for place, line in enumerate(lines or ()):
            yield exported(part.first + place, part.digest(place), line)


def faults_in(kept: Kept | None) -> list[str]:
    """Return what is wrong, in Chinese."""
    if kept is None:
        return [chinese_without_zope(NO_JOURNAL)]
    found: list[str] = []
    for first, part in _placed(kept):
        lines = _read(part)
        if lines is None:
            found.append(_told(UNREADABLE, first))
        elif part.first != first or part.count != len(lines):
            found.append(_told(OUT_OF_PLACE, first))
    found += [_told(OUT_OF_PLACE, number * SIZE + 1) for number in _missing_blocks(kept)]
    found += [_told(INDEX, number * SIZE + 1) for number in sorted(set(_wrong_listings(kept)))]
    try:
        _left, faults = all_left(kept)
    except Exception:  # whatever was put there: that it cannot be read is what is to be told
        faults = [("?", "changed", 0)]
    return found + [_told(UNSEALED, f"{name} {line}") for name, _kind, line in faults]


def _placed(kept: Kept) -> Iterator[tuple[int, Part]]:
    """Yield what is sealed with the number with which it should begin."""
    for number, block in kept.blocks.items():
        yield number * SIZE + 1, block
        block._p_deactivate()
    first = len(kept.blocks) * SIZE + 1
    for part in kept.end.parts:
        yield first, part
        first += part.count


def _read(part: Part) -> list[str] | None:
    try:
        lines = part.lines()
        part.digest(part.count - 1)
    except Exception:  # whatever was put there
        return None
    return lines


def _missing_blocks(kept: Kept) -> list[int]:
    numbers = set(kept.blocks)
    return sorted(set(range((kept.end.seq - 1) // SIZE if kept.end.seq else 0)) - numbers)


def _wrong_listings(kept: Kept) -> list[int]:
    """Return the number of the first block under each listing that does not say what the entries below it do."""
    index, blocks = kept.index, blocks_in(kept)
    if index is None:  # the entries are older, and are read through
        return []
    wrong = [blocks] if index.count > blocks else []
    single = index.count // below(ENTRIES) * below(ENTRIES)
    waiting: dict[int, list[Listing | None]] = {}
    for block in range(min(index.count, blocks)):
        level, number, expected = BLOCK, block, _expected(kept.blocks.get(block))
        while True:
            if expected is not None and (level > BLOCK or block >= single):
                stored = index.listings.get((level, number))
                if not isinstance(stored, Listing) or not stored.says_the_same(expected):
                    wrong.append(blocks_under(level, number)[0])
            same = waiting.setdefault(level, [])
            same.append(expected)
            if len(same) < below(level + 1):
                break
            known = [one for one in same if one is not None]
            expected = above_all(level + 1, known) if len(known) == len(same) else None
            same.clear()
            level, number = level + 1, number // below(level + 1)
    return wrong


def _expected(block: Block | None) -> Listing | None:
    """Return the listing of a block; None where it cannot be read, which is told already."""
    lines = _read(block) if block is not None else None
    if block is not None:
        block._p_deactivate()
    return listed(lines) if lines else None


def _told(what: Any, where: object) -> str:
    return f"{chinese_without_zope(what)}{where}"
