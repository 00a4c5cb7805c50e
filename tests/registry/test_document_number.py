"""发文字号: written one way, read however it was typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.registry.document_number import DocumentNumber
from shangnan.policy.registry.document_number import is_code
from shangnan.policy.registry.document_number import parse

import unittest

CODES = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=20)


class TestDocumentNumber(unittest.TestCase):
    def test_form_of_the_standard(self) -> None:
        self.assertEqual(str(DocumentNumber("商南政办发", 2019, 153)), "商南政办发〔2019〕153号")

    def test_read_however_it_was_typed(self) -> None:
        expected = DocumentNumber("商南政办发", 2019, 153)
        for text in (
            "商南政办发〔2019〕153号",
            "商南政办发[2019]153号",
            "商南政办发（2019）153号",
            "商南政办发【2019】153 号",
            "商南政办发［２０１９］１５３号",
            " 商南政办发 (2019) 153号\n",
        ):
            with self.subTest(text):
                self.assertEqual(parse(text), expected)

    def test_what_is_no_number(self) -> None:
        for text in (
            "", "商南政办发", "商南政办发〔2019〕", "商南政办发〔2019〕153", "商南政办发〔19〕153号", "商南政办发〔2019〕第153号",
            "商南政办发〔2019〕0153号", "商南政办发〔2019〕0号", "〔2019〕153号", "见商南政办发〔2019〕153号文", "商南政办发〔0019〕1号",
            "商南政办发〔2019〕100000号", "a1〔2019〕1号",
        ):  # fmt: skip
            with self.subTest(text):
                self.assertIsNone(parse(text))

    def test_impossible_parts_are_refused(self) -> None:
        for parts in (("", 2019, 1), ("商 南", 2019, 1), ("商南", 19, 1), ("商南", 2019, 0), ("商南", 2019, 100_000)):
            with self.subTest(parts), self.assertRaises(ValueError):
                DocumentNumber(*parts)

    def test_codes(self) -> None:
        for code, good in (
            ("商南政办发", True),
            ("A发", True),
            ("", False),
            ("商南发1", False),
            ("商" * 21, False),
            ("商〔", False),
        ):
            with self.subTest(code):
                self.assertEqual(is_code(code), good)

    @given(CODES, st.integers(1900, 2999), st.integers(1, 99_999))
    def test_what_is_written_is_read_again(self, code: str, year: int, number: int) -> None:
        written = DocumentNumber(code, year, number)
        self.assertEqual(parse(str(written)), written)

    @given(st.text(max_size=40))
    def test_any_text_is_answered(self, text: str) -> None:
        found = parse(text)
        if found is not None:
            self.assertEqual(parse(str(found)), found)
