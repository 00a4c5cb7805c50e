"""The text index with a buffer answers as the stock one does, whatever was put in, changed and taken out."""

from __future__ import annotations

from itertools import pairwise
from Products.CMFPlone.UnicodeSplitter.splitter import I18NNormalizer
from Products.CMFPlone.UnicodeSplitter.splitter import Splitter
from Products.ZCTextIndex.Lexicon import Lexicon
from Products.ZCTextIndex.OkapiIndex import OkapiIndex
from Products.ZCTextIndex.QueryParser import QueryParser
from random import Random
from shangnan.policy.records.catalog import buffered_index
from shangnan.policy.records.catalog.buffered_index import BufferedOkapiIndex
from shangnan.policy.records.catalog.buffered_index import occurrences
from typing import Any
from unittest import mock

import unittest

SIGNS = "政务服务事项办理窗口审批登记"
WORDS = ("permit", "permits", "office", "form")


def text_of(dice: Random) -> list[str]:
    """Return a text of Chinese characters and a few others."""
    return ["".join(dice.choices(SIGNS, k=dice.randint(0, 30))), " ".join(dice.choices(WORDS, k=dice.randint(0, 4)))]


class Pair:
    """The stock index and ours, which are told the same."""

    def __init__(self) -> None:
        self.lexicon = Lexicon(Splitter(), I18NNormalizer())
        self.stock, self.ours = OkapiIndex(self.lexicon), BufferedOkapiIndex(self.lexicon)

    def put(self, docid: int, text: list[str]) -> tuple[int, int]:
        """Index a text in both."""
        return self.stock.index_doc(docid, text), self.ours.index_doc(docid, text)

    def take(self, docid: int) -> None:
        """Take a text out of both."""
        self.stock.unindex_doc(docid)
        self.ours.unindex_doc(docid)

    def answers(self, query: str) -> list[list[tuple[int, int]]]:
        """Return documents with their scores as both find them."""
        tree = QueryParser(self.lexicon).parseQuery(query)
        return [sorted((tree.executeQuery(index) or {}).items()) for index in (self.stock, self.ours)]


class TestAnswers(unittest.TestCase):
    queries = (
        *(a + b for a, b in pairwise(SIGNS)),
        "政务服务",
        "permit*",
        "form OR 政务",
        "office AND NOT form",
        "没有",
        "政",
        "审*",
    )

    def assert_same(self, pair: Pair) -> int:
        """Compare all that can be asked; return how many documents were found."""
        found = 0
        for query in self.queries:
            stock, ours = pair.answers(query)
            self.assertEqual(ours, stock, query)
            found += len(ours)
        for terms in (["政务", "permit"], ["没有"], []):
            self.assertEqual(pair.ours.query_weight(terms), pair.stock.query_weight(terms))
        self.assertEqual(pair.ours.document_count(), pair.stock.document_count())
        self.assertEqual(pair.ours._totaldoclen(), pair.stock._totaldoclen())
        return found

    def test_whatever_comes_changes_and_goes(self) -> None:
        dice, pair, held = Random(8), Pair(), set[int]()
        with mock.patch.object(buffered_index, "MOST", 7):
            for turn in range(300):
                docid = dice.randint(1, 60)
                if docid in held and dice.random() < 0.3:
                    pair.take(docid)
                    held.remove(docid)
                else:
                    counted, ours = pair.put(docid, text_of(dice))
                    self.assertEqual(ours, counted)
                    held.add(docid)
                self.assertLess(len(pair.ours._buffer), 7)
                if turn % 30 == 29:
                    self.assertGreater(self.assert_same(pair), 0)
        self.assertTrue(len(pair.ours._buffer))
        self.assertEqual({docid for docid in range(61) if pair.ours.has_doc(docid)}, held)
        pair.ours.empty_buffer()
        self.assert_same(pair)
        self.assertEqual(
            {wid: dict(documents) for wid, documents in pair.ours._wordinfo.items()},
            {wid: dict(documents) for wid, documents in pair.stock._wordinfo.items()},
        )

    def test_a_text_that_waits_writes_no_lists_of_words(self) -> None:
        pair = Pair()
        pair.put(1, ["政务服务"])
        self.assertEqual((len(pair.ours._wordinfo), list(pair.ours._buffer)), (0, [1]))
        pair.put(1, ["审批"])
        self.assertEqual(pair.answers("政务"), [[], []])
        self.assertEqual([len(found) for found in pair.answers("审批")], [1, 1])

    def test_nothing_is_in_an_empty_index(self) -> None:
        self.assertEqual(self.assert_same(Pair()), 0)


class TestOccurrences(unittest.TestCase):
    def test_a_code_that_begins_another_is_not_it(self) -> None:
        from Products.ZCTextIndex.WidCode import encode

        wids: list[Any] = [5, 5 * 128 + 1, 5 * 128 * 128 + 3, 5, 700, 20_000]
        codes = {9: encode(wids), 10: encode([6])}
        for wid in set(wids):
            self.assertEqual(occurrences(wid, codes), {9: wids.count(wid)}, wid)
        self.assertEqual(occurrences(7, codes), {})
