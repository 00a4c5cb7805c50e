"""Counters of registers: persistent, one object for each register, key and year.

Two transactions that take a number from one counter both write that counter, so that ZODB lets only one of them pass
and has the other done again (the publisher does so by itself): that is what keeps numbers free of gaps and doubles. For
the same reason no counter may ever get a `_p_resolveConflict`. Counters of different registers never meet.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from dataclasses import dataclass
from persistent import Persistent
from typing import Literal

Key = tuple[str, str, int]


class NotCounted(LookupError):
    """A number that no counter has given, or that is void already."""


@dataclass(frozen=True)
class Entry:
    """What a register says of one number.

    :param number: from 1, without gap.
    :param record: UID of the record that got it (32 hexadecimal characters).
    :param state: `given` or `void`.
    :param date: ISO 8601 time with zone, when it was given.
    :param void_reason: why it is void; "" while it is not.
    :param void_date: ISO 8601 time with zone, when it was made void; "" while it is not.
    """

    number: int
    record: str
    state: Literal["given", "void"]
    date: str
    void_reason: str = ""
    void_date: str = ""


class Counter(Persistent):
    """Numbers of one register, key and year: `before` is the last one given outside (on paper), 0 for none."""

    def __init__(self) -> None:
        self.before = 0
        self.last = 0
        self.numbers = IOBTree()

    def give(self, record: str, date: str) -> int:
        """Give the next number to a record and return it."""
        self.last += 1
        self.numbers[self.last] = (record, "given", date, "", "")
        return self.last

    def make_void(self, number: int, reason: str, date: str) -> None:
        """Make a given number void; its entry stays, and nobody gets the number again."""
        record, state, given, _reason, _date = self.numbers.get(number, ("", "", "", "", ""))
        if state != "given":
            raise NotCounted(number)
        # Written although nothing of it changes, so that it conflicts with whoever gives a number at the same time.
        self.last = self.last
        self.numbers[number] = (record, "void", given, reason, date)

    def continue_after(self, number: int) -> None:
        """Begin after a number that was given outside."""
        if self.last != self.before or number < self.before:
            raise ValueError("this counter has given numbers already")
        self.before = self.last = number

    def entries(self) -> Iterator[Entry]:
        """Yield the entries, in order of their numbers."""
        for number, (record, state, date, reason, void_date) in self.numbers.items():
            yield Entry(number, record, state, date, reason, void_date)


class Counters(Persistent):
    """All counters, each an object of its own, made when its first number is asked for."""

    def __init__(self) -> None:
        self.by_key = OOBTree()

    def counter(self, register: str, key: str, year: int) -> Counter:
        """Return a counter, made where there is none."""
        found = self.by_key.get((register, key, year))
        if found is None:
            found = self.by_key[(register, key, year)] = Counter()
        return found

    def known(self, register: str, key: str, year: int) -> Counter | None:
        """Return a counter, or None where no number was ever given."""
        return self.by_key.get((register, key, year))

    def keys(self, register: str) -> list[Key]:
        """Return (register, key, year) of the counters of a register, sorted."""
        return list(self.by_key.keys((register,), (register, chr(0x10FFFF))))
