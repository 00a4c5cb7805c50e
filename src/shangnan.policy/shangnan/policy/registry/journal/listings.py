"""What the index is made of: for each token the numbers of what holds it, among the entries of a block, of many, or among other listings.

Each is written once. Nothing of the chain depends on them: they can be thrown away and made anew from the entries.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from itertools import accumulate
from itertools import chain
from persistent import Persistent
from shangnan.policy.registry.journal.tokens import marks_of
from shangnan.policy.registry.journal.tokens import time_of

import json
import sys

#: Time of the earliest and of the latest entry.
Times = tuple[str, str]
#: Of a listing that is found by more than a few tokens: a search reads one of its parts.
PARTS = 64
# Beyond that it is quicker to look each number up than to go through all of the longer list.
_FEW = 16


class Part(Persistent):
    """Some tokens of a listing: their marks in order, and the numbers of each behind those of the one before."""

    def __init__(self, numbers: Mapping[int, Iterable[int]]) -> None:
        """
        :param numbers: below 65,536 and in order, by mark.
        """
        marks = sorted(numbers)
        found = [array("H", numbers[mark]) for mark in marks]
        self.marks = _packed(array("Q", marks))
        self.ends = _packed(array("I", accumulate(map(len, found))))
        self.numbers = _packed(array("H", chain.from_iterable(found)))

    def of(self, mark: int) -> array[int]:
        """Return the numbers of a mark; none where it is not here."""
        marks = _unpacked("Q", self.marks)
        place = bisect_left(marks, mark)
        if place == len(marks) or marks[place] != mark:
            return array("H")
        first, end = [0, *_unpacked("I", self.ends[max(place - 1, 0) * 4 : (place + 1) * 4])][-2:]
        return _unpacked("H", self.numbers[first * 2 : end * 2])

    def all(self) -> dict[int, array[int]]:
        """Return the numbers by mark."""
        ends, numbers = _unpacked("I", self.ends), _unpacked("H", self.numbers)
        firsts = chain([0], ends)
        return {
            mark: numbers[first:end] for mark, first, end in zip(_unpacked("Q", self.marks), firsts, ends, strict=False)
        }


class Listing(Persistent):
    """Which numbers have a token.

    :ivar times: of each block or listing that is listed here.
    :ivar parts: a power of two of them, by the highest bits of the marks.
    """

    def __init__(self, times: Sequence[Times], numbers: Mapping[int, Iterable[int]], parts: int = PARTS) -> None:
        """
        :param times: see above.
        :param numbers: below 65,536 and in order, by mark.
        :param parts: how many; a power of two.
        """
        self.times = tuple(times)
        spread: list[dict[int, Iterable[int]]] = [{} for _part in range(parts)]
        for mark, found in numbers.items():
            spread[_part_of(mark, parts)][mark] = found
        self.parts = tuple(map(Part, spread))

    @property
    def span(self) -> Times:
        """The time of the earliest and of the latest entry of all."""
        return min(early for early, _late in self.times), max(late for _early, late in self.times)

    def with_all(self, marks: Iterable[int]) -> Sequence[int]:
        """Return the numbers that have all marks, in order.

        :param marks: one at least.
        """
        found: Sequence[int]
        found, *others = sorted((self.parts[_part_of(mark, len(self.parts))].of(mark) for mark in marks), key=len)
        for other in others:
            found = _in_both(found, other)
        return found

    def all(self) -> dict[int, array[int]]:
        """Return the numbers by mark."""
        return {mark: numbers for part in self.parts for mark, numbers in part.all().items()}

    def says_the_same(self, other: Listing) -> bool:
        """Tell whether another one lists the same."""
        return self.times == other.times and [_state(part) for part in self.parts] == [
            _state(part) for part in other.parts
        ]


def listed(lines: Sequence[str]) -> Listing:
    """Return the listing of a block: the places of its entries.

    :param lines: canonical lines.
    """
    places: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        for mark in marks_of(json.loads(line)):
            places.setdefault(mark, []).append(place)
    times = [time_of(line) for line in lines]
    return Listing([(min(times), max(times))], places, parts=1)


def joined(listings: Iterable[Listing], size: int) -> Listing:
    """Return one that says the same as several that follow each other.

    :param listings: of blocks.
    :param size: entries of each.
    """
    times: list[Times] = []
    found: dict[int, array[int]] = {}
    for number, listing in enumerate(listings):
        times.append(listing.span)
        for mark, places in listing.all().items():
            found.setdefault(mark, array("H")).extend(number * size + place for place in places)
    return Listing(times, found)


def summed_up(listings: Iterable[Listing]) -> Listing:
    """Return the listing of several others: which of them know a token."""
    times: list[Times] = []
    found: dict[int, list[int]] = {}
    for number, listing in enumerate(listings):
        times.append(listing.span)
        for mark in listing.all():
            found.setdefault(mark, []).append(number)
    return Listing(times, found)


def _part_of(mark: int, parts: int) -> int:
    return mark * parts >> 64


def _in_both(few: Sequence[int], many: Sequence[int]) -> list[int]:
    if len(few) * _FEW < len(many):
        return [number for number in few if _has(many, number)]
    return sorted(set(few).intersection(many))


def _has(numbers: Sequence[int], number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number


def _state(part: Part) -> tuple[bytes, bytes, bytes]:
    return part.marks, part.ends, part.numbers


def _packed(numbers: array[int]) -> bytes:
    """Return numbers as bytes, the lowest byte first."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(size: str, data: bytes) -> array[int]:
    """Return the numbers of some bytes.

    :param size: of each, as `array` calls it.
    """
    found = array(size)
    found.frombytes(data)
    if sys.byteorder == "big":
        found.byteswap()
    return found
