"""Lists of records: what becomes of each row, for each kind, as the person who imports."""

from __future__ import annotations

from datetime import date
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from io import BytesIO
from openpyxl import load_workbook
from plone import api
from plone.app.testing import login
from plone.locking.interfaces import ILockable
from shangnan.policy.calendar.clock import now
from shangnan.policy.desk.register import RegisterWorkbook
from shangnan.policy.records.catalog.register import IRegisterKind
from shangnan.policy.records.tables.importing import IImportKind
from shangnan.policy.transfer import batches
from shangnan.policy.transfer import records_import
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.record_columns import column_help
from shangnan.policy.transfer.record_lists import record_lists
from shangnan.policy.transfer.record_lists import RecordList
from shangnan.policy.transfer.record_template import template
from shangnan.policy.transfer.records_import import import_records
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import Report
from Testing.makerequest import makerequest
from tests.support import acting_as
from tests.support import step
from tests.support import unit_uid
from tests.transfer.files import csv_bytes
from tests.transfer.files import xlsx_bytes
from tests.transfer.site import Cut
from tests.transfer.site import IMPORT_TESTING
from tests.transfer.site import totals
from threading import Thread
from typing import Any
from unittest import mock
from zope.component import getUtilitiesFor
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.i18n import translate
from zope.interface import Invalid

import transaction
import unittest

HOME, OTHER = "县行政审批服务局", "县民政局"
DRAFTERS, HEADS = ("demo-drafter", "demo-drafter2"), ("demo-approver",)
CLERK, INSPECTOR = ("demo-party",), ("demo-discipline",)
# Who may add each kind, the one first as whom it is tried here; a kind that is missing is told by a test below.
ADDERS: dict[str, tuple[str, ...]] = {
    "IncomingDispatch": ("demo-registrar",),
    "IntegrityCampaign": INSPECTOR,
    "IntegrityListItem": (*DRAFTERS, *INSPECTOR),
    "IntegrityLogEntry": (*HEADS, *INSPECTOR),
    "IntegrityRisk": (*DRAFTERS, *INSPECTOR),
    "OutgoingDispatch": DRAFTERS,
    "PartyRecord": CLERK,
    "Regulation": DRAFTERS,
    "ResponsibilityLetter": INSPECTOR,
    "TrainingRecord": DRAFTERS,
}
PEOPLE = {portal_type: accounts[0] for portal_type, accounts in ADDERS.items()}
KINDS = sorted(PEOPLE)
# A column that holds nothing but text, to be changed.
NOTE = {
    "IncomingDispatch": "summary",
    "IntegrityCampaign": "scope",
    "IntegrityListItem": "measures",
    "IntegrityLogEntry": "content",
    "IntegrityRisk": "measures",
    "OutgoingDispatch": "body",
    "PartyRecord": "agenda",
    "Regulation": "basis",
    "ResponsibilityLetter": "scope",
    "TrainingRecord": "content",
}


def kind_of(portal_type: str) -> RecordList:
    return next(known for known in record_lists() if known.kind.portal_type == portal_type)


def example(known: RecordList, **changes: str) -> dict[str, str]:
    """Return the example row of a kind's template by heading, with other texts by field."""
    cells = {column.field: column.example for column in known.kind.columns} | changes
    return {known.heading(name): text for name, text in cells.items()}


def initial_state(known: RecordList) -> str:
    tool = api.portal.get_tool("portal_workflow")
    return tool[tool.getChainForPortalType(known.kind.portal_type)[0]].initial_state


def file_of(known: RecordList, rows: list[dict[str, str]], name: str = "清单.csv") -> Rows:
    headings = list(rows[0])
    table = [headings, *([row[heading] for heading in headings] for row in rows)]
    data = csv_bytes(table) if name.endswith(".csv") else xlsx_bytes(table)
    return read_rows(BytesIO(data), name, known.list_kind)


def reasons(report: Report) -> list[str]:
    """Return the reasons against the rows, in English with their values."""
    return [str(FileRefused(reason)) for result in report.results for reason in result.reasons]


class RecordsCase(unittest.TestCase):
    layer = IMPORT_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def run_as(self, known: RecordList, rows: Rows, user: str = "", dry_run: bool = False) -> Report:
        with acting_as(self.portal, user or PEOPLE[known.kind.portal_type]):
            return import_records(self.portal, rows, known, dry_run=dry_run, actor_note="王测试")

    def records(self, known: RecordList) -> list[Any]:
        transaction.begin()
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.unrestrictedSearchResults(portal_type=known.kind.portal_type, sort_on="created")
        return [brain._unrestrictedGetObject() for brain in brains]


class EachKind(RecordsCase):
    def test_every_kind_with_a_register_is_imported_and_tested(self) -> None:
        registers = {name for name, _kind in getUtilitiesFor(IRegisterKind)}
        imported = {name for name, _kind in getUtilitiesFor(IImportKind)}
        self.assertEqual(imported, registers)
        self.assertEqual(imported, set(PEOPLE))

    def test_columns_are_fields_and_headings_differ(self) -> None:
        for known in record_lists():
            with self.subTest(known.kind.portal_type):
                self.assertEqual(set(known.columns) - set(known.fields), set())
                self.assertLessEqual(set(known.kind.key), set(known.columns))
                self.assertFalse([name for name in known.columns if known.fields[name].readonly])
                left_out = {name for name, field in known.fields.items() if not field.readonly} - set(known.columns)
                self.assertEqual(left_out, set(), "fields that no list can bring in")
                spellings = [name for names in known.list_kind.names.values() for name in names]
                self.assertEqual(len(spellings), len(set(spellings)), spellings)

    def test_example_row_created_unchanged_changed(self) -> None:
        for portal_type in KINDS:
            known = kind_of(portal_type)
            with self.subTest(portal_type):
                note = NOTE[portal_type]
                first = self.run_as(known, file_of(known, [example(known)]))
                self.assertEqual((totals(first), reasons(first)), ({"created": 1}, []))
                [record] = self.records(known)
                self.assertEqual(api.content.get_state(record), initial_state(known))
                self.assertEqual(record.Creator(), PEOPLE[portal_type])
                [history] = record.workflow_history.values()
                self.assertEqual(history[0]["actor"], PEOPLE[portal_type])
                self.assertRegex(history[0]["comments"], "清单.csv.+SHA-256：[0-9a-f]{64}.+王测试")
                again = self.run_as(known, file_of(known, [example(known)], "清单.xlsx"))
                self.assertEqual(totals(again), {"unchanged": 1})
                changed = self.run_as(known, file_of(known, [example(known, **{note: "另一段文字。"})]))
                self.assertEqual(totals(changed), {"changed": 1})
                [record] = self.records(known)
                self.assertEqual(getattr(record, note), "另一段文字。")

    def test_what_was_read(self) -> None:
        for portal_type in KINDS:
            known = kind_of(portal_type)
            self.run_as(known, file_of(known, [example(known)]))
        [party] = self.records(kind_of("PartyRecord"))
        self.assertEqual((party.held_on, party.due, party.party_kind), (date(2019, 10, 15), 12, "主题党日"))
        self.assertEqual(party.people, [{"name": "何大明", "user_id": "", "present": False, "reason": "外出培训"}])
        [training] = self.records(kind_of("TrainingRecord"))
        self.assertEqual(training.subjects, ("服务礼仪", "服务质量"))
        self.assertEqual([row["user_id"] for row in training.roster], ["demo-drafter", ""])
        self.assertEqual(training.scores, [{"name": "李经办", "unit": HOME, "score": 92}])
        [regulation] = self.records(kind_of("Regulation"))
        self.assertEqual(regulation.effective_on, date(2020, 1, 1))
        self.assertEqual(regulation.body.count("\n"), 1)
        [dispatch] = self.records(kind_of("OutgoingDispatch"))
        self.assertEqual(dispatch.aq_parent.aq_parent.getId(), "out")
        self.assertEqual(dispatch.document_number, "")

    def test_rehearsal_writes_nothing(self) -> None:
        for portal_type in KINDS:
            known = kind_of(portal_type)
            report = self.run_as(known, file_of(known, [example(known)]), dry_run=True)
            self.assertEqual(totals(report), {"created": 1})
            self.assertEqual(self.records(known), [])
        self.assertEqual(list(self.portal["dispatches"].objectIds()), [])

    def test_state_secrets_are_refused_with_the_reason(self) -> None:
        for portal_type in KINDS:
            known = kind_of(portal_type)
            rows = [
                example(known) | {"密级": "机密"},
                example(known) | {"密级": "内部", "备注": "秘密★10年"},
                example(known, title="绝密"),
                example(known, title="保守国家秘密培训") | {"密级": "", "备注": ""},
            ]
            rows = [{"密级": "", "备注": ""} | row for row in rows]
            report = self.run_as(known, file_of(known, rows))
            with self.subTest(portal_type):
                self.assertEqual(totals(report), {"created": 1, "refused": 3}, reasons(report))
                told = reasons(report)
                self.assertEqual([text for text in told if "State secrets must not be entered" not in text], [])
                self.assertIn("“密级” is marked as a state secret (机密)", told[0])
                self.assertEqual([record.title for record in self.records(known)], ["保守国家秘密培训"])

    def test_numbers_that_say_so(self) -> None:
        for portal_type, name in (("Regulation", "document_number"), ("OutgoingDispatch", "organ_code")):
            known = kind_of(portal_type)
            report = self.run_as(known, file_of(known, [example(known, **{name: "县机密发"})]))
            self.assertTrue(any("State secrets" in text for text in reasons(report)))
            self.assertEqual(totals(report), {"refused": 1})

    def test_template_is_empty_and_takes_the_example(self) -> None:
        for portal_type in KINDS:
            known = kind_of(portal_type)
            with self.subTest(portal_type), acting_as(self.portal, PEOPLE[portal_type]):
                columns = list(column_help(known, self.portal[known.kind.section]))
                with template(known.title, columns) as file:
                    book = load_workbook(file)
                self.assertEqual(book.sheetnames[0], known.title)
                self.assertEqual(list(book.worksheets[0].values)[1:], [])
                for number, column in enumerate(columns, 1):
                    book.worksheets[0].cell(2, number, column.example)
                filled = BytesIO()
                book.save(filled)
                filled.seek(0)
                rows = read_rows(filled, "模板.xlsx", known.list_kind)
                report = import_records(self.portal, rows, known, dry_run=True, actor_note="")
                self.assertEqual((totals(report), report.ignored, reasons(report)), ({"created": 1}, (), []))

    def test_the_register_as_a_workbook_comes_back_unchanged(self) -> None:
        for portal_type in KINDS:
            known = kind_of(portal_type)
            title = "=1+1 关于“+”的说明"
            self.run_as(known, file_of(known, [example(known), example(known, title=title)]))
            with self.subTest(portal_type), acting_as(self.portal, PEOPLE[portal_type]):
                request = self.layer["request"].clone()
                request.form["kind"] = portal_type
                request.environ["HTTP_ACCEPT_LANGUAGE"] = "zh-cn"
                with mock.patch.object(RegisterWorkbook, "_text", lambda _self, text: chinese(text)):
                    data = b"".join(RegisterWorkbook(self.portal[known.kind.section], request)())
                rows = read_rows(BytesIO(data), "台账.xlsx", known.list_kind)
                report = import_records(self.portal, rows, known, dry_run=False, actor_note="")
                self.assertEqual((totals(report), reasons(report)), ({"unchanged": 2}, []))


def chinese(text: Any) -> str:
    return translate(text, target_language="zh_CN")


class Rules(RecordsCase):
    """What holds for every kind, tried with one."""

    def setUp(self) -> None:
        super().setUp()
        self.known = kind_of("PartyRecord")

    def rows(self, count: int, **changes: str) -> list[dict[str, str]]:
        return [example(self.known, title=f"活动{number}", **changes) for number in range(count)]

    def run_rows(self, rows: list[dict[str, str]]) -> Report:
        return self.run_as(self.known, file_of(self.known, rows))

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

    def test_killed_in_the_middle_and_started_again(self) -> None:
        rows = file_of(self.known, self.rows(13))
        with mock.patch.object(batches, "BATCH", 5):
            with self.assertRaises(KeyboardInterrupt):
                self.run_as(self.known, Cut(rows, 7))
            self.assertEqual(len(self.records(self.known)), 5)
            report = self.run_as(self.known, rows)
        self.assertEqual(totals(report), {"unchanged": 5, "created": 8})
        self.assertEqual(len({record.title for record in self.records(self.known)}), 13)

    def test_of_a_row_that_is_refused_while_it_is_written_nothing_stays(self) -> None:
        real, calls = records_import.addContentToContainer, []

        def failing(container: Any, content: Any, checkConstraints: bool) -> Any:
            added = real(container, content, checkConstraints=checkConstraints)
            calls.append(added)
            if len(calls) == 2:
                raise Invalid("no")
            return added

        with mock.patch.object(records_import, "addContentToContainer", failing):
            report = self.run_rows(self.rows(3))
        self.assertEqual(totals(report), {"created": 2, "refused": 1})
        self.assertEqual(sorted(record.title for record in self.records(self.known)), ["活动0", "活动2"])
        self.assertEqual(len(self.portal["party"][str(now().year)]), 2)

    def other_process(self, rows: Rows, results: list[Report]) -> None:
        """Import on a connection of its own, in a thread of its own."""
        connection = self.portal._p_jar.db().open()
        try:
            app = makerequest(connection.root()["Application"])
            setRequest(app.REQUEST)
            setSite(app["plone"])
            results.append(
                import_records(app["plone"], rows, self.known, dry_run=False, actor_note="别人", as_system=True)
            )
        finally:
            transaction.abort()
            clearRequest()
            connection.close()

    def test_two_imports_at_once_make_no_doubles(self) -> None:
        rows = self.rows(4)
        others: list[Report] = []
        real = records_import.addContentToContainer

        def overtaken(*arguments: Any, **more: Any) -> Any:
            # After our plan was made the other one imports the same list, and commits before us.
            if not others:
                thread = Thread(target=self.other_process, args=(file_of(self.known, rows), others))
                with mock.patch.object(records_import, "addContentToContainer", real):
                    thread.start()
                    thread.join()
            return real(*arguments, **more)

        with mock.patch.object(records_import, "addContentToContainer", overtaken):
            report = self.run_rows(rows)
        self.assertEqual([totals(other) for other in others], [{"created": 4}])
        self.assertEqual(totals(report), {"unchanged": 4})
        self.assertEqual(len(self.records(self.known)), 4)

    def test_complete_guides_are_no_list_of_records(self) -> None:
        rows = read_rows(BytesIO(b'[{"code": "1"}]'), "a.json", self.known.list_kind)
        with self.assertRaises(FileRefused):
            self.run_as(self.known, rows)


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
        report = import_records(self.portal, read, known, dry_run=True, actor_note="")
        self.assertEqual(len(report.results), read.total)
        for result in report.results:
            self.assertEqual(bool(result.reasons), str(result.outcome) == "refused")
