"""The gate on anything at all: a wrong type is a gap that names its field, and nothing raises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from shangnan.policy.records.service_guide.gate.shape import GUIDE
from shangnan.policy.records.service_guide.guards import publication_gaps
from shangnan.policy.records.workflow.gaps import Gap
from tests.records.service_guide.examples import guide
from tests.records.service_guide.examples import GUIDES
from tests.records.service_guide.examples import OPEN
from tests.records.service_guide.examples import rules
from typing import Any
from zope.i18nmessageid import Message

import json
import string
import unittest

NAN, INFINITY = float("nan"), float("inf")
HUGE = 10**5000
WRONG: dict[type, tuple[Any, ...]] = {
    Text: (1, 0, 1.5, NAN, True, False, ["受理"], {}, [], {"a": 1}, b"\xff", "\x00", "甲\ud800", "乙\x1b[31m"),
    Number: (-1, 1.0, 1.5, NAN, INFINITY, True, False, HUGE, -HUGE, "5", "五", [5], {}, [], b"5"),
    Flag: (0, 1, "是", "true", NAN, [], {}, [True], b""),
    Words: ("一段话", 5, True, {"a": "b"}, [1], [["甲"]], [{"a": "b"}], ["甲", NAN], ["\x00"], b"ab", ["甲"] * 201),
    Rows: ("一段话", 5, True, {"name": "甲"}, [1], ["甲"], [["甲"]], [{"name": 1, "law": 1, "q": 1, "item": 1}], [NAN]),
}  # fmt: skip

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
columns = sorted({name for kind in GUIDE.values() if isinstance(kind, Rows) for name in kind.columns})
likely_rows = st.lists(st.dictionaries(st.sampled_from(columns), json_values, max_size=5) | json_values, max_size=4)
likely_guides = st.dictionaries(st.sampled_from(sorted(GUIDE)), json_values | likely_rows, max_size=12)


def well_formed(found: list[Gap]) -> bool:
    return all(isinstance(gap.message, Message) and gap.message.domain == "shangnan.policy" for gap in found)


class WrongTypes(unittest.TestCase):
    def test_each_wrong_value_of_each_field_is_told_once_and_by_name(self) -> None:
        for name, kind in GUIDE.items():
            for value in WRONG[type(kind)]:
                with self.subTest(field=name, value=repr(value)[:60] if value not in (HUGE, -HUGE) else "huge"):
                    found = rules(guide(**{name: value}))
                    self.assertIn(("bad_value", name), found)
                    # Nothing is said twice: a wrong value is not called missing too.
                    self.assertFalse([rule for rule, field in found if field == name and rule.startswith("missing")])

    def test_a_wrong_cell_is_told_with_its_place(self) -> None:
        for table, kind in GUIDE.items():
            if not isinstance(kind, Rows):
                continue
            for name, column in kind.columns.items():
                for value in WRONG[type(column)]:
                    data = guide("居民身份证办理（包括临时）")
                    data[table] = [dict(row) for row in data[table]]
                    data[table][1][name] = value
                    found = [gap for gap in publication_gaps(data, OPEN) if gap.field == table]
                    self.assertIn("bad_value", [gap.rule for gap in found])
                    place = next(gap for gap in found if gap.rule == "bad_value").message.mapping["place"]
                    self.assertEqual(place.mapping["row"], 2)
                    self.assertNotIn("incomplete_row", [gap.rule for gap in found])

    def test_what_is_no_record_at_all(self) -> None:
        for value in (None, 1, NAN, "", "guide", [], [1], [{}], True, b"{}", HUGE, object()):
            found = publication_gaps(value, OPEN)
            self.assertEqual(found[0].rule, "bad_value")
            self.assertTrue(well_formed(found))

    def test_nested_beyond_measure(self) -> None:
        deep: Any = "<script>"
        for _level in range(50_000):
            deep = [deep]
        wide: Any = {"a": "61999919000101001X"}
        for _level in range(50_000):
            wide = {"a": wide}
        found = rules(guide(junk=deep, more=wide, notes=deep, steps=wide))
        for expected in (
            ("unsafe_html", "junk"), ("personal_id_in_text", "more"), ("bad_value", "notes"), ("unsafe_html", "notes"),
            ("bad_value", "steps"),
        ):  # fmt: skip
            self.assertIn(expected, found)

    def test_a_text_of_a_megabyte_is_refused_for_its_length(self) -> None:
        self.assertEqual(rules(guide(notes="长" * 1_000_000)), [("bad_value", "notes")])

    def test_more_rows_than_a_page_can_hold(self) -> None:
        faqs = [{"q": f"问题{number}", "a": "答"} for number in range(201)]
        self.assertEqual(rules(guide(faqs=faqs)), [("bad_value", "faqs")])
        self.assertEqual(rules(guide(faqs=faqs[:200])), [])

    def test_tuples_and_persistent_lists_are_lists_too(self) -> None:
        data = guide()
        data["conditions"] = tuple(data["conditions"])
        data["aliases"] = PersistentList(data["aliases"])
        data["steps"] = PersistentList(PersistentMapping(row) for row in data["steps"])
        self.assertEqual(rules(PersistentMapping(data)), [])

    @settings(max_examples=300)
    @given(json_values | likely_guides)
    def test_any_json_is_answered(self, data: Any) -> None:
        self.assertTrue(well_formed(publication_gaps(data, OPEN)))

    @settings(max_examples=200)
    @given(st.sampled_from(GUIDES), st.sampled_from(sorted(GUIDE)), json_values | likely_rows)
    def test_any_value_in_any_field_is_answered(self, good: dict[str, Any], name: str, value: Any) -> None:
        found = publication_gaps({**good, name: value}, OPEN, entry={"name": good["name"], "bases": ["某法"]})
        self.assertTrue(well_formed(found))
        for gap in found:  # whatever a message quotes can be sent and stored
            json.dumps([str(value) for value in (gap.message.mapping or {}).values()]).encode()
            "".join(str(value) for value in (gap.message.mapping or {}).values()).encode()

    @given(st.text(alphabet=string.printable + "甲乙丙（）：；★〔〕", max_size=60))
    def test_any_text_as_any_name_is_answered(self, text: str) -> None:
        self.assertTrue(well_formed(publication_gaps(guide(name=text, steps=[{"name": text, "days": 0}]), OPEN)))

    def test_entries_of_the_catalogue_may_be_junk_too(self) -> None:
        junk: tuple[dict[str, Any], ...] = (
            {},
            {"name": 3, "bases": "法", "type_code": None},
            {"bases": [None, 3, {}]},
            {"bases": b"x"},
        )
        for entry in junk:
            self.assertEqual(publication_gaps(guide(), OPEN, entry=entry), [])
