"""Records of paper are not in a batch of files: a range leaves them out, and who names one is told."""

from __future__ import annotations

from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.rules import item_gaps
from shangnan.policy.registry.handover.rules import may_be_gathered

import unittest


def item(path: str) -> FiledItem:
    return FiledItem(
        uid="u",
        portal_type="TrainingRecord" if path else "",
        path=path,
        archival_number="Z109-WS·2011-D10-SPJ-0001",
        fonds="Z109",
        class_code="WS",
        year=2011,
        period="D10",
        unit_code="SPJ",
        number=1,
        category="",
        title="题名",
        date="2011-03-08",
        responsible="",
        filed_at="2012-01-01T00:00:00+08:00",
        filed_by="",
        schedule="",
        reference="",
        digests=(),
    )


class TestPaper(unittest.TestCase):
    def test_it_is_left_out_and_told(self) -> None:
        self.assertEqual([gap.rule for gap in item_gaps([item("")], {}, {})], ["paper"])
        self.assertFalse(may_be_gathered(item(""), {}, {}))
        self.assertEqual(item_gaps([item("training/2011/session")], {}, {}), [])
        self.assertTrue(may_be_gathered(item("training/2011/session"), {}, {}))


class TestListed(unittest.TestCase):
    def test_what_an_open_list_names_is_left_out_and_told(self) -> None:
        one = item("training/2011/session")
        listed = {one.archival_number: "uid"}
        (gap,) = item_gaps([one], {}, listed, {"uid": "2026-0001"}.__getitem__)
        self.assertEqual(gap.rule, "in_list")
        self.assertIn("2026-0001", gap.message.mapping["list"])
        self.assertFalse(may_be_gathered(one, {}, listed))
