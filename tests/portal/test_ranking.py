"""The order of results, and how often the right one comes first for what citizens were seen to type."""

from __future__ import annotations

from shangnan.policy.portal.search.query import grams_of
from shangnan.policy.portal.search.query import parse
from shangnan.policy.portal.search.ranking import Candidate
from shangnan.policy.portal.search.ranking import ranked
from tests.support import DATA
from tests.support import good_guides

import csv
import unittest


def rows(name: str) -> list[dict[str, str]]:
    """Rows of one of the example tables."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


class TestOrder(unittest.TestCase):
    def order(self, typed: str, *candidates: Candidate, loose: bool = False) -> list[int]:
        return ranked(parse(typed), list(candidates), loose)

    def test_exact_title_before_alias_before_words(self) -> None:
        words = Candidate(1, "结婚登记预约办理")
        alias = Candidate(2, "婚姻登记", ("结婚登记",))
        title = Candidate(3, "结婚登记")
        self.assertEqual(self.order("结婚登记", words, alias, title), [3, 2, 1])

    def test_width_and_punctuation_make_no_difference(self) -> None:
        self.assertEqual(
            self.order("食品（经营）许可", Candidate(1, "食品许可"), Candidate(2, "食品(经营)许可")), [2, 1]
        )

    def test_the_plainer_of_two_names(self) -> None:
        longer = Candidate(1, "取水许可证延续变更注销审批")
        shorter = Candidate(2, "取水许可证审批")
        self.assertEqual(self.order("取水许可", longer, shorter), [2, 1])

    def test_published_before_suspended_before_cancelled(self) -> None:
        states = [
            Candidate(n, "取水许可", state=state) for n, state in enumerate(("cancelled", "suspended", "published"))
        ]
        self.assertEqual(self.order("取水许可", *states), [2, 1, 0])

    def test_loose_leaves_out_what_shares_too_little(self) -> None:
        near, far = Candidate(1, "结婚证补领"), Candidate(2, "渔业捕捞许可证变更登记")
        self.assertEqual(self.order("结婚证不见了重新补领", near, far, loose=True), [1])


class TestQueriesSeen(unittest.TestCase):
    """Against the example items, with a stand-in for the index: an item is found by the pairs of its text."""

    def setUp(self) -> None:
        guides = {guide["code"]: guide for guide in good_guides()}
        self.items = rows("service-items.csv")
        self.candidates: list[Candidate] = []
        self.grams: list[set[str]] = []
        for key, item in enumerate(self.items):
            guide = guides.get(item["code"], {})
            aliases = tuple(guide.get("aliases", ()))
            summary = guide.get("summary", "")
            self.candidates.append(Candidate(key, item["name"], aliases, summary, "published"))
            self.grams.append(set(grams_of(" ".join((item["name"], item["unit"], *aliases, summary)))))

    def found(self, typed: str) -> list[str]:
        query = parse(typed)
        exact = [c for c, grams in zip(self.candidates, self.grams, strict=True) if set(query.atoms) <= grams]
        some = [c for c, grams in zip(self.candidates, self.grams, strict=True) if set(query.atoms) & grams]
        keys = ranked(query, exact, False) or ranked(query, some, True)
        return [self.items[key]["code"] for key in keys]

    def share_in_first(self, kind: str, count: int) -> float:
        asked = [row for row in rows("queries-dev.csv") if row["kind"] == kind and row["codes"]]
        hits = [bool(set(self.found(row["query"])[:count]) & set(row["codes"].split("|"))) for row in asked]
        self.assertGreater(len(hits), 10)
        return sum(hits) / len(hits)

    def test_names_parts_and_slips_of_the_pen(self) -> None:
        for kind in ("exact", "partial", "typo"):
            with self.subTest(kind):
                self.assertEqual(self.share_in_first(kind, 1), 1.0)

    def test_words_of_the_street(self) -> None:
        self.assertGreaterEqual(self.share_in_first("colloquial", 5), 0.75)
        self.assertGreaterEqual(self.share_in_first("alias", 5), 0.6)
        self.assertGreaterEqual(self.share_in_first("question", 5), 0.55)
