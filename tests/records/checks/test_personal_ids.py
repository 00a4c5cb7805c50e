"""Personal ID numbers in a text: what is found however it is typed, and which other numbers are left alone."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.checks.region_codes import is_region
from shangnan.policy.records.checks.text_rules import masked
from shangnan.policy.records.checks.text_rules import personal_ids

import random
import unittest

# Region 619999 is not assigned: nobody has this number.
NOBODY = "61999919000101001X"
# 612500 is a prefecture, to which no person's number belongs.
OLD_NOBODY = "612500000101001"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_digit(body: str) -> str:
    """The check digit of GB 11643, written independently of the code under test: weights and table of the standard."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


numbers = st.builds(
    lambda day, order: (body := f"619999{day:%Y%m%d}{order:03d}") + check_digit(body),
    st.dates(date(1900, 1, 1), date(2025, 12, 31)),
    st.integers(0, 999),
)


class PersonalId(unittest.TestCase):
    FOUND = (
        NOBODY,
        NOBODY.lower(),
        f"公民身份号码{NOBODY}。",
        f"电话0914-6310007，身份证：{NOBODY}",
        "６１９９９９１９０００１０１００１Ｘ",
        "619999 19000101 001X",
        "619999-1900-0101-001X",
        "6 1 9 9 9 9 1 9 0 0 0 1 0 1 0 0 1 X",
        "619999\u200b19000101\u200b001X",
        "619999\u300019000101\u3000001X",
        "5 61999919000101001X",
        "第1人 61999919000101001X 第2人",
        OLD_NOBODY,
        "612500 000101 001",
        "身份证号６１２５０００００１０１００１",
        "身份证号码、账号均为612500000101001",
        "注册号：；612500000101001",
    )
    PASSES = (
        "",
        "0914-6310007、0914-6390001",
        "61999919000101001",  # seventeen digits
        "619999190001010011",  # wrong check digit
        "61999919001301001X",  # month 13
        "16199991900010100100",  # inside a longer number
        f"1{NOBODY}",
        "统一社会信用代码11511301008778183N",
        "511602000000-000-11511301008778183N-1-00",
        "6228480402564890018",  # a bank card
        "138 0914 6310 007 2019",
        "2019-12-26 2020-09-30 153号",
        "612500001301001",  # fifteen digits, month 13
        "990000000101001",  # no such province
        "619999000101001",  # fifteen digits, no such county
        "000000000000000",
        "6125000001010012",  # sixteen digits
        "卡号 612500000101001",
        "开户账号：612500000101001",
        "营业执照注册号612500000101001",
        f"9{NOBODY}",  # inside a longer number
        f"{NOBODY[:-1]}0{NOBODY[-1]}",
        f"{NOBODY}A",
    )

    def test_finds_the_number_however_it_is_typed(self) -> None:
        for text in self.FOUND:
            with self.subTest(text=text):
                self.assertEqual(len(personal_ids(text)), 1)

    def test_leaves_other_numbers_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text=text):
                self.assertEqual(personal_ids(text), [])

    def test_numbers_of_every_province_and_of_no_other_place(self) -> None:
        mainland = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
        provinces = {*mainland.split(), "71", "81", "82", "83"}
        foreigners = {f"9{digit}" for digit in range(10)}
        for number in range(10, 100):
            body = f"{number}999919860331123"
            self.assertEqual(bool(personal_ids(body + check_digit(body))), str(number) in provinces | foreigners, body)

    def test_birthdays_are_days_of_the_calendar(self) -> None:
        for day, real in (
            ("19001231", True), ("20000229", True), ("19000229", False), ("20230431", False), ("18491231", False),
            ("18500101", True), ("21001231", True), ("21010101", False), ("20230100", False),
        ):  # fmt: skip
            body = f"619999{day}001"
            self.assertEqual(bool(personal_ids(body + check_digit(body))), real, day)
        for day, real in (("001231", True), ("860331", True), ("860230", False), ("000010", False)):
            self.assertEqual(bool(personal_ids(f"612500{day}999")), real, day)

    def test_one_number_is_not_told_twice(self) -> None:
        body = "61250020100101012"
        number = body + check_digit(body)
        # Its first fifteen digits, so grouped, would be a number of the older form.
        self.assertEqual(personal_ids(f"{number[:6]} {number[6:12]} {number[12:15]} {number[15:]}"), [number])
        self.assertEqual(personal_ids(f"{number[:6]} {number[6:12]} {number[12:15]}"), [number[:15]])

    def test_finds_every_one(self) -> None:
        self.assertEqual(personal_ids(f"{NOBODY}、{OLD_NOBODY}"), [NOBODY, OLD_NOBODY])

    def test_adjoining_numbers_are_each_found(self) -> None:
        self.assertEqual(personal_ids(f"{NOBODY} {NOBODY}"), [NOBODY, NOBODY])

    def test_nobody_is_born_after_the_latest_day(self) -> None:
        born = date(1900, 1, 1)
        self.assertEqual(personal_ids(NOBODY, latest_birth=born), [NOBODY])
        self.assertEqual(personal_ids(NOBODY, latest_birth=date(1899, 12, 31)), [])

    def test_masked_tells_no_birthday(self) -> None:
        self.assertEqual(masked(NOBODY), "619*************1X")
        self.assertNotIn("1900", masked(NOBODY))

    @given(
        numbers, st.text(alphabet="身份证号：，。 abc（）", max_size=8), st.text(alphabet="，。办理 （）", max_size=8)
    )
    def test_any_valid_number_in_any_words_is_found(self, number: str, before: str, after: str) -> None:
        self.assertEqual(personal_ids(before + number + after), [number])

    @given(numbers, st.integers(1, 10))
    def test_a_wrong_check_digit_is_no_number(self, number: str, shift: int) -> None:
        wrong = "0123456789X"[("0123456789X".index(number[-1]) + shift) % 11]
        self.assertEqual(personal_ids(number[:-1] + wrong), [])

    @given(numbers, st.lists(st.sampled_from(["", " ", "-", "\u3000", "\u200b", "·"]), min_size=17, max_size=17))
    def test_separators_do_not_hide_it(self, number: str, gaps: list[str]) -> None:
        spread = number[0] + "".join(gap + digit for gap, digit in zip(gaps, number[1:], strict=True))
        self.assertEqual(personal_ids(spread), [number])

    @given(numbers, st.sampled_from("0123456789"))
    def test_a_digit_close_to_it_makes_it_a_part_of_another_number(self, number: str, digit: str) -> None:
        self.assertNotIn(number, personal_ids(digit + number))
        self.assertEqual(personal_ids(f"{digit}、{number}、{digit}"), [number])


class OldForm(unittest.TestCase):
    """Fifteen digits have no check digit: so other numbers of that length must not be taken for one."""

    HOW_MANY = 20_000

    def rate(self, first: str, seed: int, words: str = "") -> float:
        """Return the share of random fifteen-digit numbers with a beginning that are taken for personal numbers."""
        rest, dice = 15 - len(first), random.Random(seed)
        numbers = (f"{first}{dice.randrange(10**rest):0{rest}}" for _number in range(self.HOW_MANY))
        return sum(bool(personal_ids(f"{words}{number}")) for number in numbers) / self.HOW_MANY

    def test_false_alarms_are_rare(self) -> None:
        self.assertLess(sum(self.rate(str(digit), digit) for digit in range(1, 10)) / 9, 0.0005)
        self.assertLess(self.rate("62", 62), 0.001)  # bank cards

    def test_registrations_of_businesses_are_told_by_their_words(self) -> None:
        # They begin with a county's code and go on with a kind and an order: some look like a birthday.
        self.assertGreater(self.rate("61102360", 15), 0.02)
        self.assertEqual(self.rate("61102360", 15, "注册号："), 0)

    def test_every_person_is_found(self) -> None:
        counties = [f"{number:06}" for number in range(110000, 660000) if is_region(f"{number:06}")]
        self.assertGreater(len(counties), 6000)
        dice = random.Random(1999)
        for county in counties:
            born = date(1900, 1, 1) + timedelta(days=dice.randrange(36_000))
            number = f"{county}{born:%y%m%d}{dice.randrange(1000):03}"
            self.assertEqual(personal_ids(f"身份证号{number}"), [number])

    def test_counties(self) -> None:
        for code, known in (("612524", True), ("610102", True), ("110108", True), ("619999", False), ("620999", False)):
            with self.subTest(code):
                self.assertEqual(is_region(code), known)
