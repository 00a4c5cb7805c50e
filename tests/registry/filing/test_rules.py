"""The rules of filing: the plan, what stands in the way of a record, boxes and what is printed of them."""

from __future__ import annotations

from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.registry.filing.box_rules import Box
from shangnan.policy.registry.filing.box_rules import box_gaps
from shangnan.policy.registry.filing.box_rules import box_label
from shangnan.policy.registry.filing.box_rules import catalogue_rows
from shangnan.policy.registry.filing.box_rules import note_sheet
from shangnan.policy.registry.filing.deadline import is_overdue
from shangnan.policy.registry.filing.item import archival_number
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.options import made_up
from shangnan.policy.registry.filing.options import Options
from shangnan.policy.registry.filing.plan import plan_from
from shangnan.policy.registry.filing.plan import plan_gaps
from shangnan.policy.registry.filing.rules import Facts
from shangnan.policy.registry.filing.rules import filing_gaps
from typing import Any

import unittest

TODAY = date(2026, 11, 29)
UNIT, OTHER = "a" * 32, "b" * 32
NAMES = {UNIT: "县行政审批服务局", OTHER: "县民政局"}
NEEDED = {"TrainingRecord.training": "培训记录：培训", "PartyRecord.activity": "党建记录：活动"}
PLAN: dict[str, Any] = {
    "uid": "c" * 32,
    "fonds": "Z109",
    "fonds_name": "商南县行政审批服务局",
    "class_code": "WS",
    "reference": "商档函〔2021〕3号",
    "approved_on": "2021-01-04",
    "units": [{"unit": UNIT, "code": "BGS"}],
    "rows": [
        {"category": "TrainingRecord.training", "period": "D10", "clause": "第七条（三）"},
        {"category": "PartyRecord.activity", "period": "D10", "clause": "第七条（二）"},
    ],
}


def item(number: int = 1, **changes: Any) -> FiledItem:
    values: dict[str, Any] = {
        "uid": f"{number:032d}",
        "portal_type": "TrainingRecord",
        "path": f"training/{number}",
        "fonds": "Z109",
        "class_code": "WS",
        "year": 2011,
        "period": "D10",
        "unit_code": "BGS",
        "number": number,
        "category": "TrainingRecord.training",
        "title": "培训",
        "date": "2011-03-08",
        "responsible": "县行政审批服务局",
        "filed_at": "2012-01-04T09:00:00+08:00",
        "filed_by": "demo-registrar",
        "schedule": "c" * 32,
        "reference": "商档函〔2021〕3号",
        "digests": (),
    } | changes
    parts = (values["fonds"], values["class_code"], values["year"], values["period"], values["unit_code"], number)
    return FiledItem(archival_number=archival_number(*parts), **values)


class TestPlan(unittest.TestCase):
    def rules(self, used: tuple[str, ...] = (UNIT,), **changes: Any) -> list[str]:
        return [gap.rule for gap in plan_gaps({**PLAN, **changes}, NEEDED, NAMES, used, TODAY)]

    def test_complete(self) -> None:
        self.assertEqual(self.rules(), [])
        self.assertEqual(plan_from(plan_from(PLAN).plain()), plan_from(PLAN))

    def test_without_the_approval(self) -> None:
        self.assertEqual(self.rules(reference=" ", approved_on=""), ["no_reference", "no_approval_date"])
        self.assertEqual(self.rules(approved_on="2026-11-30"), ["approved_later"])

    def test_every_missing_and_doubled_row_is_named(self) -> None:
        self.assertEqual(self.rules(rows=[]), ["missing_row", "missing_row"])
        twice = [PLAN["rows"][0], PLAN["rows"][0]]
        self.assertEqual(self.rules(rows=twice), ["doubled_row", "missing_row"])
        unknown = [*PLAN["rows"], {"category": "Other.thing", "period": "D5", "clause": ""}]
        self.assertEqual(self.rules(rows=unknown), ["unknown_category", "no_period", "no_clause"])

    def test_units(self) -> None:
        self.assertEqual(self.rules((UNIT, OTHER)), ["unit_without_code"])
        self.assertEqual(self.rules(units=[{"unit": UNIT, "code": "办公室"}]), ["no_code"])
        twice = [{"unit": UNIT, "code": "BGS"}, {"unit": UNIT, "code": "SPJ"}]
        self.assertEqual(self.rules(units=twice), ["doubled_unit"])

    def test_everything_at_once(self) -> None:
        empty: dict[str, Any] = {
            "fonds": "",
            "fonds_name": "",
            "class_code": "",
            "reference": "",
            "approved_on": "",
            "units": [],
            "rows": [],
        }
        wanted = [
            "wrong_fonds",
            "no_fonds_name",
            "wrong_class",
            "no_reference",
            "no_approval_date",
            "unit_without_code",
        ]
        self.assertEqual(self.rules(**empty), [*wanted, "missing_row", "missing_row"])


class TestFiling(unittest.TestCase):
    def rules(
        self, facts: Facts, category: str = "TrainingRecord.training", options: Options | None = None
    ) -> list[str]:
        categories = {"TrainingRecord.training": "培训", "TrainingRecord.other": "其他"}
        found = filing_gaps(facts, plan_from(PLAN), category, categories, options or Options(), TODAY)
        return [gap.rule for gap in found]

    def test_each_gap_and_none(self) -> None:
        good: dict[str, Any] = {
            "title": "培训",
            "unit": UNIT,
            "unit_title": "县行政审批服务局",
            "formed": date(2019, 1, 2),
        }
        self.assertEqual(self.rules(Facts(**good)), [])
        for change, rule in (
            ({"title": " "}, "no_title"),
            ({"unit": ""}, "no_unit"),
            ({"unit": OTHER}, "no_unit_code"),
            ({"formed": None}, "no_date"),
            ({"formed": date(2026, 11, 30)}, "wrong_date"),
            ({"formed": date(1900, 1, 1)}, "wrong_date"),
            ({"state_allows": False, "state_title": "草稿"}, "wrong_state"),
            ({"number": "Z109-WS·2019-D10-BGS-0001"}, "filed_already"),
            ({"not_filed": "重复"}, "not_to_be_filed"),
        ):
            with self.subTest(rule):
                self.assertEqual(self.rules(Facts(**{**good, **change})), [rule])
        self.assertEqual(self.rules(Facts(**good), "TrainingRecord.other"), ["no_row"])
        self.assertEqual(self.rules(Facts(**good), "PartyRecord.activity"), ["unknown_category"])

    @given(st.text(max_size=40))
    def test_a_title_of_ours_stands_in_brackets_once(self, title: str) -> None:
        self.assertEqual(made_up(made_up(title)), made_up(title))
        self.assertTrue(made_up(title).startswith("［") and made_up(title).endswith("］"))

    @given(st.integers(1950, 2100), st.dates(date(1950, 1, 1), date(2110, 1, 1)))
    def test_overdue_from_the_first_of_july_of_the_next_year(self, year: int, today: date) -> None:
        self.assertEqual(is_overdue(year, today), today >= date(year + 1, 7, 1))


class TestBoxes(unittest.TestCase):
    box = Box("Z109-WS·2011-D10-BGS", 1, 1, 3, 30, "无缺件", "周文书", "2012-06-01")

    def rules(self, *others: Box, last: int = 5, **changes: Any) -> list[str]:
        box = Box(**{**self.box.plain(), **changes})
        return [gap.rule for gap in box_gaps(box, others, last, TODAY)]

    def test_each_gap_and_none(self) -> None:
        self.assertEqual(self.rules(), [])
        self.assertEqual(self.rules(last=2), ["wrong_run"])
        self.assertEqual(self.rules(first=0), ["wrong_run"])
        self.assertEqual(self.rules(number=0), ["wrong_box"])
        self.assertEqual(self.rules(thickness=35), ["wrong_thickness"])
        self.assertEqual(self.rules(arranged_by=""), ["no_arranger"])
        self.assertEqual(self.rules(arranged_on="2026-12-01"), ["day_to_come"])
        self.assertEqual(self.rules(checked_by="王审核"), ["half_checked"])

    def test_one_item_lies_in_one_box(self) -> None:
        second = Box(self.box.key, 2, 3, 5, arranged_by="周文书")
        self.assertEqual(self.rules(second), ["in_another_box"])
        self.assertEqual(
            self.rules(second, last=5, first=1) + self.rules(second, number=2), ["in_another_box", "same_box"]
        )
        self.assertEqual(self.rules(Box(self.box.key, 2, 4, 5, arranged_by="周文书")), [])

    @given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 6)), max_size=8))
    def test_runs_that_were_let_in_never_overlap(self, wanted: list[tuple[int, int]]) -> None:
        kept: list[Box] = []
        for number, (first, more) in enumerate(wanted, 1):
            box = Box(self.box.key, number, first, first + more, arranged_by="周文书")
            if not box_gaps(box, kept, 40, TODAY):
                kept.append(box)
        numbers = [number for box in kept for number in range(box.first, box.last + 1)]
        self.assertEqual(len(numbers), len(set(numbers)))

    def test_what_is_printed(self) -> None:
        items = [item(1, pages=4, document_number="商南审批发〔2011〕3号", remarks="缺附件"), item(2)]
        rows = list(catalogue_rows(items))
        self.assertEqual(
            rows[0],
            (
                1,
                "Z109-WS·2011-D10-BGS-0001",
                "商南审批发〔2011〕3号",
                "县行政审批服务局",
                "培训",
                "20110308",
                "",
                4,
                "缺附件",
            ),
        )
        self.assertEqual(rows[1][-2], None)
        label = box_label(self.box, items)
        self.assertEqual((label["起止件号"], label["盒号"], label["thickness"]), ("0001—0003", "1", 30))
        self.assertEqual(note_sheet(self.box)["整理日期"], "20120601")

    def test_years_periods_and_units_never_mix(self) -> None:
        for change in ({"year": 2012}, {"period": "Y"}, {"unit_code": "MZJ"}):
            with self.subTest(change), self.assertRaises(ValueError):
                box_label(self.box, [item(1), item(2, **change)])
