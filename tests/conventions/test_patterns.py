"""No pattern of ours works more than in proportion to the length of a text, whatever the text."""

from __future__ import annotations

from tests.conventions.patterns import attacks
from tests.conventions.patterns import compiled_patterns
from tests.conventions.patterns import growth

import re
import unittest

# 1 where the work is in proportion, 8 where it is quadratic: half of that, in the middle of the scale of both.
MOST_GROWTH = 3.0


def is_in_proportion(pattern: re.Pattern[str]) -> bool:
    """Return whether none of the texts made for it makes a pattern work more than in proportion."""
    # A machine that is busy elsewhere can spoil one measurement, hardly three.
    return not any(all(growth(pattern, attack) > MOST_GROWTH for _time in range(3)) for attack in attacks(pattern))


class TestPatterns(unittest.TestCase):
    def test_work_is_in_proportion_to_length(self) -> None:
        patterns = compiled_patterns()
        self.assertGreater(len(patterns), 60)
        for where, pattern in patterns.items():
            with self.subTest(where):
                self.assertTrue(is_in_proportion(pattern))

    def test_planted_holes_are_found(self) -> None:
        """Those that the table of working days had, and the ones of the textbooks."""
        for pattern in (
            r"\s*(?P<first>\d{4}-\d{2}-\d{2})(?:\s*至\s*(?P<last>\d{4}-\d{2}-\d{2}))?\s+(?P<kind>[班休])(?:\s.*)?",
            r"\s+$",
            r"a+b",
            r"<!--.*?-->",
            r"\w+\s*=",
        ):
            with self.subTest(pattern):
                self.assertFalse(is_in_proportion(re.compile(pattern, re.DOTALL)))

    def test_harmless_ones_pass(self) -> None:
        for pattern in (r"[a-z]+", r"(?:\d{4})-(\d{2})", r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', r"^\s*x", r"a{1,5}b"):
            with self.subTest(pattern):
                self.assertTrue(is_in_proportion(re.compile(pattern)))
