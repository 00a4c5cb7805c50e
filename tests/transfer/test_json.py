"""Complete guides as JSON."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from shangnan.policy.transfer.json_rows import json_rows
from shangnan.policy.transfer.json_rows import MAX_GUIDE
from shangnan.policy.transfer.json_split import elements
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from tests.transfer.files import FLAWED
from tests.transfer.files import GUIDES

import io
import json
import unittest


def read(text: str | bytes) -> list[Row]:
    return list(json_rows(io.BytesIO(text.encode() if isinstance(text, str) else text)))


def refusal(text: str | bytes) -> str:
    try:
        rows = read(text)
    except FileRefused as refused:
        return str(refused)
    raise AssertionError(f"read as {len(rows)} rows")


def problem(text: str) -> str:
    [row] = read(text)
    [found] = row.problems
    return str(FileRefused(found))


class Guides(unittest.TestCase):
    def test_keys_of_others_are_looked_at_for_secrets_alone(self) -> None:
        self.assertIn("“密级” is marked as a state secret (机密)", problem('[{"code": "1", "密级": "机密"}]'))
        [row] = read('[{"code": "1", "密级": "内部", "备注": 7}]')
        self.assertEqual((row.problems, row.ignored), ((), ("密级", "备注")))

    def test_examples_come_out_as_they_are(self) -> None:
        rows = read(GUIDES.read_bytes())
        self.assertEqual([row.data for row in rows], json.loads(GUIDES.read_text(encoding="utf-8")))
        self.assertEqual([row.number for row in rows], list(range(1, 41)))
        self.assertFalse([row for row in rows if row.problems or row.ignored])

    def test_unknown_keys_are_left_out_and_told(self) -> None:
        rows = read(FLAWED.read_bytes())
        self.assertEqual(len(rows), 20)
        self.assertFalse([row for row in rows if row.problems or row.ignored != ("defect", "explain")])
        self.assertFalse([row for row in rows if {"defect", "explain"} & row.data.keys()])

    def test_other_encodings(self) -> None:
        text = GUIDES.read_text(encoding="utf-8")
        for encoding in ("utf-8-sig", "utf-16", "gb18030"):
            self.assertEqual([row.data for row in read(text.encode(encoding))], json.loads(text), encoding)

    def test_rows_that_are_no_guides_leave_the_others_readable(self) -> None:
        rows = read('[1, "a", null, [1], {}, {"code": " "}, {"code": 5}, {"code": " A1 ", "name": 7}]')
        self.assertEqual([len(row.problems) for row in rows], [1] * 7 + [0])
        self.assertEqual(rows[-1].data, {"code": "A1", "name": 7})
        self.assertIn("“事项编码” is empty", str(FileRefused(rows[5].problems[0])))

    def test_values_that_are_not_taken(self) -> None:
        self.assertIn("“name” is there twice", problem('[{"code": "A", "name": "a", "name": "b"}]'))
        self.assertIn("Infinity, which is no number", problem('[{"code": "A", "visits": -Infinity}]'))
        self.assertIn("a number of 5000 digits", problem('[{"code": "A", "visits": %s}]' % ("9" * 5000)))
        self.assertIn("nested too deeply", problem('[{"a": %s}]' % ("[" * 50_000 + "]" * 50_000)))
        self.assertIn("nested too deeply", problem("[%s]" % ("[" * 50_000 + "]" * 50_000)))
        self.assertIn("longer than", problem('[{"name": "%s"}]' % ("长" * MAX_GUIDE)))
        self.assertIn("a number of 20 digits", problem("[12345678901234567890]"))

    def test_no_list(self) -> None:
        for text in ("{}", '{"guides": []}', '"a"', "x", " "):
            self.assertIn("no JSON list of guides", refusal(text))

    def test_broken_json_names_the_place(self) -> None:
        for text, place in (
            ('[\n {"code": "A"},\n {"code": }\n]', "line 3, character 11"),
            ('[{"code": "A"}', "line 1, character 15"),
            ('[{"code": "A"},]', "line 1, character 16"),
            ('[{"code": "A"} {"code": "B"}]', "line 1, character 16"),
            ('[{"code": "A"}] x', "line 1, character 17"),
            ('[\n{"code": "A}\n]', "line 2, character 10"),
            ('[{"code": "A"]]', "line 1, character 14"),
            ("[nul]", "line 1, character 2"),
            ("[", "line 1, character 2"),
        ):
            with self.subTest(text):
                self.assertIn(f"broken at {place}.", refusal(text))


values = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


class Anything(unittest.TestCase):
    @given(st.lists(values, max_size=6), st.booleans(), st.sampled_from([None, 1]))
    @settings(max_examples=200, deadline=None)
    def test_elements_are_cut_where_the_parser_would_cut_them(
        self, data: list[object], ascii_only: bool, indent: int | None
    ) -> None:
        text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
        self.assertEqual([json.loads(text[part.start : part.end]) for part in elements(text)], data)

    @given(st.text(alphabet='[]{},:"\\ntruefals0.1e- a', max_size=40))
    @settings(max_examples=400, deadline=None)
    def test_agrees_with_the_parser_on_what_is_broken(self, text: str) -> None:
        text = f"[{text}"
        try:
            expected = json.loads(text)
        except json.JSONDecodeError:
            expected = None
        try:
            found = read(text)
        except FileRefused:
            self.assertIsNone(expected)
        else:
            self.assertIsNotNone(expected, found)
            self.assertEqual(len(found), len(expected))
