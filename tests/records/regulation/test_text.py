"""Articles, numerals, days of validity and citations: pure rules, with answers worked out independently."""

from __future__ import annotations

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from random import Random
from shangnan.policy.records.citations.recognition import cited
from shangnan.policy.records.citations.recognition import document_numbers
from shangnan.policy.records.citations.recognition import name_key
from shangnan.policy.records.citations.recognition import number_key
from shangnan.policy.records.regulation.articles import article
from shangnan.policy.records.regulation.articles import blocks
from shangnan.policy.records.regulation.articles import contents
from shangnan.policy.records.regulation.articles import misnumbered
from shangnan.policy.records.regulation.guards import completeness_gaps
from shangnan.policy.records.regulation.guards import release_gaps
from shangnan.policy.records.regulation.guards import secret_warnings
from shangnan.policy.records.regulation.guards import start_gaps
from shangnan.policy.records.regulation.numerals import number_of
from shangnan.policy.records.regulation.validity import spans
from shangnan.policy.records.regulation.validity import Text
from shangnan.policy.records.regulation.validity import text_on
from tests.records.regulation.examples import BODY
from tests.records.regulation.examples import GOOD

import unittest

START = date(2019, 10, 1)
DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Write a number below ten thousand in Chinese, the long way round: 一十二 is written 十二."""
    text, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if zero and text else "") + DIGITS[digit] + sign
            zero = False
        else:
            zero = True
    return text[1:] if text.startswith("一十") else text


class TestNumerals(unittest.TestCase):
    def test_every_number_is_read_as_it_is_written(self) -> None:
        for number in range(1, 10_000):
            self.assertEqual(number_of(chinese_numeral(number)), number)

    def test_other_ways_of_writing(self) -> None:
        for text, number in (
            ("12", 12),
            ("１２", 12),
            ("二〇一", 201),
            ("两百", 200),
            ("十", 10),
            ("十十", None),
            ("", None),
            ("百千", None),
        ):
            with self.subTest(text):
                self.assertEqual(number_of(text), number)

    @given(st.text(alphabet="零〇一二三十百千0９x", max_size=12))
    def test_any_text_is_answered(self, text: str) -> None:
        self.assertIn(type(number_of(text)), (int, type(None)))


class TestArticles(unittest.TestCase):
    def test_chapters_and_articles(self) -> None:
        parts = blocks(BODY)
        self.assertEqual(
            [(block.kind, block.anchor) for block in parts],
            [
                ("chapter", "chapter-1"), ("article", "article-1"), ("article", "article-2"), ("chapter", "chapter-2"),
                ("article", "article-3"), ("article", "article-4"),
            ],
        )  # fmt: skip
        self.assertEqual([block.heading for block in contents(parts)], ["总则", "一次性告知"])
        third = article(parts, 3)
        assert third is not None
        self.assertEqual(third.paragraphs, ("窗口人员应当一次告知全部材料。", "告知采用书面形式。"))
        self.assertIsNone(article(parts, 9))

    def test_a_reference_opens_no_article(self) -> None:
        parts = blocks("第一条 甲\n第二条规定的情形除外。\n第一条所列材料。\n第二条乙")
        self.assertEqual(
            [(b.name, b.paragraphs) for b in parts],
            [("第一条", ("甲", "第二条规定的情形除外。", "第一条所列材料。")), ("第二条", ("乙",))],
        )

    def test_inserted_articles_and_annexes_have_addresses_of_their_own(self) -> None:
        parts = blocks("第一条 甲\n第二条 乙\n第二条之一 丙\n附件\n第一条 丁\n第二条 戊")
        self.assertEqual(
            [block.anchor for block in parts], ["article-1", "article-2", "article-2-1", "article-1.2", "article-2.2"]
        )
        self.assertEqual(misnumbered(parts), [])

    def test_wrong_numbers_are_named(self) -> None:
        self.assertEqual(misnumbered(blocks("第一条 甲\n第三条 乙\n第四条 丙\n第四条 丁")), ["第三条", "第四条"])

    @given(st.text(alphabet="第一二三十条章节之甲 \n\u3000:规定", max_size=80))
    def test_no_word_is_lost_and_no_address_is_given_twice(self, body: str) -> None:
        parts = blocks(body)
        anchors = [block.anchor for block in parts if block.anchor]
        self.assertEqual(len(anchors), len(set(anchors)))
        kept = "".join("".join((block.name, block.heading, *block.paragraphs)) for block in parts)

        def bare(text: str) -> str:
            return "".join(text.replace(":", "").split())

        self.assertEqual(bare(kept), bare(body))


class TestValidity(unittest.TestCase):
    def test_a_thousand_questions_against_a_day_by_day_walk(self) -> None:
        """The oracle walks through the calendar, day by day, and changes the text in force as things happen."""
        chance, asked = Random(20191001), 0
        for _regulation in range(100):
            starts = [START + timedelta(days=chance.randrange(0, 200)) for _version in range(chance.randrange(1, 6))]
            texts = [Text(number, start) for number, start in enumerate(starts, 1)]
            ended = START + timedelta(days=chance.randrange(0, 260)) if chance.random() < 0.5 else None
            walked: dict[date, int | None] = {}
            in_force: int | None = None
            for offset in range(-10, 280):
                day = START + timedelta(days=offset)
                for number, start in enumerate(starts, 1):
                    if start == day and (in_force is None or number > in_force):
                        in_force = number
                walked[day] = None if ended is not None and ended <= day else in_force
            for _question in range(10):
                day = START + timedelta(days=chance.randrange(-10, 280))
                self.assertEqual(text_on(texts, ended, day), walked[day], (texts, ended, day))
                asked += 1
            found = {
                day: next(
                    (s.version for s in spans(texts, ended) if s.start <= day and (s.last is None or day <= s.last)),
                    None,
                )
                for day in walked
            }
            self.assertEqual(found, walked)
        self.assertEqual(asked, 1000)


class TestCitations(unittest.TestCase):
    def test_numbers_are_found_however_they_are_typed(self) -> None:
        wanted = "商南政办发〔2019〕153号"
        for text in (
            "商南政办发〔2019〕153号",
            "商南政办发[2019]153 号",
            "商南政办发（２０１９）第153号",
            "根据商南政办发【2019年】153号文件，",
            "见《方案》(商南政办发〔2019〕0153号)",
        ):
            with self.subTest(text):
                self.assertIn(wanted, document_numbers(text))
                self.assertIn(f"number:{wanted}", cited((), (), (text,)))

    def test_another_number_is_another_document(self) -> None:
        for text in ("商南政办发〔2019〕15号", "商南政发〔2019〕153号", "商南政办发〔2018〕153号", "第153号"):
            with self.subTest(text):
                self.assertNotIn("number:商南政办发〔2019〕153号", cited((), (), (text,)))
        # The mark of another office that ends alike.
        self.assertNotIn("政办发〔2019〕153号", document_numbers("按照商南政办发〔2019〕153号执行"))

    def test_keys(self) -> None:
        self.assertEqual(number_key("商南政办发 [2019] 153号"), "number:商南政办发〔2019〕153号")
        self.assertEqual(number_key("内部3-2019"), "number:内部3-2019")
        self.assertEqual((number_key(" "), name_key("《》")), ("", ""))
        self.assertEqual(name_key("《行政 许可法》"), name_key("行政许可法"))

    @given(st.text(max_size=60))
    def test_any_text_is_answered(self, text: str) -> None:
        self.assertEqual(cited((text,), (text,), (text,)), sorted(set(cited((text,), (text,), (text,)))))


class TestRules(unittest.TestCase):
    def rules(self, changes: dict[str, str], unit_open: bool = True) -> list[str]:
        return [gap.rule for gap in completeness_gaps(GOOD | changes, unit_open)]

    def test_each_rule(self) -> None:
        for changes, expected in (
            (dict[str, str](), []),
            ({"name": ""}, ["missing_name"]),
            ({"category": "", "subject": ""}, ["missing_category"]),
            ({"body": " \n"}, ["missing_body"]),
            ({"public_scope": ""}, ["missing_scope"]),
            ({"subject": "仪容仪表"}, ["foreign_subject"]),
            ({"subject": "其他"}, []),
            ({"issued_on": "2026-03-02", "effective_on": "2026-03-01"}, ["in_force_before_issued"]),
            ({"issued_on": "2026-03-01", "effective_on": "2026-03-01"}, []),
            ({"body": "第二条　甲"}, ["misnumbered"]),
            ({"document_number": "秘密〔2026〕1号"}, ["secret_mark"]),
            ({"body": "机密★1年"}, []),
            ({"basis": "样例61999919000101001X"}, ["personal_id_in_text"]),
            ({"body": "<script>"}, ["unsafe_html"]),
        ):
            with self.subTest(changes=changes):
                self.assertEqual(self.rules(changes), expected)
        self.assertEqual(self.rules({}, unit_open=False), ["unit_closed"])

    def test_marks_in_the_text_warn_and_stop_the_release(self) -> None:
        marked = GOOD | {"body": "机密★1年"}
        self.assertEqual([gap.field for gap in secret_warnings(marked)], ["body"])
        self.assertEqual([gap.rule for gap in release_gaps(marked)], ["secret_mark"])
        self.assertEqual([gap.rule for gap in release_gaps(GOOD | {"public_scope": "不予公开"})], ["not_public"])

    def test_days_of_coming_into_force(self) -> None:
        day = date(2026, 3, 1)
        for start, after, expected in (
            ("", None, []),
            ("2026-03-01", None, []),
            ("2026-02-01", None, []),
            ("2026-03-02", None, ["not_yet"]),
            ("2026-02-01", date(2026, 2, 2), ["before_the_original"]),
            ("2026-02-02", date(2026, 2, 2), []),
        ):
            with self.subTest(start=start, after=after):
                self.assertEqual([gap.rule for gap in start_gaps(GOOD | {"effective_on": start}, day, after)], expected)
