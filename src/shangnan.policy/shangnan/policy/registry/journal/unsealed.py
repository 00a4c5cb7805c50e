"""What lies in segments and is not sealed: read in order of time, and looked through for gaps and changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from heapq import merge
from itertools import pairwise
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from shangnan.policy.registry.journal.segments import Segment
from shangnan.policy.registry.journal.store import Kept
from shangnan.policy.registry.journal.tokens import time_of
from typing import NamedTuple


class Line(NamedTuple):
    """An entry that waits to be sealed; the earliest is the least.

    :param time: of the entry.
    :param segment: name of the segment.
    :param number: in the segment.
    :param digest: hash of the line in its segment.
    :param line: the canonical line.
    """

    time: str
    segment: str
    number: int
    digest: str
    line: str


@dataclass
class Left:
    """What is left of a segment.

    :param lines: in the order of their numbers.
    :param faults: what is missing or changed: (kind, number of the line); kinds are `missing` and `changed`.
    """

    lines: list[Line] = field(default_factory=list)
    faults: list[tuple[str, int]] = field(default_factory=list)


def left_of(name: str, segment: Segment, sealed: tuple[int, str]) -> Left:
    """Return what is left of a segment.

    :param name: of the segment.
    :param sealed: number and hash of its last line that is sealed; (0, START) for none.
    """
    found, (last, digest) = Left(), sealed
    if segment.last < last:
        found.faults.append(("missing", segment.last + 1))
    for page in segment.pages:
        if page.last <= last or not page.lines:
            continue
        if page.first > last + 1:
            found.faults.append(("missing", last + 1))
        at = page.before
        if page.first == last + 1 and at != digest:
            found.faults.append(("changed", page.first))
        for number, line in enumerate(page.lines, page.first):
            at = linked(at, line)
            if number == last and at != digest:
                found.faults.append(("changed", number))
            if number > last:
                found.lines.append(Line(time_of(line), name, number, at, line))
        if at != page.digest:
            found.faults.append(("changed", page.first))
        last, digest = page.last, page.digest
    return found


def all_left(kept: Kept) -> tuple[Iterator[Line], list[tuple[str, str, int]]]:
    """Return what is left of all segments.

    :returns: the lines, the earliest first but those of a segment in their order; and faults: (segment, kind, number).
    """
    lines: list[list[Line]] = []
    faults: list[tuple[str, str, int]] = []
    for name, segment in kept.segments.items():
        left = left_of(name, segment, kept.sealed.get(name, (0, START)))
        lines.append(_in_order(left.lines))
        faults += [(name, kind, number) for kind, number in left.faults]
    faults += [(name, "missing", last + 1) for name, (last, _) in kept.sealed.items() if name not in kept.segments]
    return merge(*lines), faults


def _in_order(lines: list[Line]) -> list[Line]:
    """Return lines so that no time is before that of the one before: clocks are set."""
    if all(one.time <= two.time for one, two in pairwise(lines)):
        return lines
    found, latest = [], ""
    for line in lines:
        latest = max(latest, line.time)
        found.append(line._replace(time=latest))
    return found
