"""The gates of a disposal list: each is told, all at once; and no order of operations lets one through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.registry.disposal.order import Order
from shangnan.policy.registry.disposal.paper import paper_rows
from shangnan.policy.registry.disposal.rows import DESTROY
from shangnan.policy.registry.disposal.rows import entry_of
from shangnan.policy.registry.disposal.rows import HAND_OVER
from shangnan.policy.registry.disposal.rows import Known
from shangnan.policy.registry.disposal.rows import LENGTHEN
from shangnan.policy.registry.disposal.rows import Row
from shangnan.policy.registry.disposal.rows import row_from
from shangnan.policy.registry.disposal.rules import appraisal_gaps
from shangnan.policy.registry.disposal.rules import approver_gaps
from shangnan.policy.registry.disposal.rules import list_gaps
from shangnan.policy.registry.disposal.rules import may_be_destroyed
from shangnan.policy.registry.disposal.rules import signature_gaps
from shangnan.policy.registry.disposal.rules import witness_gaps
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.holds.hold import Hold
from shangnan.policy.registry.holds.scope import Scope
from shangnan.policy.registry.retention.expiry import is_expired
from shangnan.policy.registry.retention.periods import expires
from tests.registry.disposal.items import item
from typing import Any

import unittest

DAY = date(2026, 11, 29)
HOLD = Hold("2026-0001", "诉讼", "县法院", Scope(unit_code="BGS"), "2026-01-05T10:00:00+08:00", "demo-registrar")
ROW = Row(item().archival_number, DESTROY, "", "已无保存价值")


def known(**changes: Any) -> Known:
    """Return what is known of an item that may be destroyed, with changes."""
    found = item()
    return replace(Known(found, found.period, expires(found.year, found.period)), **changes)


def rules(row: Row, one: Known) -> list[str]:
    return [gap.rule for gap in list_gaps([row], [one], DAY, 300)]


class TestGates(unittest.TestCase):
    def test_a_clean_row_has_none(self) -> None:
        self.assertEqual(rules(ROW, known()), [])
        self.assertTrue(may_be_destroyed(ROW, known(), DAY))

    def test_each_gate(self) -> None:
        planted = {
            "not_filed": Known(),
            "destroyed": known(item=item(state=DESTROYED)),
            "transferred": known(item=item(state=TRANSFERRED)),
            "in_batch": known(batch="Z109-20261129-01"),
            "permanent": known(period="Y", expiry=None),
            "not_expired": known(expiry=date(2026, 11, 30)),
            "held": known(holds=(HOLD,)),
            "in_other_list": known(other_list="2026-0002"),
        }
        for rule, one in planted.items():
            with self.subTest(rule):
                self.assertEqual(rules(ROW, one), [rule])
                self.assertFalse(may_be_destroyed(ROW, one, DAY))

    def test_all_at_once(self) -> None:
        one = known(item=item(state=TRANSFERRED), expiry=None, holds=(HOLD,), other_list="x")
        self.assertEqual(rules(ROW, one), ["transferred", "permanent", "held", "in_other_list"])

    def test_the_brake(self) -> None:
        rows = [Row(item(number).archival_number, DESTROY, "", "x") for number in (1, 2, 3)]
        self.assertEqual([gap.rule for gap in list_gaps(rows, [known()] * 3, DAY, 2)], ["too_many_rows"])
        self.assertEqual([gap.rule for gap in list_gaps([], [], DAY, 2)], ["no_rows"])

    def test_the_same_twice(self) -> None:
        self.assertEqual([gap.rule for gap in list_gaps([ROW, ROW], [known()] * 2, DAY, 9)], ["row_twice"])

    def test_only_what_was_appraised_so_is_destroyed(self) -> None:
        for result in ("", LENGTHEN, HAND_OVER):
            with self.subTest(result):
                self.assertFalse(may_be_destroyed(replace(ROW, result=result), known(), DAY))

    @given(
        st.integers(1990, 2030),
        st.sampled_from(("Y", "D30", "D10")),
        st.booleans(),
        st.sampled_from(("filed", "transferred", "destroyed", "unknown")),
        st.dates(date(2000, 1, 1), date(2070, 1, 1)),
        st.sampled_from(("", DESTROY, LENGTHEN, HAND_OVER)),
    )
    def test_nothing_held_permanent_or_not_over_passes(
        self, year: int, period: str, held: bool, state: str, day: date, result: str
    ) -> None:
        found = item(1, year, period, state=state)
        one = Known(found, period, expires(year, period), (HOLD,) if held else ())
        passes = may_be_destroyed(replace(ROW, result=result), one, day)
        self.assertEqual(
            passes,
            result == DESTROY and state == "filed" and not held and period != "Y" and is_expired(year, period, day),
        )


class TestAppraisal(unittest.TestCase):
    def told(self, row: Row, one: Known | None = None, appraisers: str = "张三") -> list[str]:
        return [gap.rule for gap in appraisal_gaps([row], [one or known()], appraisers)]

    def test_each(self) -> None:
        self.assertEqual(self.told(ROW), [])
        self.assertEqual(self.told(ROW, appraisers=" "), ["no_appraisers"])
        self.assertEqual(self.told(Row("x")), ["no_result", "no_ground"])
        self.assertEqual(self.told(replace(ROW, result=LENGTHEN)), ["no_longer_period"])
        self.assertEqual(self.told(replace(ROW, result=LENGTHEN, period="D30")), [])
        self.assertEqual(
            self.told(replace(ROW, result=LENGTHEN, period="D30"), known(period="D30")), ["no_longer_period"]
        )
        self.assertEqual(self.told(replace(ROW, period="Y")), ["period_without_use"])

    def test_rows_of_the_table(self) -> None:
        row = row_from({"archival_number": " x ", "result": LENGTHEN, "period": "30年", "ground": " 有参考价值 "})
        self.assertEqual(row, Row("x", LENGTHEN, "D30", "有参考价值"))
        self.assertEqual(row_from({"archival_number": None, "result": None, "period": None, "ground": None}), Row(""))


class TestPeople(unittest.TestCase):
    def test_an_approver_who_appraised(self) -> None:
        self.assertEqual([gap.rule for gap in approver_gaps("a", ("a",))], ["appraised_it"])
        self.assertEqual(approver_gaps("b", ("a",)), [])

    def test_witnesses(self) -> None:
        def told(*names: str) -> list[str]:
            return [gap.rule for gap in witness_gaps(names, "head", {"a", "b", "head"})]

        self.assertEqual(told("a", "b"), [])
        self.assertEqual(told("", "nobody"), ["no_witness", "no_such_account"])
        self.assertEqual(told("head", "a"), ["approver_is_witness"])
        self.assertEqual(told("a", "a"), ["same_witness"])
        self.assertEqual(told("", ""), ["no_witness", "no_witness"])

    def test_signatures_come_one_after_the_other(self) -> None:
        def told(person: str, signed: tuple[str, ...], last: bool) -> list[str]:
            return [gap.rule for gap in signature_gaps(person, ("a", "b"), signed, "head", last)]

        self.assertEqual(told("a", (), False), [])
        self.assertEqual(told("b", ("a",), True), [])
        self.assertEqual(told("a", ("a",), True), ["signed_already"])
        self.assertEqual(told("b", (), True), ["first_signature_missing"])
        self.assertEqual(told("b", ("a",), False), ["first_signature_there"])
        self.assertEqual(told("c", ("a",), True), ["no_witness_of_this"])

    @given(
        st.text("abh", max_size=1),
        st.lists(st.sampled_from("abh"), max_size=3),
        st.lists(st.sampled_from("abh"), max_size=3),
    )
    def test_no_order_without_three_people(self, approver: str, witnesses: list[str], signed: list[str]) -> None:
        def order() -> Order:
            return Order("u", "2026-0001", (), approver, "", tuple(witnesses), tuple(signed))

        if approver and len(signed) == 2 and len({approver, *signed}) == 3 and set(witnesses) == set(signed):
            self.assertEqual(order().signed, tuple(signed))
        else:
            self.assertRaises(ValueError, order)


class TestPaper(unittest.TestCase):
    def test_rows(self) -> None:
        (row,) = paper_rows([replace(ROW, result=LENGTHEN, period="Y")], [known()])
        self.assertEqual(
            (row.number, row.title, row.year, row.period, row.expiry, row.result),
            ("1", "第1次培训", "2011", "10年", "2022-01-01", "延长至永久"),
        )

    def test_what_was_kept_goes_before_what_is_so_now(self) -> None:
        entry = entry_of(ROW, known())
        now = known(item=item(title="改过"), period="D30", expiry=date(2042, 1, 1))
        (row,) = paper_rows([ROW], [now], [entry])
        self.assertEqual((row.title, row.period, row.expiry), ("第1次培训", "10年", "2022-01-01"))

    def test_an_unknown_number_has_empty_cells(self) -> None:
        (row,) = paper_rows([Row("x")], [Known()])
        self.assertEqual((row.title, row.year, row.expiry, row.pages), ("", "", "", ""))
