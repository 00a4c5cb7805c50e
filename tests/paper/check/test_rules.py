"""Each rule of the table has a planted departure, and each planted departure is found, and no other."""

from __future__ import annotations

from io import BytesIO
from pypdf import PdfReader
from pypdf import PdfWriter
from shangnan.policy.paper.check.checker import check
from shangnan.policy.paper.check.standard import RULES
from tests.paper.check.defects import PLANTED
from tests.paper.check.reference import notice
from typing import Any

import unittest

#: Rules about the file's fonts, planted in the finished file below.
OF_FONTS = {"font-embedded": ("/FontDescriptor", "/FontFile3"), "font-text": ("", "/ToUnicode")}


def without(pdf: bytes, holder: str, key: str) -> bytes:
    """A PDF whose first font lacks an entry: of its own, or of its descendant's description."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    fonts: Any = writer.pages[0]["/Resources"]
    font = next(iter(fonts["/Font"].values())).get_object()
    held = font["/DescendantFonts"][0].get_object()[holder].get_object() if holder else font
    del held[key]
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


class TestPlantedDepartures(unittest.TestCase):
    def test_every_rule_has_one(self) -> None:
        self.assertEqual({planted.rule for planted in PLANTED} | set(OF_FONTS), set(RULES))
        self.assertGreaterEqual(len(PLANTED), 40)

    def test_each_is_found_and_no_other(self) -> None:
        for number, planted in enumerate(PLANTED):
            with self.subTest(planted.rule, number=number):
                draft = planted.paper()
                planted.change(draft)
                found = check(draft.pdf())
                self.assertEqual({one.rule for one in found}, {planted.rule}, [one.sentence for one in found])
                for one in found:
                    self.assertTrue(one.measured and one.clause)
                    self.assertIn(RULES[one.rule].expected, one.sentence)

    def test_fonts_of_the_file(self) -> None:
        right = notice().pdf()
        for rule, (holder, key) in OF_FONTS.items():
            with self.subTest(rule):
                self.assertEqual({one.rule for one in check(without(right, holder, key))}, {rule})
