"""Differences of records: every change told, nothing else, rows recognised by what names them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.records.diff.phrases import Phrase
from shangnan.policy.records.diff.row_match import unmoved
from shangnan.policy.records.diff.rows import record_diff
from shangnan.policy.records.diff.rows import RowChange
from shangnan.policy.records.diff.rows import TableChange
from shangnan.policy.records.diff.rows import ValueChange
from typing import Any

import copy
import unittest

KEYS = {"steps": ("name",), "bases": ("law", "article")}
STEPS = [{"name": name, "days": days} for name, days in (("受理", 0), ("审查", 2), ("决定", 1), ("送达", 1))]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=10,
)
records = st.dictionaries(st.sampled_from(["name", "steps", "bases", "notes"]), json_values)
tables = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from("甲乙丙丁戊己"), "days": st.integers(0, 3), "actor": st.text(max_size=5)}
    ),
    max_size=8,
)


def rows(old: Any, new: Any) -> tuple[RowChange, ...]:
    """The changes of one table."""
    found = record_diff({"steps": old}, {"steps": new}, KEYS)
    if not found:
        return ()
    [change] = found
    assert isinstance(change, TableChange)
    return change.rows


def told(old: Any, new: Any) -> list[tuple[str, str, int | None, int | None, bool]]:
    return [(row.kind, row.title, row.old_number, row.new_number, row.moved) for row in rows(old, new)]


class Fields(unittest.TestCase):
    def test_values(self) -> None:
        found = record_diff(
            {"name": "甲", "days": 5, "fee": False, "gone": "旧"},
            {"name": "乙", "days": 3, "fee": True, "come": "新"},
            {},
        )
        self.assertEqual(
            found,
            [
                ValueChange("name", "甲", "乙", (Phrase("removed", "甲"), Phrase("added", "乙"))),
                ValueChange("days", 5, 3),
                ValueChange("fee", False, True),
                ValueChange("come", None, "新", (Phrase("added", "新"),)),
                ValueChange("gone", "旧", None, (Phrase("removed", "旧"),)),
            ],
        )

    def test_order_and_choice_of_fields(self) -> None:
        old, new = {"a": 1, "b": 1, "c": 1}, {"c": 2, "b": 2, "a": 2}
        self.assertEqual([change.name for change in record_diff(old, new, {})], ["c", "b", "a"])
        self.assertEqual([change.name for change in record_diff(old, new, {}, ["a", "c", "x"])], ["a", "c"])

    def test_empty_is_empty(self) -> None:
        empty: tuple[Any, ...] = (None, "", [], {}, ())
        for one in empty:
            for other in empty:
                self.assertEqual(record_diff({"a": one}, {"a": other}, {}), [])
            self.assertEqual(record_diff({"a": one}, {}, {}), [])
        self.assertEqual(record_diff({"steps": [{}, {"name": ""}, None]}, {"steps": []}, KEYS), [])

    def test_what_only_looks_empty_or_equal(self) -> None:
        for one, other in ((0, None), (False, None), (False, 0), (1, True), (1, 1.0), ("0", 0), ("a", "a ")):
            self.assertEqual(len(record_diff({"a": one}, {"a": other}, {})), 1, (one, other))

    def test_ends_of_lines_do_not_count(self) -> None:
        self.assertEqual(record_diff({"a": "一\r\n二"}, {"a": "一\n二"}, {}), [])

    def test_a_field_that_became_a_list(self) -> None:
        [change] = record_diff({"a": "一"}, {"a": ["一"]}, {})
        self.assertEqual(change, ValueChange("a", "一", ["一"]))


class Tables(unittest.TestCase):
    def test_a_row_put_in_at_the_top_is_one_new_row(self) -> None:
        self.assertEqual(told(STEPS, [{"name": "预约", "days": 0}, *STEPS]), [("added", "预约", None, 1, False)])

    def test_a_row_taken_out_is_one_row_removed(self) -> None:
        self.assertEqual(told(STEPS, [STEPS[0], *STEPS[2:]]), [("removed", "审查", 2, None, False)])

    def test_a_changed_row_tells_its_cells(self) -> None:
        [row] = rows(STEPS, [STEPS[0], {"name": "审查", "days": 3, "actor": "某股"}, *STEPS[2:]])
        self.assertEqual((row.kind, row.title, row.moved), ("changed", "审查", False))
        self.assertEqual(
            row.cells, (ValueChange("days", 2, 3), ValueChange("actor", None, "某股", (Phrase("added", "某股"),)))
        )

    def test_a_moved_row_is_the_only_one_told(self) -> None:
        self.assertEqual(told(STEPS, [STEPS[3], *STEPS[:3]]), [("moved", "送达", 4, 1, True)])

    def test_moved_and_changed(self) -> None:
        self.assertEqual(told(STEPS, [{"name": "送达", "days": 2}, *STEPS[:3]]), [("changed", "送达", 4, 1, True)])

    def test_everything_at_once_in_reading_order(self) -> None:
        new = [STEPS[0], {"name": "公示", "days": 5}, {"name": "决定", "days": 2}, STEPS[3]]
        self.assertEqual(
            told(STEPS, new),
            [
                ("removed", "审查", 2, None, False),
                ("added", "公示", None, 2, False),
                ("changed", "决定", 3, 3, False),
            ],
        )

    def test_a_removed_row_follows_the_neighbour_that_stayed_and_not_one_that_moved(self) -> None:
        old = [{"name": name} for name in "甲乙丙丁"]
        self.assertEqual(
            told(old, [{"name": "乙"}, {"name": "丁"}, {"name": "甲"}]),
            [
                ("removed", "丙", 3, None, False),
                ("moved", "甲", 1, 3, True),
            ],
        )

    def test_a_reworded_row_goes_to_the_most_alike(self) -> None:
        old = [{"name": "食品经营许可申请书正本"}, {"name": "食品经营许可申报表"}]
        new = [{"name": "食品经营许可申报表一"}, {"name": "食品经营许可申请书正件"}]
        self.assertEqual(
            told(old, new),
            [
                ("changed", "食品经营许可申报表一", 2, 1, True),
                ("changed", "食品经营许可申请书正件", 1, 2, False),
            ],
        )

    def test_a_renamed_row_is_the_same_row(self) -> None:
        old = [{"name": "食品经营许可申请书", "copies": 1}]
        self.assertEqual(
            told(old, [{"name": "食品经营许可申请表", "copies": 1}]), [("changed", "食品经营许可申请表", 1, 1, False)]
        )
        self.assertEqual(
            told(old, [{"name": "营业执照", "copies": 1}]),
            [("removed", "食品经营许可申请书", 1, None, False), ("added", "营业执照", None, 1, False)],
        )

    def test_two_columns_can_name_a_row(self) -> None:
        old = [{"law": "甲法", "article": "第一条", "text": "一"}, {"law": "甲法", "article": "第二条", "text": "二"}]
        new = copy.deepcopy(old)
        new[1]["text"] = "二改"
        [change] = record_diff({"bases": old}, {"bases": new}, KEYS)
        assert isinstance(change, TableChange)
        [row] = change.rows
        self.assertEqual((row.title, row.old_number), ("甲法 第二条", 2))

    def test_rows_of_the_same_name_are_taken_in_order(self) -> None:
        old = [{"name": "审核", "days": 1}, {"name": "审核", "days": 2}]
        self.assertEqual(told(old, [{"name": "审核", "days": 2}]), [("removed", "审核", 1, None, False)])

    def test_lists_of_words(self) -> None:
        [change] = record_diff({"audience": ["自然人", "企业法人"]}, {"audience": ["自然人", "事业法人"]}, {})
        assert isinstance(change, TableChange)
        self.assertEqual([(row.kind, row.cells[0].old, row.cells[0].new) for row in change.rows],
                         [("removed", "企业法人", None), ("added", None, "事业法人")])  # fmt: skip

    def test_a_reworded_condition_is_told_by_the_phrase(self) -> None:
        old = ["已取得营业执照，经营场所在县内", "有专职或兼职食品安全管理人员"]
        new = ["已取得营业执照，经营场所在商南县内", "有专职或兼职食品安全管理人员"]
        [change] = record_diff({"conditions": old}, {"conditions": new}, {})
        assert isinstance(change, TableChange)
        [row] = change.rows
        self.assertEqual((row.kind, row.old_number, row.new_number), ("changed", 1, 1))
        self.assertEqual(
            row.cells[0].phrases,
            (
                Phrase("same", "已取得营业执照，"),
                Phrase("removed", "经营场所在县内"),
                Phrase("added", "经营场所在商南县内"),
            ),
        )

    def test_tables_of_the_largest_size_are_quick_enough(self) -> None:
        old = [{"name": f"材料{number}", "note": "注" * 200} for number in range(200)]
        new = [{"name": f"资料{number}", "note": "记" * 200} for number in range(200)]
        self.assertEqual(len(rows(old, new)), 400)


class Properties(unittest.TestCase):
    @given(records)
    def test_a_record_does_not_differ_from_itself(self, record: dict[str, Any]) -> None:
        self.assertEqual(record_diff(record, copy.deepcopy(record), KEYS), [])

    @given(records, records)
    def test_any_two_records_can_be_compared(self, old: dict[str, Any], new: dict[str, Any]) -> None:
        found = record_diff(old, new, KEYS)
        self.assertEqual(len(found), len({change.name for change in found}))

    @given(tables, tables)
    def test_the_new_table_can_be_made_from_the_old_one_and_what_was_told(
        self, old: list[dict[str, Any]], new: list[dict[str, Any]]
    ) -> None:
        changes = rows(old, new)
        made: dict[int, dict[str, Any]] = {}
        for change in changes:
            if change.new_number is not None:
                base = dict(old[change.old_number - 1]) if change.old_number else {}
                base.update({cell.name: cell.new for cell in change.cells})
                made[change.new_number] = base
        # What nothing is told of stands in both tables, in the same order.
        gone = {change.old_number for change in changes}
        kept = iter([row for number, row in enumerate(old, 1) if number not in gone])
        rebuilt = [made[number] if number in made else next(kept, None) for number in range(1, len(new) + 1)]
        filled = [[{key: value for key, value in row.items() if value not in ("", None)} for row in table if row]
                  for table in (rebuilt, new)]  # fmt: skip
        self.assertEqual(filled[0], filled[1])
        self.assertIsNone(next(kept, None))

    @given(tables, st.data())
    def test_every_changed_row_is_shown(self, table: list[dict[str, Any]], data: st.DataObject) -> None:
        named = [{**row, "name": f"{row['name']}{number}号环节"} for number, row in enumerate(table)]
        touched = data.draw(st.sets(st.integers(0, len(named) - 1))) if named else set()
        new = [{**row, "days": row["days"] + 1} if number in touched else row for number, row in enumerate(named)]
        self.assertEqual(
            [(change.kind, change.new_number) for change in rows(named, new)],
            [("changed", number + 1) for number in sorted(touched)],
        )

    @given(st.permutations(range(6)))
    def test_what_stays_stands_in_the_old_order_and_is_the_most(self, order: list[int]) -> None:
        staying = unmoved(dict(enumerate(order)))
        kept = [order[place] for place in sorted(staying)]
        self.assertEqual(kept, sorted(kept))
        longest = max(
            len(chosen)
            for mask in range(64)
            if (chosen := [order[place] for place in range(6) if mask >> place & 1]) == sorted(chosen)
        )
        self.assertEqual(len(staying), longest)
