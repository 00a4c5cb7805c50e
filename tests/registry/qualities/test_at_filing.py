"""The tests at filing on real records of several kinds: clean ones pass, one defect gives its code, reports are kept."""

from __future__ import annotations

from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.fixity.problem import UNREADABLE
from shangnan.policy.registry.qualities.at_filing import check_at_filing
from shangnan.policy.registry.qualities.at_filing import keep_report
from shangnan.policy.registry.qualities.at_filing import reports_of
from shangnan.policy.registry.qualities.at_keeping import readable
from shangnan.policy.registry.qualities.report import BY_HAND
from shangnan.policy.registry.qualities.report import FAILED
from shangnan.policy.registry.qualities.report import PASSED
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.dispatch.outgoing.examples import add_dispatch
from tests.records.dispatch.outgoing.examples import walk
from tests.registry.filed import file
from tests.registry.filed import item_for
from tests.registry.qualities import files
from tests.support import add_guide
from tests.support import publish
from typing import Any
from unittest.mock import patch

import transaction
import unittest

SCAN = "shangnan.policy.registry.qualities.looking.scan"


class TestAtFiling(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        scanner = patch(SCAN, lambda files: dict.fromkeys(files, ""))
        self.scan = scanner.start()
        self.addCleanup(scanner.stop)

    def add(self, record: Any, name: str, data: bytes) -> Any:
        with api.env.adopt_roles(["Manager"]):
            return createContentInContainer(
                record, "Attachment", checkConstraints=False, title=name, purpose="text",
                file=NamedBlobFile(data=data, filename=name),
            )  # fmt: skip

    def dispatch(self, last: str = "issue", **changes: Any) -> Any:
        dispatch = add_dispatch(self.portal, **changes)
        self.add(dispatch, "附件.pdf", files.pdf())
        return walk(self.portal, dispatch, last)

    def results(self, record: Any, item: FiledItem | None = None) -> dict[str, str]:
        report = check_at_filing(record, item or item_for(record))
        return {one.code: one.result for one in report.findings if one.result != PASSED}

    def test_clean_records(self) -> None:
        guide = add_guide(self.portal)
        publish(self.portal, guide)
        self.add(guide, "申请表.docx", files.docx())
        records = [self.dispatch(), self.dispatch("release"), guide, add_guide(self.portal, 1)]
        for record in records:
            with self.subTest(record.title, state=api.content.get_state(record)):
                self.assertEqual(self.results(record), {})

    def test_the_demonstration(self) -> None:
        """Records of every kind, as the demonstration has them."""
        from shangnan.policy.demonstration.dispatches import add_dispatches

        add_dispatches()
        brains = self.portal.portal_catalog.unrestrictedSearchResults(portal_type="OutgoingDispatch")
        self.assertTrue(brains)
        for brain in brains:
            record = brain._unrestrictedGetObject()
            with self.subTest(record.title):
                failed = {code for code, result in self.results(record).items() if result == FAILED}
                self.assertLessEqual(failed, {"3-3"})

    def test_one_defect_each(self) -> None:
        dispatch = self.dispatch()
        item = item_for(dispatch)
        defects = {
            "1-1": item.changed(digests=("sha256:00",)),
            "1-2": item.changed(title="长" * 501),
            "1-3": item.changed(date="2024-02-31"),
            "1-4": item.changed(secrecy="普通"),
            "1-5": item.changed(date="2099-01-01"),
            "1-6": item.changed(title="通\x07知"),
            "1-7": item.changed(archival_number="Z109-WS.2024-Y-SPJ-0001"),
            "2-4": item.changed(responsible=""),
            "2-6": item.changed(number=3, archival_number=item.archival_number.replace("0001", "0003")),
            "2-9": item.changed(reference=""),
            "4-3": item.changed(files=()),
        }
        for code, wrong in defects.items():
            with self.subTest(code):
                self.assertEqual(self.results(dispatch, wrong), {code: FAILED})

    def test_files(self) -> None:
        for code, name, data in (
            ("3-3", "坏.docx", files.docx()[:60]),
            ("3-3", "程序.exe", b"MZ" + bytes(100)),
            ("3-8", "有密码.pdf", files.pdf("geheim")),
            ("3-8", "打包.zip", files.zipped(a_txt="x")),
        ):
            dispatch = self.dispatch()
            self.add(dispatch, name, data)
            with self.subTest(name):
                failed = [code for code, result in self.results(dispatch).items() if result == FAILED]
                self.assertEqual(failed, [code])

    def test_a_broken_document_is_told_and_filed(self) -> None:
        dispatch = self.dispatch()
        self.add(dispatch, "坏.docx", files.docx()[:60])
        self.assertEqual(check_at_filing(dispatch, item_for(dispatch)).blocking, ())

    def test_a_file_that_is_gone(self) -> None:
        dispatch = self.dispatch()
        item = item_for(dispatch)
        dispatch._delObject(dispatch.objectIds()[0])
        self.assertEqual(self.results(dispatch, item)["2-11"], FAILED)

    def test_a_step_that_is_not_in_the_history(self) -> None:
        dispatch = self.dispatch()
        history = dispatch.workflow_history["outgoing_dispatch_workflow"]
        dispatch.workflow_history["outgoing_dispatch_workflow"] = tuple(
            entry for entry in history if entry["action"] != "sign"
        )
        self.assertEqual(self.results(dispatch), {"2-5": FAILED})

    def test_attachments_that_the_document_lists(self) -> None:
        self.assertEqual(self.results(self.dispatch(attachment_notes="1.培训日程")), {})
        self.assertEqual(self.results(self.dispatch(attachment_notes="1.培训日程\n2.名单\n")), {"2-8": FAILED})

    def test_doubles(self) -> None:
        one, other = self.dispatch(), self.dispatch()
        file(one)
        second = item_for(other, 2)
        self.assertEqual(self.results(other, second), {"1-8": FAILED}, "the title, which only warns")
        self.assertEqual(check_at_filing(other, second).blocking, ())
        other.title = "关于另一件事的通知"
        other.reindexObject()
        self.assertEqual(self.results(other, item_for(other, 2)), {})
        other.document_number = one.document_number
        other.reindexObject()
        self.assertEqual([f.code for f in check_at_filing(other, item_for(other, 2)).blocking], ["1-8"])
        other.document_number = ""
        other.reindexObject()
        self.assertEqual(self.results(other, item_for(other, 1)), {"1-8": FAILED}, "the archival number")

    def test_without_a_scanner_and_with_a_virus(self) -> None:
        dispatch = self.dispatch()
        with patch(SCAN, lambda files: None):
            self.assertEqual(self.results(dispatch), {"4-1": BY_HAND, "4-2": BY_HAND})
        with patch(SCAN, lambda files: dict.fromkeys(files, "EICAR")):
            self.assertEqual(self.results(dispatch), {"4-2": FAILED})
        api.portal.set_registry_record("shangnan.qualities.use_scanner", False)
        self.assertEqual(self.results(dispatch), {"4-1": BY_HAND, "4-2": BY_HAND})

    def test_the_real_scanner_is_given_files_that_lie_there(self) -> None:
        dispatch = self.dispatch()
        seen: dict[str, bytes] = {}

        def scan(places: Any) -> dict[str, str]:
            seen.update({path: place.read_bytes() for path, place in places.items()})
            return dict.fromkeys(places, "")

        for _time in ("before it is stored", "afterwards"):
            with patch(SCAN, scan):
                self.assertEqual(self.results(dispatch), {})
            self.assertEqual([data[:4] for data in seen.values()], [b"%PDF"] * 2, "an attachment, and what was issued")
            transaction.savepoint()

    def test_a_letter_and_its_reply(self) -> None:
        letter, reply = self.dispatch("submit"), self.dispatch()
        item = item_for(reply, 1, (letter,))
        self.assertEqual(self.results(reply, item), {})
        letter._delObject(letter.objectIds()[0])
        self.assertEqual(self.results(reply, item), {"1-1": FAILED, "2-11": FAILED})

    def test_reports_are_kept_for_good(self) -> None:
        dispatch = self.dispatch()
        item = file(dispatch)
        self.assertEqual(reports_of(item), [])
        for _time in range(2):
            keep_report(item, check_at_filing(dispatch, item.changed(secrecy="普通")))
        kept = reports_of(item)
        self.assertEqual(len(kept), 2)
        (wrong,) = [one for one in kept[0]["findings"] if one["result"] == FAILED]
        self.assertEqual((wrong["code"], wrong["message"]), ("1-4", "不在可选值之内：密级 普通。请从列表中选择。"))
        self.assertIs(type(wrong["message"]), str, "no class of ours is stored")

    def test_what_has_come_to_be_unreadable(self) -> None:
        dispatch = self.dispatch()
        self.add(dispatch, "坏.docx", files.docx()[:60])
        item = file(dispatch)
        keep_report(item, check_at_filing(dispatch, item))
        self.assertEqual(readable(item), (), "it was filed like this")
        api.portal.set_registry_record("shangnan.qualities.formats", ("docx",))
        for _night in range(2):
            (problem,) = readable(item)
            self.assertEqual(problem.result, UNREADABLE)
            self.assertTrue(problem.detail.startswith("3-3 "), problem.detail)
        self.assertEqual([one["stage"] for one in reports_of(item)], ["filing", "kept"])
        register().replace(item.changed(state="destroyed"))
        destroyed = register().numbered(item.archival_number)
        assert destroyed is not None
        self.assertEqual(readable(destroyed), ())
