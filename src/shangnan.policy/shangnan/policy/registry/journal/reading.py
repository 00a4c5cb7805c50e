"""Reading the journal: a search that shows the newest first, an entry by its number, heads, and all of it as lines to carry away.

Everything that waits is sealed first, and what is sealed is read on a connection of its own, since that of a page may be older.
Callers see to the permission VIEW_JOURNAL.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.chain import exported
from shangnan.policy.registry.journal.chain import START
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.finding import parts_of
from shangnan.policy.registry.journal.finding import Stretch
from shangnan.policy.registry.journal.finding import stretches
from shangnan.policy.registry.journal.finding import Unlisted
from shangnan.policy.registry.journal.heads import Head
from shangnan.policy.registry.journal.heads import head_from
from shangnan.policy.registry.journal.keeping import connection_of
from shangnan.policy.registry.journal.sealing import seal
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.store import kept_in
from shangnan.policy.registry.journal.tokens import Wanted
from typing import Any
from zope.component.hooks import getSite

import json
import transaction

#: Written into what is exported, so that a reader of later times knows what it is.
FORMAT = "shangnan.policy journal 1"


@dataclass(frozen=True)
class Sealed:
    """A sealed entry.

    :param seq: its number, from 1.
    :param hash: its hash in the chain.
    :param entry: what it tells.
    """

    seq: int
    hash: str
    entry: Entry


@dataclass(frozen=True)
class Found:
    """A page of what was found.

    :param entries: the newest first.
    :param more: whether there are others behind them.
    :param total: how many there are at all; None where that was not counted, which a search with filters does not.
    """

    entries: list[Sealed]
    more: bool
    total: int | None


@contextmanager
def opened(database: Any = None) -> Iterator[Kept | None]:
    """Seal what waits and open the journal for reading.

    :param database: the ZODB database; by default that of the present site.
    """
    database = connection_of(getSite()).db() if database is None else database
    seal(database)
    manager = transaction.TransactionManager()
    connection = database.open(transaction_manager=manager)
    try:
        yield kept_in(connection.root())
    finally:
        manager.abort()
        connection.close()


def search(
    actor: str = "",
    action: str = "",
    uid: str = "",
    address: str = "",
    outcome: str = "",
    since: str = "",
    until: str = "",
    start: int = 0,
    size: int = 50,
    database: Any = None,
) -> Found:
    """Return a page of entries, the newest first; parameters that are "" ask nothing.

    :param actor: user id of whoever did it or for whom it was done.
    :param action: a key of `actions.ACTIONS`.
    :param uid: of the thing.
    :param address: of the client.
    :param outcome: DONE or REFUSED.
    :param since: ISO 8601 in the county's zone, the first moment; a date is enough.
    :param until: ISO 8601 in the county's zone, the first moment that is too late; a date is enough.
    :param start: how many are passed over.
    :param size: how many at most.
    :param database: as for `opened`.
    """
    wanted = Wanted(actor, action, uid, address, outcome, since, until)
    with opened(database) as kept:
        if kept is None:
            return Found([], False, 0)
        if wanted.is_all:
            last = max(kept.end.seq - start, 0)
            return Found(_between(kept, max(last - size, 0), last), last > size, kept.end.seq)
        return _page(stretches(kept, wanted), wanted, start, size)


def entry(seq: int, database: Any = None) -> Sealed | None:
    """Return an entry by its number; None where there is none.

    :param database: as for `opened`.
    """
    with opened(database) as kept:
        found = _between(kept, seq - 1, seq) if kept is not None and seq > 0 else []
        return found[0] if found else None


def heads(database: Any = None) -> list[Head]:
    """Return the daily heads, the oldest first.

    :param database: as for `opened`.
    """
    with opened(database) as kept:
        return [] if kept is None else [head_from(line) for line in kept.heads]


def export(wanted: Wanted | None = None, database: Any = None) -> Iterator[str]:
    """Yield the journal as lines of JSON without line breaks: a header, then each entry in order.

    :param wanted: only these; then the chain has gaps and nothing can be verified, which the header says.
    :param database: as for `opened`.
    """
    with opened(database) as kept:
        yield from exported_lines(kept, wanted or Wanted())


def exported_lines(kept: Kept | None, wanted: Wanted) -> Iterator[str]:
    """Yield what `export` does, of a journal as it lies there: hashes are those that are stored."""
    yield canonical(header(kept, wanted))
    for part in parts_of(kept) if kept is not None else ():
        lines = part.lines()
        places: Sequence[int] = range(len(lines))
        if not wanted.is_all:
            places = [place for place, _told in wanted.choose(lines, places)]
        for place in places:
            yield exported(part.first + place, part.digest(place), lines[place])


def header(kept: Kept | None, wanted: Wanted) -> dict[str, Any]:
    """Return what stands before the entries."""
    return {
        "format": FORMAT,
        "start": START,
        "last": kept.end.seq if kept is not None else 0,
        "head": kept.end.digest if kept is not None else START,
        "heads": [json.loads(line) for line in kept.heads] if kept is not None else [],
        "wanted": wanted.plain(),
        "verifiable": wanted.is_all,
    }


def _page(found: Iterable[Stretch | Unlisted], wanted: Wanted, start: int, size: int) -> Found:
    """Return a page of what lies in stretches; what comes before it is counted, and read only where the index leaves a doubt."""
    entries: list[Sealed] = []
    passed = 0
    for stretch in found:
        if stretch.sure and passed + len(stretch.numbers) <= start:
            passed += len(stretch.numbers)
            continue
        for part, places, sure in stretch.parts():
            if sure and passed + len(places) <= start:
                passed += len(places)
                continue
            for place, told in wanted.choose(part.lines(), places):
                passed += 1
                if passed > start + size:
                    return Found(entries, True, None)
                if passed > start:
                    entries.append(_sealed(part, place, told))
            part._p_deactivate()
    return Found(entries, False, passed)


def _between(kept: Kept, after: int, last: int) -> list[Sealed]:
    """Return the entries behind a number up to another one, the newest first."""
    blocks = (kept.blocks.get(number) for number in range(after // SIZE, (last - 1) // SIZE + 1))
    found = []
    for part in (*filter(None, blocks), *kept.end.parts):
        places = [place for place in range(part.count) if after < part.first + place <= last]
        lines = part.lines() if places else []
        found += [_sealed(part, place, json.loads(lines[place])) for place in places]
    return found[::-1]


def _sealed(part: Part, place: int, told: dict[str, Any]) -> Sealed:
    return Sealed(part.first + place, part.digest(place), Entry(**told))
