"""Each required element of DA/T 46-2009 has a source for every kind; the table names nothing that there is not."""

from __future__ import annotations

from dataclasses import fields
from dataclasses import MISSING
from dataclasses import replace
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.handover.batch import Act
from shangnan.policy.registry.handover.batch import Agent
from shangnan.policy.registry.handover.batch import Batch
from shangnan.policy.registry.handover.elements import Element
from shangnan.policy.registry.handover.elements import elements
from shangnan.policy.registry.handover.elements import missing
from shangnan.policy.registry.handover.elements import PERIODS
from shangnan.policy.registry.handover.elements import record_values
from shangnan.policy.registry.handover.elements import REQUIRED
from shangnan.policy.registry.handover.elements import VALUES
from shangnan.policy.registry.handover.stored import StoredFile
from shangnan.policy.registry.retention.periods import YEARS
from tests.registry.handover.samples import batch_item
from tests.registry.handover.samples import checker
from tests.registry.handover.samples import filed_item
from tests.registry.handover.samples import sample_batch

import unittest

CLASSES = {"item": FiledItem, "batch": Batch, "file": StoredFile, "act": Act, "agent": Agent}


def is_certain(element: Element) -> bool:
    """Whether the source of an element is there for a record of any kind: no field that only some kinds have."""
    door, _colon, name = element.source.partition(":")
    if door == "fixed":
        return bool(name)
    if door == "value":
        return name in VALUES
    if door not in CLASSES:
        return False
    found = next((one for one in fields(CLASSES[door]) if one.name == name), None)
    return found is not None and (found.default is MISSING or bool(found.default))


class TestElements(unittest.TestCase):
    def test_each_required_element_has_a_source_for_every_kind(self) -> None:
        required = [one for one in elements() if one.obligation == REQUIRED]
        self.assertGreater(len(required), 20)
        self.assertEqual([one.number for one in required if not is_certain(one)], [])

    def test_the_test_finds_one_that_has_none(self) -> None:
        for source in ("record:kind", "item:remarks", "value:nothing", "item:nothing", "fixed:"):
            self.assertFalse(is_certain(replace(elements()[0], source=source)), source)

    def test_numbers_and_paths_stand_once(self) -> None:
        self.assertEqual(len({one.number for one in elements()}), len(elements()))
        self.assertEqual(len({(one.block, one.path) for one in elements()}), len(elements()))
        self.assertEqual({one.obligation for one in elements()}, {"required", "conditional", "optional"})
        self.assertEqual([one.name for one in elements() if one.path.rsplit("/", 1)[-1] != one.name], [])

    def test_all_that_the_archives_ask_for_is_required(self) -> None:
        program = checker()
        paths = {one.path for one in elements() if one.obligation == REQUIRED and one.block == "record"}
        self.assertEqual(set(program.RECORD_NEEDED) - paths, set())

    def test_what_is_missing_is_named(self) -> None:
        one = batch_item(filed_item(title="", responsible="  "))
        self.assertEqual(missing(sample_batch([one]), one), ["题名", "责任者"])
        self.assertEqual(missing(sample_batch([one]), batch_item(filed_item())), [])

    def test_optional_elements_come_from_the_record(self) -> None:
        one = replace(batch_item(filed_item()), values={"kind": "通知"})
        self.assertIn(("内容描述/文种", "通知"), record_values(sample_batch([one]), one))
        self.assertNotIn("内容描述/主送", dict(record_values(sample_batch([one]), one)))

    def test_periods_are_those_of_the_schedule(self) -> None:
        self.assertEqual(set(PERIODS), set(YEARS))
        self.assertEqual(set(checker().PERIODS.items()), set(PERIODS.items()))
