"""Reading by a shape: what is right comes out in its type, what is wrong comes out as a gap."""

from __future__ import annotations

from shangnan.policy.records.plain.reading import read
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words

import unittest

SHAPE: Shape = {
    "title": Text("Title"),
    "kind": Text("Kind", ("甲", "乙")),
    "days": Number("Days", 10),
    "open": Flag("Open"),
    "words": Words("Words"),
    "rows": Rows("Rows", {"name": Text("Name"), "days": Number("Days", 10), "sample": Flag("Sample")}),
}


class Reading(unittest.TestCase):
    def test_right_values(self) -> None:
        reading = read(
            {
                "title": " 题 ", "kind": "乙", "days": 0, "open": False, "words": ["一", " ", None, "二 "], "other": 1,
                "rows": [{"name": "甲", "days": 3}, {}, None, {"days": 0, "sample": False}, {"sample": True}],
            },
            SHAPE,
        )  # fmt: skip
        self.assertEqual(reading.gaps, [])
        self.assertEqual(reading.texts, {"title": "题", "kind": "乙"})
        self.assertEqual(reading.numbers, {"days": 0})
        self.assertEqual(reading.flags, {"open": False})
        self.assertEqual(reading.words, {"words": ["一", "二"]})
        self.assertEqual([row.number for row in reading.rows["rows"]], [1, 5])
        self.assertEqual(reading.rows["rows"][0].numbers, {"days": 3})

    def test_nothing_reads_as_nothing(self) -> None:
        for data in ({}, dict.fromkeys(SHAPE), dict.fromkeys(SHAPE, "")):
            reading = read(data, SHAPE)
            self.assertEqual(reading.gaps, [])
            self.assertEqual((reading.texts["title"], reading.numbers["days"], reading.flags["open"]), ("", None, None))
            self.assertEqual((reading.words["words"], reading.rows["rows"]), ([], []))
            self.assertTrue(reading.lacks("title") and reading.lacks("days"))

    def test_wrong_values_read_as_empty_but_are_not_called_missing(self) -> None:
        reading = read({"title": 5, "kind": "丙", "days": 11, "rows": [{"name": 7, "days": 2}]}, SHAPE)
        self.assertEqual([(gap.rule, gap.field) for gap in reading.gaps], [
            ("bad_value", "title"), ("bad_value", "kind"), ("bad_value", "days"), ("bad_value", "rows"),
        ])  # fmt: skip
        self.assertEqual(reading.doubtful, {"title", "kind", "days", "rows"})
        self.assertFalse(reading.lacks("title") or reading.lacks("days") or reading.lacks("kind"))
        [row] = reading.rows["rows"]
        self.assertFalse(row.lacks("name"))
        self.assertEqual((row.texts["name"], row.numbers["days"]), ("", 2))

    def test_control_characters_are_refused_and_line_ends_are_not(self) -> None:
        self.assertEqual(read({"title": "一\r\n二\t三"}, SHAPE).gaps, [])
        reading = read({"title": "一\x00二\ud800"}, SHAPE)
        self.assertEqual((len(reading.gaps), reading.texts["title"]), (1, "一二"))
