"""Sealing: entries leave the segments of their writers, get a number and are linked into the one chain.

Whoever seals writes the end of the chain, so that of two at once one begins anew. It is done by a thread of each serving process, by the
night's work, and before anybody reads; what a process has left that was killed, any other seals. The number says in which order
entries were sealed: by time within a round.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import datetime
from datetime import timedelta
from itertools import islice
from shangnan.policy.accounts.apart import committed_apart
from shangnan.policy.calendar.clock import now
from shangnan.policy.registry.journal.blocks import Block
from shangnan.policy.registry.journal.blocks import joined
from shangnan.policy.registry.journal.blocks import Part
from shangnan.policy.registry.journal.blocks import SIZE
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.heads import Head
from shangnan.policy.registry.journal.heads import head_of
from shangnan.policy.registry.journal.heads import is_due
from shangnan.policy.registry.journal.index import catch_up
from shangnan.policy.registry.journal.segments import Segment
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.store import kept_in
from shangnan.policy.registry.journal.tokens import time_of
from shangnan.policy.registry.journal.unsealed import all_left
from shangnan.policy.registry.journal.unsealed import Line
from typing import Any

import logging

log = logging.getLogger(__name__)
#: Entries of a round, which is one transaction; parts of an end that is not a block yet, before they become one.
MOST = 8 * SIZE
PARTS = 16
#: A writer that has been silent for so long has most likely ended.
SILENT = timedelta(days=1)


def seal(database: Any) -> int:
    """Seal everything that waits, and commit it.

    :param database: the ZODB database.
    :returns: how many entries were sealed.
    """
    sealed = 0
    while True:
        done = committed_apart(database, lambda other: seal_round(kept_in(other.root()), now())) or 0
        sealed += done
        if done < MOST:
            return sealed


def seal_round(kept: Kept | None, moment: datetime) -> int:
    """Seal the earliest entries that wait; the caller commits.

    :param kept: the journal, None where there is none yet.
    :param moment: the present, in the county's zone.
    :returns: how many entries of writers were sealed.
    """
    if kept is None:
        return 0
    waiting, faults = all_left(kept)
    lines = list(waiting if faults else islice(waiting, MOST))
    told = []
    if is_due(kept, moment):
        head = _keep_head(kept, moment)
        told.append(_own("journal.sealed", moment, head.plain()))
        _close_silent(kept, moment)
    for name, kind, number in faults:
        log.critical(
            "The journal was tampered with before it was sealed: segment %s, line %s is %s.", name, number, kind
        )
        told.append(_own("journal.broken", moment, {"segment": name, "kind": kind, "line": str(number)}))
    if lines or told:
        append(kept, [*told, *(line.line for line in lines)])
        _remember(kept, lines)
        _part_with(kept, {name for name, _kind, _number in faults})
        _take_away(kept)
    return len(lines)


def append(kept: Kept, lines: Sequence[str]) -> None:
    """Link lines to the end of the chain.

    :param lines: canonical lines.
    """
    end = kept.end
    new = Part(end.seq + 1, end.digest, lines)
    end.seq, end.digest = end.seq + len(lines), new.last_digest
    open_lines = sum(part.count for part in end.parts) + len(lines)
    end.parts += (new,)
    if open_lines < SIZE and len(end.parts) < PARTS:
        return
    first, before, rest = end.parts[0].first, end.parts[0].before, joined(end.parts)
    while len(rest) >= SIZE:
        block = Block(first, before, rest[:SIZE])
        kept.blocks[(first - 1) // SIZE] = block
        first, before, rest = first + SIZE, block.last_digest, rest[SIZE:]
    end.parts = (Part(first, before, rest),) if rest else ()
    catch_up(kept)


def _remember(kept: Kept, lines: Sequence[Line]) -> None:
    """Keep how far each segment is sealed."""
    for name, last in {line.segment: (line.number, line.digest) for line in lines}.items():
        kept.sealed[name] = last


def _part_with(kept: Kept, names: Iterable[str]) -> None:
    """Let nobody go on in segments that were tampered with, so that each fault is told once."""
    for name in names:
        if name in kept.segments:
            segment = kept.segments[name]
            segment.close()
            kept.sealed[name] = (segment.last, segment.pages[-1].digest)
        else:
            del kept.sealed[name]


def _take_away(kept: Kept) -> None:
    """Take closed segments away of which everything is sealed."""
    for name in list(kept.segments):
        segment: Segment = kept.segments[name]
        # The last one stays, since a tree that becomes empty meets everybody who adds to it.
        if segment.closed and kept.sealed.get(name, (0, ""))[0] >= segment.last and len(kept.segments) > 1:
            del kept.segments[name]
            if name in kept.sealed:
                del kept.sealed[name]


def _close_silent(kept: Kept, moment: datetime) -> None:
    """Close the segments of writers that have most likely ended; once sealed they go with a later round."""
    before = (moment - SILENT).isoformat(timespec="microseconds")
    for segment in kept.segments.values():
        lines = segment.pages[-1].lines
        if not segment.closed and lines and time_of(lines[-1]) < before:
            segment.close()


def _keep_head(kept: Kept, moment: datetime) -> Head:
    head = head_of(kept, moment)
    kept.heads.append(head.line())
    return head


def _own(action: str, moment: datetime, details: dict[str, str]) -> str:
    """Return the line by which the journal tells of itself."""
    return Entry(time=moment.isoformat(timespec="microseconds"), actor="", action=action, details=details).line()
