"""From what was typed to an index query that cannot fail."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from Products.ZCTextIndex.Lexicon import CaseNormalizer
from Products.ZCTextIndex.Lexicon import Lexicon
from Products.ZCTextIndex.Lexicon import Splitter
from Products.ZCTextIndex.QueryParser import QueryParser
from shangnan.policy.portal.search import query as q
from shangnan.policy.records.plain.request_text import MAX_CHARACTERS

import re
import unittest

# Text that a parser may stumble over, mixed with what citizens type.
PIECES = st.sampled_from(
    [
        "AND",
        "or",
        "NOT",
        "(",
        ")",
        '"',
        "*",
        "?",
        "-",
        "\0",
        "\u202e",
        "身份证",
        "补办",
        "怎么",
        "吗",
        "ＡＮＤ",
        "１２３",
        " ",
        "税",
        "ﷺ",
    ]
)
TYPED = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES).map(" ".join))
ANYTHING = st.one_of(
    TYPED, st.none(), st.integers(), st.binary(), st.booleans(), st.lists(TYPED), st.dictionaries(TYPED, TYPED)
)
TERM = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2}|[0-9a-z]+\*|[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]\*"
)


class TestParse(unittest.TestCase):
    def test_what_citizens_type(self) -> None:
        table = {
            "身份证补办": ("身份", "份证", "证补", "补办"),
            "开饭店要办什么证": ("开饭", "饭店", "店要", "要办"),
            "身份证丢了怎么补办？": ("身份", "份证", "证丢", "丢了", "补办"),
            "KTV 许可证": ("ktv", "许可", "可证"),
            "１２３４５": ("12345",),
            "税": ("税",),
            "怎么办": ("怎么", "么办"),
            "身份证 身份证": ("身份", "份证"),
            "": (),
            "?!（）": (),
        }
        for typed, atoms in table.items():
            with self.subTest(typed):
                self.assertEqual(q.parse(typed).atoms, atoms)

    def test_operators_are_words(self) -> None:
        for typed in ("AND", "or", "NOT", "a AND NOT (b", '"', "*"):
            with self.subTest(typed):
                self.assertNotRegex(q.every(q.parse(typed)), r"(?i)\b(not|or)\b(?!\*)|[()\"]|^\*")
        self.assertEqual(q.every(q.parse("and")), "and*")
        self.assertEqual(q.any_of(q.parse("身份证")), "身份 OR 份证")

    def test_codes_are_seen(self) -> None:
        code = "511A0005200004-511602000000-000-115113016823646795-1-00"
        self.assertEqual(q.parse(code).code, code)
        for typed in ("营业执照", "KTV", "abcdef-g", "12345 67890", "-" * 20):
            with self.subTest(typed):
                self.assertEqual(q.parse(typed).code, "")

    def test_long_text_is_cut(self) -> None:
        query = q.parse("身份证" * 400_000)
        self.assertEqual(len(query.text), MAX_CHARACTERS)
        # One character that folds into eighteen.
        self.assertLessEqual(len(q.parse("ﷺ" * 5000).text), MAX_CHARACTERS)

    @given(ANYTHING)
    def test_never_raises_and_stays_small(self, value: object) -> None:
        query = q.parse(value)
        self.assertLessEqual(len(query.text), MAX_CHARACTERS)
        self.assertLessEqual(len(query.atoms), q.MAX_ATOMS)
        self.assertEqual(len(set(query.atoms)), len(query.atoms))
        self.assertEqual(bool(query), bool(query.atoms))
        self.assertFalse(any(ord(character) < 32 for character in query.text))

    @given(TYPED)
    def test_whatever_was_typed_the_index_can_read(self, text: str) -> None:
        query = q.parse(text)
        if not query:
            self.assertEqual((q.every(query), q.any_of(query)), ("", ""))
            return
        for joined, word in ((q.every(query), " AND "), (q.any_of(query), " OR ")):
            for term in joined.split(word):
                self.assertRegex(term, f"^({TERM.pattern})$")
            tree = QueryParser(Lexicon(Splitter(), CaseNormalizer())).parseQuery(joined)
            self.assertIsNotNone(tree)

    @given(TYPED)
    def test_parsing_what_is_shown_changes_nothing(self, text: str) -> None:
        once = q.parse(text)
        self.assertEqual(q.parse(once.text).atoms, once.atoms)
