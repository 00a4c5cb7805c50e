"""Cells of lists: what people write into them, and that a written cell is read as what it was written from."""

from __future__ import annotations

from collective.z3cform.datagridfield.row import DictRow
from datetime import date
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.records.party.content import IPersonRow
from shangnan.policy.records.secrecy.constraint import no_secret
from shangnan.policy.records.secrecy.marks import mark_in_cell
from shangnan.policy.records.tables.cell_text import CellRefused
from shangnan.policy.records.tables.cell_text import day_of
from shangnan.policy.records.tables.cell_text import entries_of
from shangnan.policy.records.tables.cell_text import entries_text
from shangnan.policy.records.tables.cell_text import flag_of
from shangnan.policy.records.tables.cell_text import number_of
from shangnan.policy.records.tables.import_cells import read_cell
from shangnan.policy.records.tables.import_cells import same
from shangnan.policy.records.tables.import_cells import write_cell
from typing import Any
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary

import unittest

WORDS = SimpleVocabulary(
    [SimpleTerm(word, f"w{number}", word) for number, word in enumerate(("高", "中", "命令（令）"))]
)
LINE = schema.TextLine(title="标题", required=False, missing_value="", max_length=30)
NEEDED = schema.TextLine(title="标题", max_length=30)
NUMBER_LINE = schema.TextLine(title="文号", required=False, missing_value="", constraint=no_secret)
TEXT = schema.Text(title="正文", required=False, missing_value="")
DAY = schema.Date(title="日期", required=False)
COUNT = schema.Int(title="人数", min=0, max=100, required=False)
FLAG = schema.Bool(title="到会", required=False)
CHOICE = schema.Choice(title="等级", vocabulary=WORDS, required=False)
CHOICES = schema.Tuple(title="类别", value_type=schema.Choice(vocabulary=WORDS), required=False, missing_value=())
LINES = schema.Tuple(
    title="岗位", value_type=schema.TextLine(max_length=30), required=False, missing_value=(), max_length=20
)
PEOPLE = schema.List(title="人员", value_type=DictRow(schema=IPersonRow), required=False, max_length=3)

# What a person can type on one line: no line ends, nothing invisible, no space around it.
line = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
# A list in a cell keeps ； apart only when it has several entries, a table has no room for its own separators.
entry = line.filter(lambda text: not set(text) & set("；;"))
part = line.filter(lambda text: not set(text) & set("|｜"))
person = st.fixed_dictionaries(
    {
        "name": part,
        "user_id": st.one_of(st.just(""), part),
        "present": st.booleans(),
        "reason": st.one_of(st.just(""), part),
    }
)
VALUES: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (LINE, line),
    (TEXT, st.lists(line, min_size=1, max_size=4).map("\n".join)),
    (DAY, st.dates(date(1900, 1, 1), date(2100, 12, 31))),
    (COUNT, st.integers(0, 100)),
    (FLAG, st.booleans()),
    (CHOICE, st.sampled_from([term.value for term in WORDS])),
    (CHOICES, st.lists(st.sampled_from([term.value for term in WORDS]), max_size=3).map(tuple)),
    (LINES, st.lists(entry, max_size=6).map(tuple)),
    (PEOPLE, st.lists(person, max_size=3)),
]


def bound(field: Any) -> Any:
    return field.bind(object())


def refusal(field: Any, text: str) -> str:
    try:
        value = read_cell(bound(field), text, field.title)
    except CellRefused as refused:
        return str(refused.message)
    raise AssertionError(f"read as {value!r}")


class RoundTrip(unittest.TestCase):
    @given(st.sampled_from(VALUES).flatmap(lambda pair: st.tuples(st.just(pair[0]), pair[1])))
    @settings(deadline=None, max_examples=300)
    def test_a_written_cell_is_read_as_what_it_says(self, pair: tuple[Any, Any]) -> None:
        field, value = pair
        cell = write_cell(bound(field), value)
        self.assertTrue(same(read_cell(bound(field), cell, field.title), value), cell)

    @given(st.sampled_from([field for field, _values in VALUES]), st.text(max_size=60))
    @settings(deadline=None, max_examples=300)
    def test_any_text_is_read_or_refused_with_a_sentence(self, field: Any, text: str) -> None:
        try:
            value = read_cell(bound(field), text, field.title)
        except CellRefused as refused:
            self.assertTrue(refused.message.mapping)
            return
        if value is not None:
            bound(field).validate(value)

    @given(st.lists(st.text(st.sampled_from("甲；;、,"), min_size=1, max_size=5), min_size=2, max_size=4))
    def test_entries_keep_weaker_separators(self, entries: list[str]) -> None:
        self.assertEqual(entries_of(entries_text(entries)), entries)


class Spellings(unittest.TestCase):
    def test_days(self) -> None:
        for text in (
            "2019-12-06", "2019-12-6", "2019/12/6", "2019.12.06", "2019年12月6日", "２０１９年１２月６日", "20191206",
            "2019-12-06T00:00:00", "2019-12-06 00:00:00", "二〇一九年十二月六日", "二零一九年十二月六日", "2019年 12月 6日",
        ):  # fmt: skip
            self.assertEqual(day_of(text, "日期"), date(2019, 12, 6), text)
        self.assertEqual(day_of("二〇二〇年十月二十日", "日期"), date(2020, 10, 20))
        for text in (
            "2019-02-30", "19-12-06", "2019-12/06", "2019年12月", "12月6日", "2019-13-01", "昨天", "20191306", "0019-01-01",
            "2019-12-06T08:30:00", "二〇一九年十十月六日", "=TODAY()",
        ):  # fmt: skip
            with self.subTest(text):
                self.assertIn("no day", refusal(DAY, text))

    def test_a_day_that_became_a_number_is_told_as_such(self) -> None:
        self.assertIn("keeps the day as a number", refusal(DAY, "43805"))

    def test_numbers(self) -> None:
        self.assertEqual([number_of(text) for text in ("12", "12.0", " 1２", "0")], [12, 12, 12, 0])
        self.assertEqual([number_of(text) for text in ("-1", "1.5", "十二", "1e3", "12人", "", "1" * 10)], [None] * 7)
        self.assertIn("whole number", refusal(COUNT, "101"))

    def test_yes_and_no(self) -> None:
        self.assertEqual([flag_of(text) for text in ("是", "√", "Y", "TRUE", "1")], [True] * 5)
        self.assertEqual([flag_of(text) for text in ("否", "×", "n", "0", "无")], [False] * 5)
        self.assertIn("yes or no", refusal(FLAG, "可能"))

    def test_lists(self) -> None:
        self.assertEqual(entries_of("甲、乙、丙"), ["甲", "乙", "丙"])
        self.assertEqual(entries_of("甲、乙\n丙；丁\r\n\n"), ["甲、乙", "丙；丁"])
        self.assertEqual(entries_of("甲、乙；丙; "), ["甲、乙", "丙"])

    def test_choices(self) -> None:
        self.assertEqual(read_cell(bound(CHOICE), " 命令(令) ", "文种"), "命令（令）")
        self.assertIn("one of", refusal(CHOICE, "很高"))
        self.assertIn("one of", refusal(CHOICES, "高、很高"))

    def test_tables(self) -> None:
        rows = read_cell(bound(PEOPLE), "何大明|| 否｜外出\n李四", "人员")
        self.assertEqual(
            [(row["name"], row["present"], row["reason"]) for row in rows],
            [("何大明", False, "外出"), ("李四", True, "")],
        )
        self.assertIn("has ${found} parts", refusal(PEOPLE, "a|b|是|c|d"))
        self.assertIn("yes or no", refusal(PEOPLE, "a|b|也许|c"))
        self.assertIn("more than ${limit} entries", refusal(PEOPLE, "a\nb\nc\nd"))

    def test_what_the_form_does_not_take(self) -> None:
        self.assertIn("is empty", refusal(NEEDED, " "))
        self.assertIn("longer", refusal(LINE, "长" * 31))
        self.assertIn("more than one line", refusal(LINE, "一\n二"))
        self.assertIn("problem", refusal(NUMBER_LINE, "机密〔2020〕3号"))


class Secrets(unittest.TestCase):
    def test_levels_and_numbers(self) -> None:
        for heading, text in (
            ("密级", "机密"), ("保密期限", "秘密★10年"), ("文号", "绝密〔2020〕3号"), ("紧急程度", "机　密级"), ("备注", "机密"),
            ("备注", "【秘密】关于…"), ("document_number", "机密1号"), ("发文字号", "县机密发〔2020〕1号"), ("", "绝密"),
        ):  # fmt: skip
            self.assertTrue(mark_in_cell(heading, text), (heading, text))
        for heading, text in (("密级", "内部"), ("备注", "保守国家秘密培训"), ("密级", ""), ("标题", "保密工作制度")):
            self.assertEqual(mark_in_cell(heading, text), "", (heading, text))
