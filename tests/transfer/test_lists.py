"""Importing lists: drafts, again and again, interrupted and at the same time."""

from __future__ import annotations

from io import BytesIO
from plone import api
from plone.dexterity.content import DexterityContent
from plone.dexterity.utils import createContentInContainer
from plone.locking.interfaces import ILockable
from shangnan.policy.records.service_guide.codes import guide_id
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.tables.importing_run import IMPORT_ID
from shangnan.policy.registry import committing
from shangnan.policy.transfer import batches
from shangnan.policy.transfer import engine
from shangnan.policy.transfer.engine import carry_out
from shangnan.policy.transfer.readers import read_rows
from Testing.makerequest import makerequest
from tests.support import acting_as
from tests.support import good_guides
from tests.transfer.files import cells
from tests.transfer.files import item
from tests.transfer.files import LIST
from tests.transfer.files import list_rows
from tests.transfer.files import xlsx_bytes
from tests.transfer.site import Cut
from tests.transfer.site import guides
from tests.transfer.site import guides_file
from tests.transfer.site import IMPORT_TESTING
from tests.transfer.site import list_file
from tests.transfer.site import refusals
from tests.transfer.site import run
from tests.transfer.site import totals
from threading import Thread
from typing import Any
from unittest import mock
from ZODB.POSException import ConflictError
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest

import transaction
import unittest


class ExampleList(unittest.TestCase):
    layer = IMPORT_TESTING

    def test_the_whole_list_then_the_same_again(self) -> None:
        report = run(read_rows(LIST, LIST.name))
        self.assertEqual(totals(report), {"created": 832})
        found = guides()
        self.assertEqual(found.keys(), {row["code"] for row in list_rows()})
        for row in list_rows():
            guide = found[row["code"]]
            self.assertEqual({key: to_plain(guide)[key] for key in row}, row)
            self.assertEqual(guide.getId(), guide_id(row["code"]))
            self.assertEqual(api.content.get_state(guide), "draft")
            self.assertEqual(guide.Creator(), IMPORT_ID)
        self.assertEqual(totals(run(read_rows(LIST, LIST.name))), {"unchanged": 832})
        # The same list from another program is the same list.
        workbook = read_rows(BytesIO(xlsx_bytes(cells(list_rows()))), "清单.xlsx")
        self.assertEqual(totals(run(workbook)), {"unchanged": 832})
        self.assertEqual(len(guides()), 832)


class Lists(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def add_by_form(self, **fields: str) -> DexterityContent:
        """Add a guide as its form would."""
        with acting_as(self.portal, "demo-drafter"):
            return createContentInContainer(self.portal["services"], "ServiceGuide", **fields)

    def test_dry_run_says_the_same_and_writes_nothing(self) -> None:
        items = [item(1), item(2, unit="没有这个单位"), item(3)]
        before = self.portal._p_jar.db().lastTransaction()
        rehearsal = run(list_file(items), dry_run=True)
        transaction.commit()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)
        self.assertEqual(guides(), {})
        self.assertEqual(rehearsal.results, run(list_file(items)).results)
        self.assertEqual(totals(rehearsal), {"created": 2, "refused": 1})
        self.assertEqual(len(guides()), 2)

    def test_rows_that_no_form_would_take_are_refused_and_leave_nothing(self) -> None:
        wrong = {
            "unit": item(1, unit="县林业产业发展中心"),
            "code": item(2, code="SN-2019-0087(旧)"),
            "type": item(3, type="行政许可"),
            "unknown type": item(4, type_code="", type="行政服务"),
            "secret": item(5, name="机密★5年 示例事项"),
            "markup": item(6, name="示例<script>alert(1)</script>"),
            "personal number": item(7, name="示例61999919000101001X"),
            "long": item(8, name="长" * 201),
        }
        report = run(list_file([*wrong.values(), item(9)]))
        self.assertEqual(totals(report), {"created": 1, "refused": len(wrong)})
        self.assertEqual([len(reasons) for reasons in refusals(report)], [1] * len(wrong), refusals(report))
        self.assertEqual(list(guides()), [item(9)["code"]])

    def test_type_may_be_given_by_code_or_by_name(self) -> None:
        run(list_file([item(1, type=""), item(2, type_code="")]))
        self.assertEqual([to_plain(guide)["type"] for guide in guides().values()], ["公共服务"] * 2)
        self.assertEqual(totals(run(list_file([item(1), item(2)]))), {"unchanged": 2})

    def test_draft_is_changed_in_place_and_keeps_what_was_drafted(self) -> None:
        run(list_file([item(1, parent="主项"), item(2)]))
        guide = guides()[item(1)["code"]]
        guide.description = "起草人写的一句话"
        guide.reindexObject()
        transaction.commit()
        self.assertEqual(totals(run(list_file([item(1, parent="主项"), item(2)]))), {"unchanged": 2})
        # Moving to another unit moves who may see it.
        changed = item(1, name="新名称", unit="县行政审批服务局", parent="主项")
        self.assertEqual(totals(run(list_file([changed, item(2)]))), {"changed": 1, "unchanged": 1})
        data = to_plain(guides()[item(1)["code"]])
        self.assertEqual({key: data[key] for key in changed}, changed)
        self.assertEqual(data["summary"], "起草人写的一句话")
        for user_id, seen in (("demo-drafter", ["新名称"]), ("demo-drafter2", ["示例事项2"])):
            with acting_as(self.portal, user_id):
                self.assertEqual([brain.Title for brain in api.content.find(portal_type="ServiceGuide")], seen)

    def test_draft_that_somebody_edits_is_left_alone(self) -> None:
        run(list_file([item(1)]))
        with acting_as(self.portal, "demo-drafter2"):
            ILockable(guides()[item(1)["code"]]).lock()
        transaction.commit()
        self.assertEqual(totals(run(list_file([item(1)]))), {"unchanged": 1})
        report = run(list_file([item(1, name="新名称")]))
        self.assertIn("Somebody is editing it", refusals(report)[0][0])
        self.assertEqual(guides()[item(1)["code"]].title, "示例事项1")

    def test_one_transaction_commits_nothing(self) -> None:
        report = run(list_file([item(number) for number in range(5)]), one_transaction=True)
        self.assertEqual(totals(report), {"created": 5})
        transaction.abort()
        self.assertEqual(guides(), {})

    def test_opinions_and_report_name_the_file(self) -> None:
        rows = list_file([item(1)])
        report = run(rows)
        self.assertEqual((report.filename, report.sha256, report.dry_run), ("清单.csv", rows.sha256, False))

    def test_other_record_at_the_address_is_not_touched(self) -> None:
        name, code = guide_id(item(1)["code"]), item(2)["code"]
        self.add_by_form(id=name, title="占位", code=code)
        transaction.commit()
        self.assertIn("address of this item is taken", refusals(run(list_file([item(1)])))[0][0])

    def test_code_that_two_guides_have(self) -> None:
        run(list_file([item(1)]))
        twin = self.add_by_form(title="另一份", code=item(1)["code"])
        transaction.commit()
        self.assertIn("More than one record has the same", refusals(run(list_file([item(1)])))[0][0])
        self.assertEqual(twin.title, "另一份")

    def test_the_same_code_in_other_letters_is_the_same_item(self) -> None:
        run(list_file([item(1)]))
        small = item(1)["code"].lower()
        # Letters that the list writes large are put right, the check letter may be either.
        self.assertEqual(totals(run(list_file([item(1, code=small)]))), {"unchanged": 1})
        checked = item(1)["code"].replace("0000A-1-00", "0000a-1-00")
        for number, code in enumerate((small, checked)):
            report = run(list_file([item(1, code=code, name=f"新名称{number}")]))
            self.assertEqual((totals(report), refusals(report)), ({"changed": 1}, []), code)
        self.assertEqual(list(guides()), [item(1)["code"]])
        report = run(list_file([item(2), item(2, code=item(2)["code"].lower())]))
        self.assertEqual((totals(report), len(refusals(report))), ({"created": 1, "refused": 1}, 1))
        self.assertIn("The code is the same as in row", refusals(report)[0][0])

    def test_a_check_letter_that_is_small_stays_so(self) -> None:
        small = item(1)["code"].replace("0000A-1-00", "0000a-1-00")
        run(list_file([item(1, code=small)]))
        self.assertEqual(totals(run(list_file([item(1)]))), {"unchanged": 1})
        self.assertEqual(list(guides()), [small])

    def test_a_line_break_in_a_name_is_told_as_one(self) -> None:
        report = run(list_file([item(1, name="示例\n事项"), item(2, parent="主\r\n项")]))
        self.assertEqual([reasons[0][:34] for reasons in refusals(report)], ["“${place}” has more than one line."] * 2)
        self.assertEqual([len(reasons) for reasons in refusals(report)], [1, 1])

    def test_complete_guides_given_as_drafts_only(self) -> None:
        example = good_guides()[0]
        self.assertEqual(totals(run(guides_file([example]))), {"created": 1})
        [guide] = guides().values()
        self.assertEqual(api.content.get_state(guide), "draft")
        self.assertEqual(normalised(to_plain(guide)), normalised(example))


class Interrupted(unittest.TestCase):
    layer = IMPORT_TESTING
    items = [item(number) for number in range(25)]

    def setUp(self) -> None:
        patched = mock.patch.object(batches, "BATCH", 10)
        patched.start()
        self.addCleanup(patched.stop)

    def test_started_again_it_completes_without_doubles(self) -> None:
        rows = list_file(self.items)
        for after, kept in ((13, 10), (24, 20)):
            with self.assertRaises(KeyboardInterrupt):
                run(Cut(rows, after))
            self.assertEqual(len(guides()), kept)
        self.assertEqual(totals(run(rows)), {"unchanged": 20, "created": 5})
        self.assertEqual(guides().keys(), {row["code"] for row in self.items})

    def test_killed_inside_a_batch_leaves_nothing_of_it(self) -> None:
        killed_at = self.items[17]["code"]

        def writing(rules: Any, decision: Any, note: str) -> Any:
            record = carry_out(rules, decision, note)
            if decision.values["code"] == killed_at:
                raise KeyboardInterrupt
            return record

        with mock.patch.object(engine, "carry_out", writing), self.assertRaises(KeyboardInterrupt):
            run(list_file(self.items))
        self.assertEqual(len(guides()), 10)
        self.assertEqual(totals(run(list_file(self.items))), {"unchanged": 10, "created": 15})
        self.assertEqual(len(guides()), 25)

    def test_progress_is_told_after_each_batch(self) -> None:
        told: list[tuple[int, int]] = []
        run(list_file(self.items), progress=lambda done, total: told.append((done, total)))
        self.assertEqual(told, [(10, 25), (20, 25), (25, 25)])


class AtTheSameTime(unittest.TestCase):
    layer = IMPORT_TESTING

    def other_process(self, items: list[dict[str, str]], results: list[dict[str, int]]) -> None:
        """Import on a connection of its own, in a thread of its own."""
        connection = self.layer["portal"]._p_jar.db().open()
        try:
            app = makerequest(connection.root()["Application"])
            setRequest(app.REQUEST)
            setSite(app["plone"])
            results.append(totals(run(list_file(items))))
        finally:
            transaction.abort()
            clearRequest()
            connection.close()

    def test_second_import_sees_what_the_first_was_faster_with(self) -> None:
        items = [item(number) for number in range(6)]
        others: list[dict[str, int]] = []
        calls = 0

        def overtaken(rules: Any, decision: Any, note: str) -> Any:
            nonlocal calls
            calls += 1
            # After our plan was made the other one imports the same list, and commits before us.
            if calls == 1:
                thread = Thread(target=self.other_process, args=(items, others))
                thread.start()
                thread.join()
            return carry_out(rules, decision, note)

        with mock.patch.object(engine, "carry_out", overtaken):
            report = run(list_file(items))
        self.assertEqual(others, [{"created": 6}])
        self.assertEqual(totals(report), {"unchanged": 6})
        self.assertEqual(len(guides()), 6)
        # Ours once until the conflict; the other's are among them.
        self.assertEqual(calls, 12)

    def test_conflict_without_end_is_told_and_leaves_nothing(self) -> None:
        with (
            mock.patch.object(engine, "carry_out", side_effect=ConflictError) as writing,
            self.assertRaises(ConflictError),
        ):
            run(list_file([item(1)]))
        self.assertEqual(writing.call_count, committing.ATTEMPTS)
        self.assertEqual(guides(), {})


class Addresses(unittest.TestCase):
    def test_same_code_same_address(self) -> None:
        codes = [row["code"] for row in list_rows()]
        self.assertEqual(len({guide_id(code) for code in codes}), len(codes))
        self.assertEqual(guide_id("511A0138000000-511602000000-000-115113010833722043-1-00").count("-"), 5)

    def test_no_address_for_what_is_no_code(self) -> None:
        for text in ("", "a/b", "..", "511A 00", "SN-2019-0087(旧)"):
            with self.assertRaises(ValueError):
                guide_id(text)
