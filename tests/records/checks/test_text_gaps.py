"""Texts are looked for everywhere in a record, and each place is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.checks.text_gaps import text_gaps
from shangnan.policy.records.checks.text_gaps import texts_of
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from typing import Any

import unittest

NOBODY = "61999919000101001X"
SHAPE: Shape = {"notes": Text("Notes"), "rows": Rows("Rows", {"name": Text("Name")})}
WORDS = st.text(alphabet="受理审查决定送达，。abc 0123456789", max_size=30)
RECORDS = st.dictionaries(
    st.sampled_from(["notes", "rows", "other"]),
    WORDS
    | st.lists(
        WORDS | st.dictionaries(st.sampled_from(["name", "x"]), WORDS | st.lists(WORDS, max_size=2)), max_size=4
    ),
)


class TextGaps(unittest.TestCase):
    def test_places_in_reading_order(self) -> None:
        data = {"a": "1", "b": ["2", {"c": "3", "d": ["4", {"e": "5"}]}, None, 6], "f": {"g": "7"}}
        self.assertEqual(
            list(texts_of(data)),
            [
                ("a", None, None, "1"),
                ("b", 1, None, "2"),
                ("b", 2, "c", "3"),
                ("b", 2, "d", "4"),
                ("b", 2, "d", "5"),
                ("f", None, "g", "7"),
            ],
        )
        for junk in (None, "text", ["text"], 5):
            self.assertEqual(list(texts_of(junk)), [])

    def test_each_text_that_offends_is_told_with_its_place(self) -> None:
        data = {"notes": f"{NOBODY}<script>", "rows": [{"name": "好"}, {"name": "机密★"}], "other": {"deep": [NOBODY]}}
        found = [(gap.rule, gap.field, gap.message.mapping["place"]) for gap in text_gaps(data, SHAPE)]
        self.assertEqual([entry[:2] for entry in found], [
            ("personal_id_in_text", "notes"),
            ("unsafe_html", "notes"),
            ("secret_mark", "rows"),
            ("personal_id_in_text", "other"),
        ])  # fmt: skip
        self.assertEqual(found[0][2], "Notes")
        self.assertEqual(found[2][2].mapping, {"field": "Rows", "row": 2, "column": "Name"})
        self.assertEqual(found[3][2].mapping, {"field": "other", "row": 1, "column": "deep"})

    def test_a_bare_level_counts_in_short_fields_only(self) -> None:
        self.assertEqual(
            [gap.rule for gap in text_gaps({"document_number": "机密〔2020〕1号"}, SHAPE)], ["secret_mark"]
        )
        self.assertEqual([gap.rule for gap in text_gaps({"rows": [{"level": "秘密级别"}]}, SHAPE)], ["secret_mark"])
        self.assertEqual(text_gaps({"notes": "机密文件管理制度"}, SHAPE), [])

    @given(RECORDS, st.data())
    def test_wherever_it_is_put_it_is_found(self, data: dict[str, Any], choice: st.DataObject) -> None:
        spot = choice.draw(st.sampled_from(["top", "list", "row"]))
        put: Any = {"top": NOBODY, "list": ["好", NOBODY], "row": [{"name": "好"}, {"name": NOBODY}]}[spot]
        before = len(text_gaps(data, SHAPE))
        self.assertEqual(len(text_gaps({**data, "added": put}, SHAPE)), before + 1)
