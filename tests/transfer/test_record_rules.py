"""What holds for lists of every kind, tried with one."""

from __future__ import annotations

from datetime import date
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from plone import api
from plone.app.testing import login
from plone.locking.interfaces import ILockable
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from tests.transfer.records import example
from tests.transfer.records import file_of
from tests.transfer.records import HOME
from tests.transfer.records import kind_of
from tests.transfer.records import OTHER
from tests.transfer.records import PartyCase
from tests.transfer.records import reasons
from tests.transfer.records import RecordsCase
from tests.transfer.site import totals
from typing import Any

import transaction


class Rules(PartyCase):
    def test_all_reasons_at_once_and_nothing_half_made(self) -> None:
        row = example(
            self.known,
            responsible_unit="没有这个局",
            held_on="2019-02-30",
            due="很多",
            party_kind="团建",
            title="长" * 201,
        )
        report = self.run_rows([row, *self.rows(1)])
        self.assertEqual(totals(report), {"created": 1, "refused": 1})
        told = "\n".join(reasons(report))
        for part in ("no unit called", "no day", "whole number", "must be one of", "longer than 200"):
            self.assertIn(part, told)
        self.assertEqual([record.title for record in self.records(self.known)], ["活动0"])

    def test_missing_columns_empty_cells_and_columns_of_others(self) -> None:
        row = example(self.known)
        short = {heading: text for heading, text in row.items() if heading not in ("标题", "活动日期")}
        with self.assertRaises(FileRefused) as refused:
            file_of(self.known, [short])
        self.assertIn("Columns are missing: 标题、活动日期", str(refused.exception))
        report = self.run_rows([row | {"标题": "", "经办": "某人"}])
        self.assertEqual(reasons(report), ["“标题” is empty."])
        self.assertEqual(report.ignored, ("经办",))

    def test_empty_cells_empty_and_missing_columns_keep(self) -> None:
        self.run_rows([example(self.known, lecturer="某人")])
        row = example(self.known, agenda="")
        del row[self.known.heading("lecturer")]
        self.assertEqual(totals(self.run_rows([row])), {"changed": 1})
        [record] = self.records(self.known)
        self.assertEqual((record.agenda, record.lecturer), ("", "某人"))

    def test_same_record_twice_in_a_file_and_in_the_site(self) -> None:
        report = self.run_rows([*self.rows(2), *self.rows(1)])
        self.assertEqual(totals(report), {"created": 2, "refused": 1})
        self.assertIn("the same record as in row 2", reasons(report)[0])
        with acting_as(self.portal, "demo-party"):
            [first, _second] = self.records(self.known)
            api.content.copy(first, target=self.portal["party"], id="the-copy")
            transaction.commit()
        self.assertIn("More than one record has the same", reasons(self.run_rows(self.rows(1)))[0])

    def test_a_record_that_was_typed_is_recognised(self) -> None:
        with acting_as(self.portal, "demo-party"):
            values = {name: value for name, value in self._typed().items() if value is not None}
            api.content.create(self.portal["party"], "PartyRecord", id="typed", **values)
            transaction.commit()
        report = self.run_rows(self.rows(1))
        self.assertEqual(totals(report), {"changed": 1})
        self.assertEqual([record.getId() for record in self.records(self.known)], ["typed"])

    def _typed(self) -> dict[str, Any]:
        return {
            "title": "活动0",
            "responsible_unit": unit_uid(HOME),
            "branch": "县行政审批服务局党支部",
            "party_kind": "主题党日",
            "held_on": date(2019, 10, 15),
        }

    def test_what_has_moved_on_stays(self) -> None:
        row = example(self.known)
        self.run_rows([row])
        [record] = self.records(self.known)
        step(self.portal, record, "submit", "demo-party")
        transaction.commit()
        self.assertEqual(totals(self.run_rows([row])), {"unchanged": 1})
        report = self.run_rows([row | {"议题": "改了"}])
        self.assertEqual(totals(report), {"refused": 1})
        self.assertIn("no draft any more (待审核)", reasons(report)[0])
        self.assertNotEqual(self.records(self.known)[0].agenda, "改了")

    def test_a_draft_that_is_being_edited_stays(self) -> None:
        self.run_rows(self.rows(1))
        [record] = self.records(self.known)
        with acting_as(self.portal, "demo-party"):
            ILockable(record).lock()
            transaction.commit()
        self.assertIn("Somebody is editing it", reasons(self.run_rows(self.rows(1, agenda="改了")))[0])

    def test_units_that_one_may_choose(self) -> None:
        known = kind_of("TrainingRecord")
        report = self.run_as(known, file_of(known, [example(known, responsible_unit=OTHER)]))
        self.assertIn("no unit that you may make responsible", reasons(report)[0])
        report = self.run_as(known, file_of(known, [example(known, responsible_unit=OTHER)]), "demo-drafter2")
        self.assertEqual(totals(report), {"created": 1})
        with acting_as(self.portal, "demo-sysadmin"):
            unit = api.content.find(portal_type="OrganisationUnit", Title=HOME)[0].getObject()
            unit.credit_code = "11611023016000000A"
            transaction.commit()
        row = example(known, responsible_unit="11611023016000000A")
        self.assertEqual(totals(self.run_as(known, file_of(known, [row]))), {"created": 1})
        with acting_as(self.portal, "demo-sysadmin"):
            api.content.transition(unit, "close")
            transaction.commit()
        row = example(known, title="另一次")
        self.assertIn("is closed", reasons(self.run_as(known, file_of(known, [row])))[0])

    def test_only_who_may_add(self) -> None:
        for user in ("demo-drafter", "demo-staff", "demo-sysadmin", "demo-publisher"):
            with self.assertRaises(FileRefused) as refused:
                self.run_as(self.known, file_of(self.known, self.rows(1)), user)
            self.assertIn("may not add records of this kind", str(refused.exception))
        self.assertEqual(self.records(self.known), [])

    def test_personal_numbers_and_markup(self) -> None:
        rows = [
            example(self.known, agenda="身份证11010519491231002X"),
            example(self.known, agenda="<script>x</script>"),
        ]
        told = reasons(self.run_rows(rows))
        self.assertIn("personal ID number (110", told[0])
        self.assertIn("markup or script", told[1])

    def test_complete_guides_are_no_list_of_records(self) -> None:
        with self.assertRaises(FileRefused) as refused:
            read_rows(BytesIO(b'[{"code": "1"}]'), "a.json", self.known.list_kind)
        self.assertIn("come as a list", str(refused.exception))


class AnyFile(RecordsCase):
    @given(
        st.lists(
            st.dictionaries(
                st.sampled_from(["标题", "活动日期", "应到人数", "人员", "活动类型"]), st.text(max_size=12)
            ),
            max_size=4,
        )
    )
    @settings(max_examples=25, deadline=None)
    def test_whatever_cells_hold_each_row_has_an_outcome(self, rows: list[dict[str, str]]) -> None:
        known = kind_of("PartyRecord")
        full = [example(known) | row for row in rows or [{}]]
        try:
            read = file_of(known, full)
        except FileRefused:
            return
        login(self.portal, "demo-party")
        report = import_rows(self.portal, read, known, dry_run=True, actor_note="")
        self.assertEqual(len(report.results), read.total)
        for result in report.results:
            self.assertEqual(bool(result.reasons), str(result.outcome) == "refused")
