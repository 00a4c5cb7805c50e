"""Sealed entries as they lie in the database: many lines in one compressed object, with their hashes, written once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from collections.abc import Sequence
from persistent import Persistent
from shangnan.policy.registry.journal.chain import hashes
from shangnan.policy.registry.journal.tokens import marks_of
from shangnan.policy.registry.journal.tokens import time_of

import json
import sys
import zlib

#: Entries of a full block: that of number n lies in block (n - 1) // SIZE.
SIZE = 512
HASH = 32  # bytes
PREFIX = "sha256:"


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers of 64 bits as bytes, the lowest byte first."""
    found = array("Q", numbers)
    if sys.byteorder == "big":
        found.byteswap()
    return found.tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return the numbers of some bytes."""
    found = array("Q")
    found.frombytes(data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


class Part(Persistent):
    """Some sealed entries that follow each other.

    :ivar first: number of the first one.
    :ivar count: how many.
    :ivar before: hash of the entry before the first one.
    """

    def __init__(self, first: int, before: str, lines: Sequence[str]) -> None:
        """
        :param first: number of the first entry.
        :param before: hash of the entry before it.
        :param lines: canonical lines.
        """
        self.first, self.before, self.count = first, before, len(lines)
        self._lines = zlib.compress("\n".join(lines).encode("utf-8"))
        self._hashes = b"".join(bytes.fromhex(one.removeprefix(PREFIX)) for one in hashes(before, lines))

    def lines(self) -> list[str]:
        """Return the canonical lines."""
        return zlib.decompress(self._lines).decode("utf-8").split("\n")

    def digest(self, place: int) -> str:
        """Return the hash of an entry.

        :param place: from 0.
        """
        return PREFIX + self._hashes[place * HASH : (place + 1) * HASH].hex()

    @property
    def last_digest(self) -> str:
        """The hash of the last entry."""
        return self.digest(self.count - 1)


class Block(Part):
    """SIZE entries, and what they are found by.

    :ivar marks: see `tokens.marks_of`, packed and in order.
    :ivar earliest: time.
    :ivar latest: time.
    """

    def __init__(self, first: int, before: str, lines: Sequence[str]) -> None:
        super().__init__(first, before, lines)
        self.marks = packed(sorted(marks_in(lines)))
        times = [time_of(line) for line in lines]
        self.earliest, self.latest = min(times), max(times)


def marks_in(lines: Iterable[str]) -> set[int]:
    """Return what some lines are found by."""
    found: set[int] = set()
    for line in lines:
        found |= marks_of(json.loads(line))
    return found


def joined(parts: Sequence[Part]) -> list[str]:
    """Return the lines of parts that follow each other."""
    return [line for part in parts for line in part.lines()]
