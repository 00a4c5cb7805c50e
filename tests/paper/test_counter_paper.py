"""The counter's page: always one, as large as it fits, the essentials complete."""

from __future__ import annotations

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from pathlib import Path
from reportlab.lib.units import mm
from shangnan import policy
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide.paper import counter_pdf
from tests.paper import support
from tests.paper.pdf_rules import pdf_a_problems
from tests.paper.support import GUIDES
from tests.paper.support import IMPRINT
from typing import Any

import dataclasses
import json
import unittest

FLAWED = json.loads((Path(policy.__file__).parent / "demonstration" / "data" / "guides-flawed.json").read_text("utf-8"))
LONG = st.text("商南县政务服务中心材料，。《》A1 \n", min_size=200, max_size=5000)
MATERIAL = st.fixed_dictionaries(
    {}, optional={"name": LONG, "note": LONG, "kind": st.just("原件和复印件"), "copies": st.integers(0, 99)}
)


def largest_size(pdf: bytes, text: str) -> float:
    """The size in which a text is set, in points."""
    sizes = [0.0]

    def visit(found: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if support.squeezed(found) == text:
            sizes.append(size)

    support.reader(pdf).pages[0].extract_text(visitor_text=visit)
    return max(sizes)


class TestExampleGuides(unittest.TestCase):
    def test_one_page_with_the_essentials(self) -> None:
        for guide in GUIDES:
            pdf = counter_pdf(guide, IMPRINT)
            self.assertEqual(len(support.pages(pdf)), 1, guide["name"])
            text = support.body(pdf)
            essentials = [guide[key] for key in ("name", "unit", "place", "window", "hours", "consult_phone")]
            essentials += [value for row in guide["materials"] for value in (row["name"], row["note"])]
            essentials += [step["name"] for step in guide["steps"]] + [fee["standard"] for fee in guide["fees"]]
            for value in essentials:
                self.assertIn(support.squeezed(value), text, guide["name"])

    def test_the_imprint(self) -> None:
        text = support.body(counter_pdf(GUIDES[0], IMPRINT))
        for value in ("第3版", "2026-04-01", IMPRINT.sha256, IMPRINT.address):
            self.assertIn(value, text)

    def test_the_same_bytes_and_embedded_fonts(self) -> None:
        for guide in GUIDES[::4]:
            pdf = counter_pdf(guide, IMPRINT)
            self.assertEqual(counter_pdf(guide, IMPRINT), pdf)
            self.assertEqual(pdf_a_problems(pdf), [], guide["name"])
            for font in support.fonts(pdf):
                self.assertIn("/FontFile3", font["/DescendantFonts"][0]["/FontDescriptor"])

    def test_flawed_guides_are_one_page_too(self) -> None:
        for guide in FLAWED:
            self.assertEqual(len(support.pages(counter_pdf(guide, IMPRINT))), 1)


class TestSize(unittest.TestCase):
    def test_a_short_guide_is_set_larger_than_a_full_one(self) -> None:
        short = GUIDES[0] | {"materials": GUIDES[0]["materials"][:1]}
        full = GUIDES[0] | {"materials": GUIDES[0]["materials"] * 2}
        phone = GUIDES[0]["consult_phone"]
        sizes = [largest_size(counter_pdf(guide, IMPRINT), phone) for guide in (short, GUIDES[0], full)]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertGreater(sizes[0], sizes[2])

    def test_never_smaller_than_older_readers_can_read(self) -> None:
        full = GUIDES[0] | {"materials": GUIDES[0]["materials"] * 20}
        for guide in (full, *GUIDES):
            self.assertGreaterEqual(largest_size(counter_pdf(guide, IMPRINT), guide["consult_phone"]), 10.5)

    def test_nothing_touches_the_foot(self) -> None:
        for guide in GUIDES:
            (runs,) = support.pages(counter_pdf(guide, IMPRINT))
            self.assertFalse([run for run in runs if 18.5 * mm < run.y < 26 * mm], guide["name"])


class TestTooMuch(unittest.TestCase):
    def test_what_is_left_out_is_counted(self) -> None:
        text = support.body(counter_pdf(GUIDES[0] | {"materials": GUIDES[0]["materials"] * 20}, IMPRINT))
        listed = sum(text.count(support.squeezed(row["name"])) for row in GUIDES[0]["materials"])
        self.assertGreater(listed, 8)
        self.assertIn(label.MORE_MATERIALS.format(count=120 - listed), text)

    def test_charges_left_out_are_counted(self) -> None:
        fees = [{"item": f"收费项目{number}", "standard": "20元"} for number in range(60)]
        text = support.body(counter_pdf(GUIDES[0] | {"fees": fees, "fee": True}, IMPRINT))
        self.assertIn(label.MORE_FEES.format(count=57), text)

    def test_an_item_with_a_name_only(self) -> None:
        (runs,) = support.pages(counter_pdf({"name": "水利工程建设审批", "unit": "县水利局"}, IMPRINT))
        self.assertIn("0914-6310007", [run.text for run in runs])
        self.assertNotIn("None", "".join(run.text for run in runs))

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.data_too_large])
    @given(
        st.fixed_dictionaries(
            {"name": LONG},
            optional=dict.fromkeys(("unit", "place", "window", "hours", "consult_phone", "complaint_phone"), LONG)
            | {"result_name": LONG, "materials": st.lists(MATERIAL, max_size=80)}
            | {"steps": st.lists(st.fixed_dictionaries({"name": LONG, "days": st.integers(0, 999)}), max_size=30)}
            | {"fees": st.lists(st.fixed_dictionaries({"item": LONG, "standard": LONG}), max_size=20)}
            | {"fee": st.booleans(), "promised_days": st.integers(0, 10**6), "visits": st.integers(0, 10**6)},
        ),
        LONG,
    )
    def test_one_page_whatever_the_guide_holds(self, guide: dict[str, Any], notice: str) -> None:
        pdf = counter_pdf(guide, dataclasses.replace(IMPRINT, notice=notice))
        self.assertEqual(len(support.reader(pdf).pages), 1)

    def test_a_missing_character_is_named(self) -> None:
        with self.assertRaises(MissingGlyph):
            counter_pdf(GUIDES[0] | {"window": "一楼🧿"}, IMPRINT)
