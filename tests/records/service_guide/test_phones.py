"""Phone numbers, however they are typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.service_guide.gate.phones import phone_numbers

import unittest

ONE = ("0914", "6310007", "")


class PhoneNumbers(unittest.TestCase):
    def test_ways_to_type_one_number(self) -> None:
        for text in (
            "0914-6310007", "0914 6310007", "(0914)6310007", "（0914）631-0007", "０９１４－６３１０００７",
            "09146310007", "+86 914 6310007", "0086-914-6310007", "86-0914-6310007", "电话：0914-6310007（工作日）",
            "0914—6310007。",
        ):  # fmt: skip
            with self.subTest(text=text):
                self.assertEqual(phone_numbers(text), {ONE})

    def test_other_numbers(self) -> None:
        for text, numbers in (
            ("", set()),
            ("无", set()),
            ("见公告", set()),
            ("12", set()),
            ("110", {("", "110", "")}),
            ("12345", {("", "12345", "")}),
            ("0914 6310 0071 2345", {("", "0914631000712345", "")}),
            ("6310007", {("", "6310007", "")}),
            ("029-87654321", {("029", "87654321", "")}),
            ("010-12345678", {("010", "12345678", "")}),
            ("13891400000", {("", "13891400000", "")}),
            ("+86 138 9140 0000", {("", "13891400000", "")}),
            ("86310007", {("", "86310007", "")}),
            ("0914-6310007转801", {("0914", "6310007", "801")}),
            ("0914-6310007 分机 801", {("0914", "6310007", "801")}),
            ("0914-6310007、6310008", {ONE, ("", "6310008", "")}),
            ("0914-6310007 0914-6310008", {ONE, ("0914", "6310008", "")}),
            ("0914-6310007或12345热线", {ONE, ("", "12345", "")}),
        ):
            with self.subTest(text=text):
                self.assertEqual(phone_numbers(text), numbers)

    @given(st.text())
    def test_any_text_is_answered(self, text: str) -> None:
        for area, number, extension in phone_numbers(text):
            self.assertTrue((area + number + extension).isdigit())
