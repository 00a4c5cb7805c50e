"""A guide on paper: complete, in the order in which people ask, current or not at a glance."""

from __future__ import annotations

from functools import cache
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from reportlab.lib.units import mm
from shangnan.policy.paper import sheet
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.errors import MissingGlyph
from shangnan.policy.records.service_guide import paper_frame
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide.paper import guide_pdf
from tests.paper import support
from tests.paper.pdf_rules import pdf_a_problems
from tests.paper.support import GUIDES
from tests.paper.support import IMPRINT
from typing import Any

import dataclasses
import unittest

#: Shown in other words (a code shown as its name, themes for browsing) or in a sentence of their own.
NOT_PRINTED = {"type_code", "theme_personal", "theme_business"}
QUESTIONS = [
    label.CAN_I, label.BRING, label.HOW_LONG, label.COST, label.WHERE, label.STEPS, label.RESULT,
    label.CONDITIONS, label.BASES, label.FAQS, label.RIGHTS, label.NOTES,
]  # fmt: skip
BARE: dict[str, Any] = {"name": "水利工程建设审批", "unit": "县水利局", "code": "511A", "type": "行政许可"}


@cache
def papers() -> list[bytes]:
    """The forty guides on paper."""
    return [guide_pdf(guide, IMPRINT) for guide in GUIDES]


def inside(pdf: bytes) -> str:
    """The text inside the frame of each page, without head and foot."""
    return support.body(pdf, paper_frame.MARGINS.bottom, sheet.HEIGHT - paper_frame.MARGINS.top)


def told(guide: dict[str, Any], imprint: Any = IMPRINT) -> str:
    """The text of a guide's paper, without head and foot."""
    return inside(guide_pdf(guide, imprint))


class TestExampleGuides(unittest.TestCase):
    def test_every_word_of_the_forty_guides_is_on_paper(self) -> None:
        self.assertEqual(len(GUIDES), 40)
        for guide, pdf in zip(GUIDES, papers(), strict=True):
            text = inside(pdf)
            printed = {key: value for key, value in guide.items() if key not in NOT_PRINTED}
            for value in support.strings(printed):
                self.assertIn(support.squeezed(value), text, guide["name"])

    def test_the_questions_come_in_the_citizen_s_order(self) -> None:
        for guide, pdf in zip(GUIDES, papers(), strict=True):
            outline = [entry.title for entry in support.reader(pdf).outline]
            self.assertEqual(outline, QUESTIONS, guide["name"])

    def test_they_keep_the_rules_of_pdf_a_and_are_read_in_order(self) -> None:
        for guide, pdf in list(zip(GUIDES, papers(), strict=True))[::5]:
            self.assertEqual(pdf_a_problems(pdf), [], guide["name"])

    def test_light_embedded_and_the_same_twice(self) -> None:
        for guide, pdf in zip(GUIDES, papers(), strict=True):
            self.assertEqual(guide_pdf(guide, IMPRINT), pdf)
            self.assertLess(len(pdf), 150_000, guide["name"])
            for font in support.fonts(pdf):
                self.assertIn("/FontFile3", font["/DescendantFonts"][0]["/FontDescriptor"], guide["name"])

    def test_no_text_is_nearer_to_the_edge_than_the_margin(self) -> None:
        for pdf in papers()[::5]:
            for runs in support.pages(pdf):
                placed = [run for run in runs if run.x]  # the number of pages is a form at its own origin
                self.assertGreaterEqual(min(run.x for run in placed), 19 * mm - 0.1)
                self.assertGreater(min(run.y for run in placed), 9 * mm)

    def test_the_body_is_large_enough_for_older_readers(self) -> None:
        sizes: dict[str, float] = {}

        def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
            sizes[support.squeezed(text)] = size

        for page in support.reader(guide_pdf(GUIDES[0], IMPRINT)).pages:
            page.extract_text(visitor_text=visit)
        for value in (GUIDES[0]["summary"], GUIDES[0]["conditions"][0], GUIDES[0]["materials"][0]["name"]):
            self.assertGreaterEqual(sizes[support.squeezed(value)], 10.5)


class TestFacts(unittest.TestCase):
    def facts(self, **changes: Any) -> str:
        """The strip under the title: what stands above the first question."""
        return told({**GUIDES[0], **changes}).partition(f"1{label.CAN_I}")[0]

    def test_limits(self) -> None:
        self.assertIn("5个工作日法定20个工作日", self.facts())
        self.assertIn("20个自然日", self.facts(promised_days=20, promised_unit="自然日"))
        self.assertIn(label.ON_THE_SPOT, self.facts(promised_days=0))

    def test_visits(self) -> None:
        self.assertIn("一趟不跑", self.facts(visits=0))
        self.assertIn("最多2趟", self.facts(visits=2))

    def test_advice_online_is_not_sold_as_doing_it_online(self) -> None:
        self.assertIn("网上可咨询", self.facts(online_depth="互联网咨询"))
        self.assertIn("网上可预审", self.facts(online_depth="预审"))
        self.assertIn("只能窗口办", self.facts(online=False))

    def test_charges(self) -> None:
        self.assertIn("不收费", self.facts())
        self.assertNotIn("不收费", self.facts(fee=True).replace("收不收费", ""))

    def test_what_is_not_known_is_not_made_up(self) -> None:
        unknown = self.facts(online=None, visits=None, promised_days=None, fee=None)
        self.assertEqual(unknown.count(label.UNKNOWN), 4)


class TestImprint(unittest.TestCase):
    def test_version_day_hash_address_and_telephone(self) -> None:
        text = told(GUIDES[0])
        for value in ("第3版", "2026-04-01", IMPRINT.sha256, IMPRINT.address, IMPRINT.unit_phone, label.CURRENT_HINT):
            self.assertIn(support.squeezed(value), text)

    def test_every_page_says_which_version_it_is(self) -> None:
        for runs in support.pages(guide_pdf(GUIDES[0], IMPRINT)):
            foot = "".join(run.text for run in runs if run.y < paper_frame.MARGINS.bottom)
            self.assertIn("第3版", foot)
            self.assertIn("2026-04-01", foot)

    def test_a_notice_stands_above_everything(self) -> None:
        notice = "本事项已暂停办理（2026-05-01起）。"
        text = told(GUIDES[0], dataclasses.replace(IMPRINT, notice=notice))
        self.assertLess(text.index(notice), text.index(label.FACT_ONLINE))

    def test_the_pdf_s_own_facts(self) -> None:
        facts = support.reader(guide_pdf(GUIDES[0], IMPRINT)).metadata
        self.assertEqual((facts.title, facts.author), (GUIDES[0]["name"], GUIDES[0]["unit"]))

    def test_an_address_too_long_for_the_code(self) -> None:
        with self.assertRaises(DoesNotFit):
            guide_pdf(GUIDES[0], dataclasses.replace(IMPRINT, address="https://zwfw.example/" + "x" * 500))


class TestGaps(unittest.TestCase):
    def test_an_item_with_a_name_only_says_whom_to_ask(self) -> None:
        text = told(BARE)
        self.assertEqual(text.count("还没有公布，请向县水利局咨询，电话0914-6310007。"), 1)
        self.assertNotIn(label.FACT_ONLINE, text)
        self.assertNotIn("None", text)

    def test_a_question_without_an_answer_says_whom_to_ask(self) -> None:
        text = told(BARE | {"place": "政务服务中心", "materials": [], "consult_phone": "0914-1"})
        self.assertEqual(text.count("这一项还没有公布，请向县水利局咨询，电话0914-1。"), 5)

    def test_none_is_the_same_as_missing(self) -> None:
        empty = dict.fromkeys(GUIDES[0]) | BARE
        self.assertEqual(guide_pdf(empty, IMPRINT), guide_pdf(BARE, IMPRINT))

    def test_no_material_is_not_the_same_as_no_answer(self) -> None:
        self.assertIn(label.NO_MATERIALS, told({**BARE, "materials": []}))
        self.assertNotIn(label.NO_MATERIALS, told(BARE))

    def test_rows_with_gaps(self) -> None:
        guide = BARE | {"materials": [{"name": "身份证"}], "steps": [{"name": "受理", "days": None}], "fees": [{}]}
        self.assertIn("身份证", told(guide | {"bases": [{}], "faqs": [{"q": "问题"}], "fee": True}))

    def test_more_elements_of_the_record_are_printed_too(self) -> None:
        more = {
            "online_url": "https://zwfw.example/apply", "hall_exception": "派出所办理", "delegated_by": "县自然资源局",
            "parent": "食品经营许可", "intermediaries": "检测机构", "remedies": "也可以申请调解。", "level": "县级",
            "fees": [{"item": "工本费", "standard": "5元", "basis": "某号文", "reduction": "低保免收"}], "fee": True,
        }  # fmt: skip
        text = told(GUIDES[0] | more)
        for value in support.strings(more):
            self.assertIn(support.squeezed(value), text)


TEXTS = st.one_of(st.text(max_size=60), st.text("商南县政务服务<&>%{}“”，。A1\n ", max_size=1500))
ROWS = st.fixed_dictionaries({}, optional={"name": TEXTS, "note": TEXTS, "actor": TEXTS, "criterion": TEXTS})


class TestArbitraryText(unittest.TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.fixed_dictionaries(
            {"name": TEXTS},
            optional=dict.fromkeys(("unit", "summary", "place", "rights", "notes", "visit_reason"), TEXTS)
            | {"conditions": st.lists(TEXTS, max_size=5), "materials": st.lists(ROWS, max_size=5)}
            | {"steps": st.lists(ROWS, max_size=5)},
        )
    )
    def test_it_is_on_paper_or_its_character_is_named(self, guide: dict[str, Any]) -> None:
        shown = {key: value for key, value in guide.items() if key != "visit_reason"}
        try:
            found = sorted(told(guide))
        except MissingGlyph as error:
            self.assertIn(error.character, readable("".join(support.strings(guide))))
            return
        for character in set(support.squeezed("".join(map(readable, support.strings(_printed(shown)))))):
            self.assertIn(character, found)

    def test_markup_is_text(self) -> None:
        for text in ("<b>甲</b>", "&amp;&lt;", "<img src=x onerror=alert(1)>", "${name}%(name)s{name}", "\\)(Tj"):
            guide = GUIDES[0] | {"name": text, "summary": text, "place": text, "unit": text}
            self.assertEqual(told(guide).count(support.squeezed(text)), 4 + told(guide).count(f"向{text}"), text)

    def test_a_name_as_long_as_a_page(self) -> None:
        self.assertIn("名" * 100, told(BARE | {"name": "名" * 3000}))

    def test_emoji_are_refused_by_name(self) -> None:
        with self.assertRaises(MissingGlyph) as caught:
            guide_pdf(GUIDES[0] | {"notes": "谢谢🧿"}, IMPRINT)
        self.assertEqual(caught.exception.character, "🧿")


def _printed(guide: dict[str, Any]) -> dict[str, Any]:
    """The guide without what has no place on paper: columns that a table of that kind does not have."""
    columns = {"materials": ("name", "note"), "steps": ("name", "actor", "criterion")}
    return {
        key: [{name: row[name] for name in columns[key] if name in row} for row in value] if key in columns else value
        for key, value in guide.items()
    }
