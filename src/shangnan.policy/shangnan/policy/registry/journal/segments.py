"""Where writers put entries: each writer has a segment of its own, so that no two of them ever write the same object.

A writer is a thread of a process, in its ordinary transactions or in those that stand apart. Its segment is a row of small pages, each
written by a few transactions; a full segment is closed and followed by a new one. The lines of a segment are chained and counted without
gap, so that what is missing or changed before it is sealed is seen. The sealer only reads segments; one that nobody has written for
a day it closes, in the objects that its writer would write: should that one come back just then, one of the two is done again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from persistent import Persistent
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from typing import Any

import os
import secrets
import threading

#: A page takes no further transaction when it has so many lines or characters: what a transaction writes stays below 5 kB.
LINES, CHARACTERS = 8, 1800
#: Lines of a page that one large transaction fills.
MOST_LINES = 64
PAGES = 64


class Page(Persistent):
    """A few lines of a segment.

    :ivar first: number of its first line in the segment, from 1.
    :ivar before: hash of the line before it.
    :ivar lines: canonical lines of entries.
    :ivar digest: hash of its last line.
    :ivar closed: whether nothing is added any more.
    """

    def __init__(self, first: int, before: str) -> None:
        self.first, self.before, self.digest = first, before, before
        self.lines: tuple[str, ...] = ()
        self.closed = False

    def add(self, line: str) -> None:
        """Put a line behind the others."""
        self.lines += (line,)
        self.digest = linked(self.digest, line)

    def is_full(self) -> bool:
        """Whether the next line belongs on another page."""
        if self._p_changed or self._p_jar is None:  # this transaction writes it anyway
            return len(self.lines) >= MOST_LINES
        return len(self.lines) >= LINES or sum(map(len, self.lines)) >= CHARACTERS

    @property
    def last(self) -> int:
        """Number of its last line."""
        return self.first + len(self.lines) - 1


class Segment(Persistent):
    """The lines of a writer.

    :ivar pages: never empty.
    :ivar closed: whether nothing is added any more.
    """

    def __init__(self) -> None:
        self.pages: tuple[Page, ...] = (Page(1, START),)
        self.closed = False

    def add(self, line: str) -> None:
        """Put a line behind the others."""
        page = self.pages[-1]
        if page.is_full():
            page = Page(page.last + 1, page.digest)
            self.pages += (page,)
        page.add(line)

    def is_full(self) -> bool:
        """Whether the next line belongs into another segment."""
        return len(self.pages) >= PAGES and self.pages[-1].is_full()

    def close(self) -> None:
        """Let nothing be added any more."""
        self.closed = self.pages[-1].closed = True

    @property
    def last(self) -> int:
        """Number of the last line; 0 where there is none."""
        return self.pages[-1].last


class _Here(threading.local):
    """Names of the present thread's segments by kind of writer."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[int, str]] = {}


_here = _Here()
_numbers = count(1)
_start = secrets.token_hex(6)


def _new_name() -> str:
    return f"{_start}-{os.getpid()}-{next(_numbers)}"


def own_segment(segments: Any, kind: str) -> Segment:
    """Return the segment into which the present thread writes, made where there is none.

    :param segments: mapping of name to Segment, seen by the connection that writes.
    :param kind: of the writer: those of a thread whose transactions overlap must differ.
    """
    process, name = _here.names.get(kind, (0, ""))
    # A process that was forked has the names of its parent, and must not use them.
    found = segments.get(name) if process == os.getpid() else None
    if found is not None and found.is_full():
        found.close()
    if found is None or found.closed:
        name, found = _new_name(), Segment()
        segments[name] = found
        _here.names[kind] = (os.getpid(), name)
    return found


def lines_after(segment: Segment, last: int) -> Iterator[tuple[int, str]]:
    """Yield number and line of what lies in a segment behind a number."""
    for page in segment.pages:
        if page.last > last:
            for number, line in enumerate(page.lines, page.first):
                if number > last:
                    yield number, line
