"""Request values of lists: anything gives something usable."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.portal.search import parameters as p
from shangnan.policy.portal.search.view import page_links

import unittest

VALUES = st.one_of(st.text(), st.none(), st.integers(), st.lists(st.text()), st.binary())


class TestParameters(unittest.TestCase):
    def test_starts(self) -> None:
        table = {
            "": 0,
            "0": 0,
            "20": 20,
            "25": 20,
            "-1": 0,
            "abc": 0,
            "1e3": 0,
            "999999999": 10_000,
            "9" * 30: 0,
            "²": 0,
        }
        for typed, start in table.items():
            with self.subTest(typed):
                self.assertEqual(p.start_of(typed), start)
        self.assertEqual(p.start_of(["40"]), 40)
        self.assertEqual(p.start_of(40), 0)

    @given(VALUES, st.sampled_from([20, 50]))
    def test_a_start_is_a_page_within_bounds(self, value: object, page: int) -> None:
        start = p.start_of(value, page)
        self.assertTrue(0 <= start <= p.MAX_START)
        self.assertEqual(start % page, 0)

    @given(st.dictionaries(st.sampled_from([*p.FACETS, "b_size", "sort_on"]), VALUES))
    def test_filters_are_short_words_of_known_names(self, form: dict[str, object]) -> None:
        filters = p.filters_of(form)
        self.assertLessEqual(set(filters), set(p.FACETS))
        self.assertTrue(all(value and len(value) <= 100 for value in filters.values()))

    def test_links_leave_out_what_is_empty(self) -> None:
        self.assertEqual(p.link("/s", "", {}), "/s")
        self.assertEqual(
            p.link("/s", "a&b", {"unit": "县民政局"}, 20),
            "/s?SearchableText=a%26b&unit=%E5%8E%BF%E6%B0%91%E6%94%BF%E5%B1%80&b_start=20",
        )

    @given(st.integers(0, 20_000), st.integers(0, 20_000))
    def test_pagers_hold_the_ends_and_where_one_is(self, start: int, total: int) -> None:
        links = page_links("/s", "", {}, start // 20 * 20, total)
        if total <= 20:
            self.assertEqual(links, [])
            return
        numbers = [entry["number"] for entry in links if entry["number"]]
        self.assertEqual(numbers[0], 1)
        self.assertEqual(numbers[-1], (min(total, p.MAX_START) - 1) // 20 + 1)
        self.assertEqual(numbers, sorted(set(numbers)))
        self.assertEqual(sum(entry["current"] for entry in links), 1)
        self.assertLessEqual(len(links), 9)
