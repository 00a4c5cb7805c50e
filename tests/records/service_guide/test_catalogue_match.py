"""三级四同: field by field against the catalogue's entry."""

from __future__ import annotations

from shangnan.policy.records.service_guide.catalogue_match import catalogue_mismatches
from shangnan.policy.records.service_guide.catalogue_match import Mismatch
from tests.records.service_guide.examples import guide
from tests.records.service_guide.examples import rules
from typing import Any

import unittest

ENTRY: dict[str, Any] = {
    "basic_code": "511A0005200004",
    "name": "食品(含保健食品)经营许可核发",
    "type_code": "01",
    "bases": ["《食品安全法》", "中华人民共和国行政许可法"],
}


class CatalogueMatch(unittest.TestCase):
    def test_the_same_is_the_same(self) -> None:
        self.assertEqual(catalogue_mismatches(guide(), ENTRY), [])
        self.assertEqual(rules(guide(), entry=ENTRY), [])

    def test_width_spaces_and_order_make_no_difference(self) -> None:
        entry = {**ENTRY, "name": "食品（含保健食品） 经营许可核发", "bases": ENTRY["bases"][::-1]}
        self.assertEqual(catalogue_mismatches(guide(), entry), [])

    def test_each_field_is_told_with_both_sides(self) -> None:
        entry = {
            "basic_code": "511A0005200005",
            "name": "食品经营许可",
            "type_code": "07",
            "bases": ["食品安全法", "食品安全法实施条例"],
        }
        self.assertEqual(
            catalogue_mismatches(guide(), entry),
            [
                Mismatch("name", "食品(含保健食品)经营许可核发", "食品经营许可", ("食品经营许可",)),
                Mismatch("code", "511A0005200004", "511A0005200005", ("511A0005200005",)),
                Mismatch(
                    "bases",
                    "中华人民共和国食品安全法、中华人民共和国行政许可法",
                    "食品安全法、食品安全法实施条例",
                    ("食品安全法实施条例", "中华人民共和国行政许可法"),
                ),
                Mismatch("type_code", "行政许可", "行政确认", ("行政确认",)),
            ],
        )

    def test_a_mismatch_blocks_until_it_is_justified(self) -> None:
        entry = {**ENTRY, "name": "食品经营许可"}
        self.assertEqual(rules(guide(), entry=entry), [("catalogue_mismatch", "name")])
        for nothing in (" ", "。", "——", "食品经营许可", "食品经营许可。无", "省目录正在更名，县里已按新名公布。"):
            with self.subTest(nothing):
                self.assertEqual(rules(guide(justification=nothing), entry=entry), [("catalogue_mismatch", "name")])
        said = "省目录仍称“食品经营许可”，正在更名，县里已按新名公布。"
        self.assertEqual(rules(guide(justification=said), entry=entry), [])

    def test_a_justification_is_not_one_for_ever_nor_for_everything(self) -> None:
        said = "省目录仍称“食品经营许可”，正在更名，县里已按新名公布。"
        later = {**ENTRY, "name": "食品经营许可证核发（县级）"}
        self.assertEqual(rules(guide(justification=said), entry=later), [("catalogue_mismatch", "name")])
        both = {**ENTRY, "name": "食品经营许可", "type_code": "07"}
        self.assertEqual(rules(guide(justification=said), entry=both), [("catalogue_mismatch", "type_code")])
        said += "目录列为行政确认，本县依行政许可法办理。"
        self.assertEqual(rules(guide(justification=said), entry=both), [])

    def test_of_laws_it_names_those_that_differ(self) -> None:
        entry = {**ENTRY, "bases": ["食品安全法", "食品安全法实施条例"]}
        self.assertEqual(
            rules(guide(justification="目录少列了依据，已报市局。"), entry=entry), [("catalogue_mismatch", "bases")]
        )
        said = "目录列有《食品安全法实施条例》而没有《中华人民共和国行政许可法》，已报市局更正。"
        self.assertEqual(rules(guide(justification=said), entry=entry), [])

    def test_one_law_less_or_more_is_a_mismatch(self) -> None:
        for laws in (["食品安全法"], [*ENTRY["bases"], "某某条例"]):
            [mismatch] = catalogue_mismatches(guide(), {**ENTRY, "bases": laws})
            self.assertEqual(mismatch.field, "bases")

    def test_what_the_catalogue_does_not_say_is_not_compared(self) -> None:
        nothing: tuple[Any, ...] = (None, "", [])
        for empty in nothing:
            self.assertEqual(catalogue_mismatches(guide(), dict.fromkeys(ENTRY, empty)), [])
        self.assertEqual(catalogue_mismatches(guide(), {}), [])

    def test_the_guides_own_basic_code_counts_before_the_one_in_its_code(self) -> None:
        self.assertEqual(catalogue_mismatches(guide(basic_code="000125002000"), {"basic_code": "000125002000"}), [])
        [mismatch] = catalogue_mismatches(guide(basic_code="000125002000"), {"basic_code": "511A0005200004"})
        self.assertEqual((mismatch.here, mismatch.there), ("000125002000", "511A0005200004"))

    def test_a_field_of_a_wrong_type_is_told_once(self) -> None:
        self.assertEqual(rules(guide(name=5), entry=ENTRY), [("bad_value", "name")])
