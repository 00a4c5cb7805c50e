"""Every field that a clerk meets in these forms has a Chinese title, and a Chinese description where the title leaves doubt."""

from __future__ import annotations

from collections.abc import Iterator
from plone.supermodel.interfaces import FIELDSETS_KEY
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.dispatch.outgoing.content import IOutgoingDispatch
from shangnan.policy.records.party.content import IPartyNotice
from shangnan.policy.records.party.content import IPartyRecord
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.training.content import ITrainingRecord
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from typing import Any
from zope.schema import getFieldsInOrder

import re
import unittest

FORMS = (IOutgoingDispatch, IRegulation, ITrainingRecord, IPartyRecord, IPartyNotice, IAttachment)
# What nobody can fill in wrongly: the title says it all.
OBVIOUS = {
    "title", "name", "host", "recorder", "held_place", "notice_day", "notice_place", "signed_in", "present", "unit",
}  # fmt: skip
HAN = re.compile("[一-鿿]")


def fields(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a form, and the columns of its tables."""
    for name, field in getFieldsInOrder(schema):
        yield name, field
        rows = getattr(getattr(field, "value_type", None), "schema", None)
        if rows is not None:
            yield from getFieldsInOrder(rows)


class TestHelp(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_titles_and_descriptions(self) -> None:
        for schema in FORMS:
            for name, field in fields(schema):
                with self.subTest(schema.__name__, field=name):
                    self.assertRegex(chinese(field.title), HAN)
                    if field.description or name not in OBVIOUS:
                        self.assertRegex(chinese(field.description), HAN)

    def test_long_forms_are_parted(self) -> None:
        for schema in (IOutgoingDispatch, IRegulation, ITrainingRecord, IPartyRecord):
            parts = schema.queryTaggedValue(FIELDSETS_KEY, [])
            with self.subTest(schema.__name__):
                self.assertGreaterEqual(len(parts), 2)
                named = [name for part in parts for name in part.fields]
                self.assertEqual(len(named), len(set(named)))
                self.assertLessEqual(set(named), {name for name, _field in getFieldsInOrder(schema)})
                for part in parts:
                    self.assertRegex(chinese(part.label), HAN)
