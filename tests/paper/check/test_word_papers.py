"""Papers that a word processor made: the right ones have no departure, the others exactly the one that was planted."""

from __future__ import annotations

from functools import cache
from shangnan.policy.paper.check.checker import check
from tests.paper.check.office import as_pdf
from tests.paper.check.word_cases import DEFECTS
from tests.paper.check.word_cases import GOOD

import unittest


@cache
def papers() -> dict[str, bytes]:
    """All papers as PDF, converted once."""
    made = {**GOOD, **{name: paper for name, (_rule, paper) in DEFECTS.items()}}
    return as_pdf({name: paper.docx() for name, paper in made.items()})


class TestWordPapers(unittest.TestCase):
    def test_there_are_twenty_of_each(self) -> None:
        self.assertGreaterEqual(len(GOOD), 20)
        self.assertGreaterEqual(len(DEFECTS), 20)

    def test_right_papers_have_no_departure(self) -> None:
        for name in GOOD:
            with self.subTest(name):
                self.assertEqual([one.sentence for one in check(papers()[name])], [])

    def test_a_planted_departure_is_found_and_no_other(self) -> None:
        for name, (rule, _paper) in DEFECTS.items():
            with self.subTest(name):
                found = check(papers()[name])
                self.assertEqual({one.rule for one in found}, {rule}, [one.sentence for one in found])
