"""Sealed entries as they lie in the database: many lines in one compressed object, with their hashes, written once."""

from __future__ import annotations

from collections.abc import Sequence
from persistent import Persistent
from shangnan.policy.registry.journal.chain import hashes

import zlib

#: Entries of a full block: that of number n lies in block (n - 1) // SIZE.
SIZE = 512
HASH = 32  # bytes
PREFIX = "sha256:"


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
    """SIZE entries. Those of the first days also have marks and times of their own, which nobody reads any more."""


def joined(parts: Sequence[Part]) -> list[str]:
    """Return the lines of parts that follow each other."""
    return [line for part in parts for line in part.lines()]
