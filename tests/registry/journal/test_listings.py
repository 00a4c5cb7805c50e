"""A listing says what looking at every number would say, whatever lies in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.registry.journal.listings import joined
from shangnan.policy.registry.journal.listings import Listing
from shangnan.policy.registry.journal.listings import summed_up

import unittest

SIZE = 8
MARKS = st.sampled_from([0, 1, 2**58 - 1, 2**58, 2**63, 2**64 - 1])
FOUND = st.dictionaries(MARKS, st.sets(st.integers(0, SIZE - 1), min_size=1).map(sorted))
TIMES = [("2026-01-01", "2026-01-02")]


class TestListings(unittest.TestCase):
    @settings(max_examples=200, deadline=None)
    @given(FOUND, st.sampled_from([1, 2, 64]), st.lists(MARKS, min_size=1, max_size=3))
    def test_one(self, found: dict[int, list[int]], parts: int, marks: list[int]) -> None:
        listing = Listing(TIMES, found, parts)
        self.assertEqual({mark: list(numbers) for mark, numbers in listing.all().items()}, found)
        expected = [number for number in range(SIZE) if all(number in found.get(mark, ()) for mark in marks)]
        self.assertEqual(list(listing.with_all(marks)), expected)

    @settings(max_examples=100, deadline=None)
    @given(st.lists(FOUND, min_size=1, max_size=4), MARKS)
    def test_several(self, blocks: list[dict[int, list[int]]], mark: int) -> None:
        listings = [Listing(TIMES, found, 1) for found in blocks]
        all_of_them = [number * SIZE + one for number, found in enumerate(blocks) for one in found.get(mark, ())]
        self.assertEqual(list(joined(listings, SIZE).with_all([mark])), all_of_them)
        self.assertEqual(
            list(summed_up(listings).with_all([mark])), [number for number, found in enumerate(blocks) if mark in found]
        )

    def test_few_among_many(self) -> None:
        listing = Listing(TIMES, {1: range(0, 40_000, 2), 2: [7, 8, 39_998, 39_999]})
        self.assertEqual(list(listing.with_all([1, 2])), [8, 39_998])
        self.assertEqual(list(listing.with_all([2, 1, 3])), [])

    def test_whether_two_say_the_same(self) -> None:
        one = Listing(TIMES, {1: [1, 2]})
        self.assertTrue(one.says_the_same(Listing(TIMES, {1: [1, 2]})))
        for other in (Listing(TIMES, {1: [1]}), Listing(TIMES, {2: [1, 2]}), Listing([("", "")], {1: [1, 2]})):
            self.assertFalse(one.says_the_same(other))
