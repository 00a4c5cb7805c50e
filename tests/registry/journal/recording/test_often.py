"""What strangers cause as often as they like is bounded, and that there was more is said once."""

from __future__ import annotations

from shangnan.policy.registry.journal.recording.often import Bound
from shangnan.policy.registry.journal.recording.often import MORE
from shangnan.policy.registry.journal.recording.often import MOST_SOURCES
from shangnan.policy.registry.journal.recording.often import NOTHING
from shangnan.policy.registry.journal.recording.often import TOLD

import unittest


class TestBound(unittest.TestCase):
    def setUp(self) -> None:
        self.at = 1000.0
        self.bound = Bound(each=3, together=5, clock=lambda: self.at)

    def test_of_each_source_and_once_that_there_was_more(self) -> None:
        self.assertEqual([self.bound.judge("a") for _number in range(6)], [TOLD, TOLD, TOLD, MORE, NOTHING, NOTHING])

    def test_of_all_together(self) -> None:
        self.assertEqual([self.bound.judge(str(number)) for number in range(8)], [TOLD] * 5 + [MORE, NOTHING, NOTHING])

    def test_a_minute_later_anew(self) -> None:
        for _number in range(6):
            self.bound.judge("a")
        self.at += 60
        self.assertEqual(self.bound.judge("a"), TOLD)

    def test_sources_are_not_kept_without_end(self) -> None:
        wide = Bound(each=1, together=10**9, clock=lambda: self.at)
        for number in range(MOST_SOURCES + 1):
            wide.judge(str(number))
        self.assertLessEqual(len(wide._by_source), MOST_SOURCES)
