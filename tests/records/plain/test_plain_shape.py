"""Titles of all that a kind's plain data holds."""

from __future__ import annotations

from shangnan.policy.records.plain.shape import labels_of
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text

import unittest


class TestLabels(unittest.TestCase):
    def test_columns_stand_beside_the_elements(self) -> None:
        shape: Shape = {
            "title": Text("Title"),
            "rows": Rows("Rows", {"name": Text("Name"), "copies": Number("Copies", 9)}),
        }
        expected = {"title": "Title", "rows": "Rows", "rows.name": "Name", "rows.copies": "Copies"}
        self.assertEqual(labels_of(shape), expected)
