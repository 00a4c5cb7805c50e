"""Characters that no font has: named before a guide is published, and printed where a font of the machine has them."""

from __future__ import annotations

from plone import api
from shangnan.policy.paper import fonts
from shangnan.policy.records.service_guide.paper import guide_pdf
from shangnan.policy.records.service_guide.paper import Imprint
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.printable import print_gaps
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.service_guide.examples import guide
from tests.records.service_guide.examples import GUIDES
from tests.support import add_guide
from tests.support import publish
from typing import Any
from zope.i18n import translate

import unittest

# In no font: a nazar amulet, and a place that everybody may fill as they like.
NOWHERE = "\U0001f9ff\ue123"
SOMEWHERE = "✔‱😀ᠮ"


def told(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return (field, characters) of what cannot be printed."""
    return [(gap.field, gap.message.mapping["characters"]) for gap in print_gaps(data)]


def printed(data: dict[str, Any]) -> bytes:
    return guide_pdf(normalised(data), Imprint("商南县", 1, "2026-11-29", "0" * 64, "https://example.org/", "", ""))


class TestRule(unittest.TestCase):
    def test_each_place_is_named_with_its_characters(self) -> None:
        rows = guide()["materials"]
        data = guide(notes=f"办好了{NOWHERE}", materials=[rows[0], {**rows[1], "note": NOWHERE[0]}], aliases=["开店🧿"])
        amulet = f"{NOWHERE[0]}（U+1F9FF）"
        self.assertEqual(
            sorted(told(data)), [("aliases", amulet), ("materials", amulet), ("notes", f"{amulet}、□（U+E123）")]
        )

    def test_what_is_not_printed_is_not_asked(self) -> None:
        self.assertEqual(told(guide(justification=NOWHERE)), [])
        self.assertEqual(told({"notes": None, "materials": 3, "unheard_of": {"a": ["甲"]}}), [])

    def test_the_example_guides_can_be_printed(self) -> None:
        for data in GUIDES:
            self.assertEqual(told(data), [])

    def test_the_rule_and_the_paper_agree(self) -> None:
        for character in (*SOMEWHERE, *NOWHERE):
            data = guide(notes=f"办好了{character}")
            with self.subTest(character):
                if fonts.missing_characters(character):
                    self.assertEqual([name for name, _told in told(data)], ["notes"])
                else:
                    self.assertEqual(told(data), [])
                    self.assertTrue(printed(data).startswith(b"%PDF"))


class TestPublication(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_it_is_not_published_and_the_sentence_names_the_character(self) -> None:
        portal = self.layer["portal"]
        made = add_guide(portal, notes=f"办好了{NOWHERE[0]}")
        with self.assertRaises(Refused) as caught:
            publish(portal, made)
        [gap] = caught.exception.gaps
        self.assertEqual((gap.rule, gap.field, api.content.get_state(made)), ("unprintable", "notes", "reviewed"))
        said = translate(gap.message, target_language="zh_CN")
        self.assertIn("U+1F9FF", said)
        self.assertIn("“备注”", said)
