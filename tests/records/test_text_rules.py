"""The checks of plain text: what they find, and above all what they leave alone."""

from __future__ import annotations

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.text_rules import is_secret_mark
from shangnan.policy.records.text_rules import markup
from shangnan.policy.records.text_rules import masked
from shangnan.policy.records.text_rules import personal_ids
from shangnan.policy.records.text_rules import secret_marks

import time
import unittest

# Region 619999 is not assigned: nobody has this number.
NOBODY = "61999919000101001X"
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
        "619999000101001",
        "619999 000101 001",
        "身份证号６１９９９９０００１０１００１",
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
        "619999001301001",  # fifteen digits, month 13
        "990000000101001",  # no such province
        "000000000000000",
        "6199990001010012",  # sixteen digits
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
            self.assertEqual(bool(personal_ids(f"{number}9999860331123")), str(number) in provinces, body)

    def test_birthdays_are_days_of_the_calendar(self) -> None:
        for day, real in (
            ("19001231", True), ("20000229", True), ("19000229", False), ("20230431", False), ("18491231", False),
            ("18500101", True), ("21001231", True), ("21010101", False), ("20230100", False),
        ):  # fmt: skip
            body = f"619999{day}001"
            self.assertEqual(bool(personal_ids(body + check_digit(body))), real, day)
        for day, real in (("001231", True), ("860331", True), ("860230", False), ("000010", False)):
            self.assertEqual(bool(personal_ids(f"619999{day}999")), real, day)

    def test_one_number_is_not_told_twice(self) -> None:
        body = "61999920100101012"
        number = body + check_digit(body)
        # Its first fifteen digits, so grouped, would be a number of the older form.
        self.assertEqual(personal_ids(f"{number[:6]} {number[6:12]} {number[12:15]} {number[15:]}"), [number])
        self.assertEqual(personal_ids(f"{number[:6]} {number[6:12]} {number[12:15]}"), [number[:15]])

    def test_finds_every_one(self) -> None:
        self.assertEqual(personal_ids(f"{NOBODY}、619999000101001"), [NOBODY, "619999000101001"])

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


class SecretMark(unittest.TestCase):
    FOUND = (
        "机密★10年",
        "绝密★",
        "秘密★1年",
        "机密★长期",
        "机　密",
        "秘 密 ★ 三年",
        "密级：秘密",
        "密级: 机密级",
        "【机密】商政函〔2019〕3号",
        "(绝密)",
        "（秘密）关于印发的通知",
        "秘密",
        "关于某事的通知\n机密\n各镇",
        "机密☆2年",
        "秘密 10年",
        "机密级",
        "绝密 商南政办发〔2019〕153号",
        "絕密★10年",
        "機密",
        "祕密★長期",
        "秘密*10年",
        "秘密＊10年",
        "秘密※10年",
        "机密·长期",
        "涉密等级：秘密级",
        "涉密程度: 机密",
        "关于抽查的通报（秘密）",
        "关于抽查的通报【机密】\n各镇",
    )
    PASSES = (
        "国家秘密的密级分为（绝密级）、（机密级）、（秘密级）三级。",
        "国家秘密的密级分为(绝密级)、(机密级)、(秘密级)",
        "(绝密级)、(机密级)、(秘密级)的载体由专人管理",
        "「秘密」一词指国家秘密",
        "“秘密”二字",
        "无记名投票（秘密）办法",
        "商业秘密★不公开",
        "密级：商业秘密",
        "密级：非秘密",
        "工作秘密",
        "",
        "保守国家秘密",
        "涉及商业秘密、个人隐私的除外",
        "泄露国家秘密三年以下",
        "国家秘密载体印制资质",
        "依照《中华人民共和国保守国家秘密法》",
        "从事涉及机密业务的企业",
        "国家秘密、商业秘密",
        "属于国家秘密的，不予公开",
        "秘密级载体的销毁由县保密局办理",
        "公开",
        "内部",
    )

    def test_finds_marks(self) -> None:
        for text in self.FOUND:
            with self.subTest(text=text):
                self.assertTrue(secret_marks(text))

    def test_leaves_sentences_about_secrets_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text=text):
                self.assertEqual(secret_marks(text), [])

    def test_a_level_or_number_that_says_so(self) -> None:
        for value in ("秘密", "机 密", "绝密级", "秘密〔2020〕3号", "商机密发〔2020〕1号", "绝　密", "机密★"):
            with self.subTest(value=value):
                self.assertTrue(is_secret_mark(value))
        for value in ("商业秘密", "工作秘密", "非秘密", "不含秘密", "商业 秘密"):
            with self.subTest(value=value):
                self.assertFalse(is_secret_mark(value))
        for value in ("絕密", "機密級", "国家秘密", "商业秘密、机密"):
            with self.subTest(value=value):
                self.assertTrue(is_secret_mark(value))
        for value in ("", "公开", "内部", "不予公开", "商南政办发〔2019〕153号", "商密局发〔2019〕2号"):
            with self.subTest(value=value):
                self.assertFalse(is_secret_mark(value))


class Markup(unittest.TestCase):
    FOUND = (
        "<script>alert(1)</script>",
        "<script",
        "< script >",
        "<b>粗</b>",
        "</p>",
        "<br/>",
        "<img src=x onerror=alert(1)",
        "<!-- 注 -->",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        "javascript:alert(1)",
        "JavaScript :alert(1)",
        "java\tscript:alert(1)",
        "vbscript:msgbox",
        "data:text/html,<p>",
        "＜script＞alert(1)＜/script＞",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;img src=x&#62;",
        '" onmouseover="alert(1)',
        "<x-card>",
        "<svg/onload=alert(1)>",
        "<scr\u200bipt>",
        "<a href='https://example.org'>看</a>",
    )
    PASSES = (
        "",
        "厚度<5 mm",
        "甲<乙",
        "甲<乙且丙>丁",
        "x<y",
        "若a<b，且c>d",
        "a < b > c",
        "面积≤50㎡、数量>3",
        "《食品安全法》",
        "<食品经营许可证>",
        "联系 <service@example.org>",
        "网址 <https://example.org/a>",
        "请启用浏览器的 JavaScript：设置—隐私",
        "A&B公司",
        "→ <- ->",
        "1<2<3",
        "在线 online=办理",
        "&lt;5毫米",
    )

    def test_finds_markup(self) -> None:
        for text in self.FOUND:
            with self.subTest(text=text):
                self.assertTrue(markup(text))

    def test_leaves_signs_of_comparison_alone(self) -> None:
        for text in self.PASSES:
            with self.subTest(text=text):
                self.assertEqual(markup(text), "")

    @given(st.text(), st.text())
    def test_a_script_is_found_in_any_text(self, before: str, after: str) -> None:
        self.assertTrue(markup(f"{before}<script>{after}"))

    @given(st.text(alphabet="甲乙丙<>=≤≥ 0123456789.，"))
    def test_comparisons_never_count(self, text: str) -> None:
        self.assertEqual(markup(text), "")


class AnyText(unittest.TestCase):
    @given(st.text())
    def test_no_text_makes_a_check_fail(self, text: str) -> None:
        for found in (personal_ids(text), secret_marks(text)):
            self.assertIsInstance(found, list)
        self.assertIsInstance(markup(text), str)
        self.assertIsInstance(is_secret_mark(text), bool)

    def test_long_hostile_text_takes_no_long_time(self) -> None:
        for piece in ("<", "1 ", "6-", "&#", "机 ", "javascript ", "<a ", "on", "< ", " \n"):
            text = piece * 30_000
            with self.subTest(piece=piece):
                started = time.process_time()
                personal_ids(text), secret_marks(text), markup(text), is_secret_mark(text)
                self.assertLess(time.process_time() - started, 2)
