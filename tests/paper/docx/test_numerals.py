"""Numbers in Word's formats and dates in Chinese."""

from __future__ import annotations

from shangnan.policy.paper.docx.dates import iso_date
from shangnan.policy.paper.docx.numerals import formatted

import unittest


class TestNumbers(unittest.TestCase):
    def test_formats(self) -> None:
        for how, said in {
            "chineseCounting": ["一", "十", "十二", "二十", "九十九", "一百零一", "一百一十"],
            "ideographDigital": ["一", "一〇", "一二", "二〇", "九九", "一〇一", "一一〇"],
            "decimal": ["1", "10", "12", "20", "99", "101", "110"],
            "decimalFullWidth": ["１", "１０", "１２", "２０", "９９", "１０１", "１１０"],
            "decimalEnclosedCircle": ["①", "⑩", "⑫", "⑳", "99", "101", "110"],
            "lowerLetter": ["a", "j", "l", "t", "uuuu", "wwww", "fffff"],
            "upperRoman": ["I", "X", "XII", "XX", "XCIX", "CI", "CX"],
            "another": ["1", "10", "12", "20", "99", "101", "110"],
        }.items():
            self.assertEqual([formatted(number, how) for number in (1, 10, 12, 20, 99, 101, 110)], said, how)

    def test_numbers_out_of_reach(self) -> None:
        for how in ("chineseCounting", "lowerRoman", "lowerLetter", "decimalEnclosedCircle"):
            self.assertEqual(formatted(10_001, how), "10001")
            self.assertTrue(formatted(0, how))


class TestDates(unittest.TestCase):
    def test_dates(self) -> None:
        for text in ("2019年12月26日", "2019 年 12 月 26 日", "二〇一九年十二月二十六日", "二○一九年十二月二十六日"):
            self.assertEqual(iso_date(text), "2019-12-26")
        self.assertEqual(iso_date("二〇二〇年三月十日"), "2020-03-10")

    def test_what_is_none(self) -> None:
        for text in ("", "2019年13月1日", "2019年2月30日", "于2019年12月26日", "二〇一九年十月"):
            self.assertEqual(iso_date(text), "")
