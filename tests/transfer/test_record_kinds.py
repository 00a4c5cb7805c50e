"""Lists of records, kind by kind: every kind is read, created, changed, refused and written back as the others are."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from openpyxl import load_workbook
from plone import api
from shangnan.policy.desk.register_workbook import RegisterWorkbook
from shangnan.policy.records.kind.description import import_kinds
from shangnan.policy.records.kind.description import register_kinds
from shangnan.policy.transfer.column_help import column_help
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.list_template import template
from shangnan.policy.transfer.readers import read_rows
from tests.support import acting_as
from tests.transfer.records import example
from tests.transfer.records import file_of
from tests.transfer.records import HOME
from tests.transfer.records import initial_state
from tests.transfer.records import kind_of
from tests.transfer.records import KINDS
from tests.transfer.records import NOTE
from tests.transfer.records import PEOPLE
from tests.transfer.records import reasons
from tests.transfer.records import RecordsCase
from tests.transfer.site import totals
from typing import Any
from unittest import mock
from zope.i18n import translate


class EachKind(RecordsCase):
    def test_every_kind_with_a_register_is_imported_and_tested(self) -> None:
        # What is to be destroyed is appraised here, list by list, and plans are approved here; no list of them comes in.
        registers = {kind.portal_type for kind in register_kinds()} - {"DisposalList", "FilingPlan"}
        # Guides come on a page of their own, and have a list of their own.
        imported = {kind.portal_type for kind in import_kinds() if not kind.by_system}
        self.assertEqual(imported, registers)
        self.assertEqual(imported, set(PEOPLE))

    def test_columns_are_fields_and_headings_differ(self) -> None:
        for known in map(kind_of, KINDS):
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
                report = import_rows(self.portal, rows, known, dry_run=True, actor_note="")
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
                with mock.patch.object(
                    RegisterWorkbook, "_text", lambda _self, text, domain=None: chinese(text, domain)
                ):
                    data = b"".join(RegisterWorkbook(self.portal[known.kind.section], request)())
                rows = read_rows(BytesIO(data), "台账.xlsx", known.list_kind)
                report = import_rows(self.portal, rows, known, dry_run=False, actor_note="")
                self.assertEqual((totals(report), reasons(report)), ({"unchanged": 2}, []))


def chinese(text: Any, domain: str | None = None) -> str:
    return translate(text, domain=domain, target_language="zh_CN")
