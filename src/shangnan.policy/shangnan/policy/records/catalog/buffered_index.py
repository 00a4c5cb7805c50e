"""The text index of words, with a buffer: texts that came last wait there, and go to the lists of their words many at a time.

The stock index writes for each text one object for each of its words, some 500; with ten thousand records that is most of what adding
one writes, and two that add at the same time meet in those lists. Here a text that comes writes itself. Whoever searches looks through
the texts of the buffer too, so that everything is found as soon as it is saved; the answers are those of the stock index.
"""

from __future__ import annotations

from BTrees.IIBTree import IITreeSet
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from Products.ZCTextIndex.OkapiIndex import OkapiIndex
from Products.ZCTextIndex.WidCode import encode
from shangnan.policy.records.catalog.leaves import SmallestIOBTree
from shangnan.policy.records.catalog.leaves import SmallIIBTree
from typing import Any

import re

# As many texts are looked through by whoever searches, a thousandth of a second for each word; and as many share the writing of the
# lists of their words.
MOST = 256


class BufferedOkapiIndex(OkapiIndex):
    """An Okapi index with a buffer of texts whose words are in no lists yet.

    A document is either in the buffer or in `_wordinfo`; the rest of what is kept (`_docwords`, `_docweight`, counts) is as in the
    stock index. The class is stored: it keeps its name.

    :param lexicon: gives the words their numbers.
    """

    def __init__(self, lexicon: Any) -> None:
        super().__init__(lexicon)
        self._docwords = SmallestIOBTree()
        self._docweight = SmallIIBTree()
        self._buffer = IITreeSet()

    def index_doc(self, docid: int, text: Any) -> int:
        """Index a text: one that is new, or in the buffer, is put into the buffer; one in the lists of words is changed there.

        :returns: number of its words.
        """
        if docid in self._docwords and docid not in self._buffer:
            return int(super().index_doc(docid, text))
        wids = self._lexicon.sourceToWordIds(text)
        code = encode(wids)
        if docid in self._buffer:
            if self._docwords[docid] == code:
                return len(wids)
            self._change_doc_len(-self._docweight[docid])
        else:
            self._buffer.insert(docid)
            self.document_count.change(1)
        self._docwords[docid], self._docweight[docid] = code, len(wids)
        self._change_doc_len(len(wids))
        if len(self._buffer) >= MOST:
            self.empty_buffer()
        return len(wids)

    def unindex_doc(self, docid: int) -> None:
        """Forget a document."""
        if docid not in self._buffer:
            super().unindex_doc(docid)
            return
        self._change_doc_len(-self._docweight[docid])
        self._buffer.remove(docid)
        del self._docwords[docid], self._docweight[docid]
        self.document_count.change(-1)

    def empty_buffer(self) -> int:
        """Put the texts of the buffer into the lists of their words; return how many they were."""
        postings: dict[int, dict[int, int]] = defaultdict(dict)
        docids = list(self._buffer)
        for docid in docids:
            for wid, frequency in self._get_frequencies(self.get_words(docid))[0].items():
                postings[wid][docid] = frequency
        for wid, frequencies in sorted(postings.items()):
            for docid, frequency in frequencies.items():
                self._add_wordinfo(wid, frequency, docid)
        self._buffer.clear()
        return len(docids)

    def _search_wids(self, wids: Sequence[int]) -> list[Any]:
        found: list[Any] = self._with_buffer(wids)._search_wids_of_lists(wids)
        return found

    def query_weight(self, terms: Iterable[str]) -> int:
        """Return the greatest score that a document could have for some words."""
        terms = list(terms)
        wids = [wid for term in terms for wid in self._lexicon.termToWordIds(term)]
        return int(OkapiIndex.query_weight(self._with_buffer(wids), terms))

    def _remove_oov_wids(self, wids: Iterable[int]) -> list[int]:
        codes = self._codes_of_buffer()
        return [wid for wid in wids if wid in self._wordinfo or occurrences(wid, codes)]

    def _with_buffer(self, wids: Iterable[int]) -> _Reading:
        """Return the index as it would be with an empty buffer, as far as it concerns some words."""
        wids = list(dict.fromkeys(wids))
        codes = self._codes_of_buffer()
        return _Reading(self, {wid: lists for wid in wids if (lists := self._documents_of(wid, codes))})

    def _codes_of_buffer(self) -> dict[int, str]:
        return {docid: self._docwords[docid] for docid in self._buffer}

    def _documents_of(self, wid: int, codes: Mapping[int, str]) -> Mapping[int, int]:
        """Return how often a word is in each document that has it.

        :param codes: the words of each document in the buffer, as they are stored.
        """
        listed: Mapping[int, int] = self._wordinfo.get(wid, {})
        waiting = occurrences(wid, codes)
        return {**dict(listed.items()), **waiting} if waiting else listed


def occurrences(wid: int, codes: Mapping[int, str]) -> dict[int, int]:
    """Return how often a word is in each of some texts that have it.

    :param wid: its number, of which 0 is no word.
    :param codes: stored words by number of the text.
    """
    code = encode([wid])
    # The code of a word may be the beginning of another's; what goes on after its first sign has the eighth bit clear.
    whole = re.compile(re.escape(code) + r"(?![\x00-\x7f])")
    found = {docid: len(whole.findall(text)) for docid, text in codes.items() if code in text}
    return {docid: count for docid, count in found.items() if count}


class _Reading(OkapiIndex):
    """What the stock index's arithmetic reads; never stored.

    :param index: whose figures count.
    :param wordinfo: documents by word.
    """

    def __init__(self, index: BufferedOkapiIndex, wordinfo: dict[int, Mapping[int, int]]) -> None:
        self._lexicon, self._docweight = index._lexicon, index._docweight
        self.document_count, self._totaldoclen = index.document_count, index._totaldoclen
        self._wordinfo = wordinfo

    def _search_wids_of_lists(self, wids: Sequence[int]) -> list[Any]:
        found: list[Any] = OkapiIndex._search_wids(self, wids)
        return found

    def _remove_oov_wids(self, wids: Iterable[int]) -> list[int]:
        return [wid for wid in wids if wid in self._wordinfo]
