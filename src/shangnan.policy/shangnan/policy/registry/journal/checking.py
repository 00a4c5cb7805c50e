"""Looking through the journal as it lies in the database: what an export alone does not show.

The stand-alone verifier holds the entries against each other and against heads; here the index is held against the entries, and what is
not sealed yet against its own chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy import _
from shangnan.policy.locales.unstarted import chinese_without_zope
from shangnan.policy.registry.journal import shelves
from shangnan.policy.registry.journal.blocks import marks_in
from shangnan.policy.registry.journal.blocks import packed
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.blocks import unpacked
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.chain import exported
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
        elif hasattr(part, "marks") and part.marks != packed(sorted(marks_in(lines))):
            found.append(_told(INDEX, first))
    found += [_told(OUT_OF_PLACE, number * SIZE + 1) for number in _missing_blocks(kept)]
    found += [_told(INDEX, number * shelves.SIZE * SIZE + 1) for number in _wrong_shelves(kept)]
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


def _wrong_shelves(kept: Kept) -> list[int]:
    wrong = []
    for number in range(len(kept.blocks) // shelves.SIZE):
        blocks = [kept.blocks.get(number * shelves.SIZE + place) for place in range(shelves.SIZE)]
        shelf = kept.shelves.get(number)
        if None in blocks:
            continue
        expected = shelves.masks_of(unpacked(block.marks) for block in blocks)
        times = tuple((block.earliest, block.latest) for block in blocks)
        stored = (
            None
            if shelf is None
            else [dict(zip(unpacked(p.marks), unpacked(p.masks), strict=True)) for p in shelf.parts]
        )
        if shelf is None or stored != expected or shelf.times != times:
            wrong.append(number)
    return wrong


def _told(what: Any, where: object) -> str:
    return f"{chinese_without_zope(what)}{where}"
