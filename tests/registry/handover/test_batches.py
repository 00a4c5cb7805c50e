"""Batches of a site: from the register to the receipt, returned and cut again; what stands in the way is told at once."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from shangnan.policy.calendar.clock import now
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.filing.register import register
from shangnan.policy.registry.handover import making
from shangnan.policy.registry.handover import steps
from shangnan.policy.registry.handover.batches import batch_of
from shangnan.policy.registry.handover.batches import kept_batch
from shangnan.policy.registry.handover.gathering import filed_classes
from shangnan.policy.registry.handover.gathering import waiting
from shangnan.policy.registry.handover.making import PAPERS_ALONE
from shangnan.policy.registry.handover.marking import FinishBatches
from shangnan.policy.registry.handover.marking import mark_off
from shangnan.policy.registry.handover.rules import HANDED_OVER
from shangnan.policy.registry.handover.rules import MAKING
from shangnan.policy.registry.handover.rules import PREPARED
from shangnan.policy.registry.handover.rules import Receipt
from shangnan.policy.registry.handover.rules import RECEIVED
from shangnan.policy.registry.handover.rules import RETURNED
from shangnan.policy.registry.handover.writing import LINES
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.records.disposal_list.examples import add_list
from tests.records.disposal_list.examples import row
from tests.records.disposal_list.examples import take
from tests.registry.handover.samples import checker
from tests.registry.handover.samples import filed_item
from tests.registry.handover.site import entered
from tests.registry.handover.site import ORDER
from tests.registry.handover.site import own_packages
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from unittest.mock import patch

import transaction
import unittest


class TestBatches(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.place = self.enterContext(own_packages())
        self.items = []
        for number in (1, 2, 3):
            guide = add_guide(self.portal, number)
            with acting_as(self.portal, "demo-drafter"):
                add_attachment(guide, "申请表：A/B?.pdf")
            publish(self.portal, guide)
            self.items.append(entered(guide, number, period="Y" if number < 3 else "D10"))
        self.numbers = [item.archival_number for item in self.items]
        self.enterContext(acting_as(self.portal, "demo-registrar"))
        transaction.commit()

    def begun(self) -> str:
        """Return the id of a new batch of all items."""
        record = steps.begin(ORDER, self.numbers)
        transaction.commit()
        return record.id

    def made(self) -> str:
        """Return the id of a batch whose package is whole."""
        batch_id = self.begun()
        found = making.work_off(batch_id)
        self.assertEqual((found.problems, found.done), ((), 3))
        return batch_id

    def folder(self, batch_id: str) -> Path:
        """Return where a package lies."""
        return self.place / "plone" / batch_id

    def test_batches_and_disposal_lists_keep_out_of_each_others_way(self) -> None:
        """Each refuses what the other has, and names it; what is free again may go either way."""
        batch = self.begun()
        rows = [row(self.numbers[2])]
        listed = add_list(self.portal, rows)
        with self.assertRaises(Refused) as caught:
            take(self.portal, listed, "appraise", "demo-registrar")
        (message,) = [chinese(gap.message) for gap in caught.exception.gaps if gap.rule == "in_batch"]
        self.assertIn(batch, message)
        steps.discard(batch)
        with self.assertRaises(Refused) as caught:
            steps.begin(ORDER, self.numbers)
        (gap,) = caught.exception.gaps
        self.assertEqual(gap.rule, "in_list")
        self.assertIn(listed.title, chinese(gap.message))
        self.assertEqual(waiting("Z109", range(2019, 2020)), self.numbers[:2])
        with acting_as(self.portal, "demo-registrar"):
            listed.aq_parent._delObject(listed.getId())
        self.assertEqual(steps.begin(ORDER, self.numbers).count, 3)

    def test_papers_in_a_batch_of_an_earlier_day_are_left_out_and_the_rest_goes_on(self) -> None:
        paper = filed_item(9, path="", portal_type="", uid="paper", year=2019, period="Y")
        register().add(paper)
        with patch.object(steps.rules, "item_gaps", return_value=[]):
            batch = steps.begin(ORDER, [*self.numbers, paper.archival_number]).id
        transaction.commit()
        found = making.work_off(batch)
        self.assertEqual((found.problems, found.done, found.total), ((), 3, 3))
        record = steps.batch_named(batch).record
        self.assertEqual((record.state, record.left_out), (PREPARED, (paper.archival_number,)))
        self.assertIsNone(batch_of(paper.archival_number))
        page = Visitor(self.portal, "demo-registrar").ask(
            f"{self.portal.absolute_url()}/archive/@@handover-batch?id={batch}", PAGE
        )
        self.assertIn(paper.archival_number, unescape(page.content.decode()))

    def test_a_batch_of_papers_alone_says_so(self) -> None:
        paper = filed_item(9, path="", portal_type="", uid="paper", year=2019, period="Y")
        register().add(paper)
        with patch.object(steps.rules, "item_gaps", return_value=[]):
            batch = steps.begin(ORDER, [paper.archival_number]).id
        transaction.commit()
        self.assertEqual(making.work_off(batch).problems, (chinese(PAPERS_ALONE),))
        self.assertEqual(steps.discard(batch).state, "discarded")

    def test_ranges_take_what_waits(self) -> None:
        self.assertEqual([one.prefix for one in filed_classes()], ["Z109-WS·2019-D10-", "Z109-WS·2019-Y-"])
        self.assertEqual(waiting("Z109", range(2018, 2021)), sorted(self.numbers))
        self.assertEqual(waiting("Z109", range(2019, 2020), "Y"), self.numbers[:2])
        self.assertEqual(waiting("Z110", range(2019, 2020)), [])
        self.begun()
        self.assertEqual(waiting("Z109", range(2019, 2020)), [])

    def test_what_records_hold_is_in_the_package_and_the_archives_accept_it(self) -> None:
        for profile in ("DAT93", "2012-7", "EEP"):
            with self.subTest(profile):
                record = steps.begin(steps.Order(**{**vars(ORDER), "profile": profile}), self.numbers)
                transaction.commit()
                self.assertEqual(making.work_off(record.id).problems, ())
                check = checker().Check(self.folder(record.id)).run()
                self.assertEqual((check.profile, check.errors, len(check.order)), (profile, [], 3))
                sheet = next(self.folder(record.id).rglob(f"{self.numbers[0]}/处理单.XML")).read_text(encoding="utf-8")
                for words in ("王审核", "陈发布", "同意发布", "提交审核", "归档"):
                    self.assertIn(words, sheet)
                text = next(self.folder(record.id).rglob(f"{self.numbers[0]}/001-正文.xml")).read_text(encoding="utf-8")
                self.assertIn(self.items[0].title, text)
                steps.discard(record.id)
                transaction.commit()

    def test_the_form_is_kept_with_the_batch(self) -> None:
        kept = kept_batch(self.made())
        assert kept is not None
        self.assertEqual((kept.record.state, kept.record.form["count"]), (PREPARED, 3))
        self.assertGreater(kept.record.files, 12)

    def test_what_was_broken_off_is_gone_on_with(self) -> None:
        batch_id = self.begun()
        first = making.work_off(batch_id, 0.0)
        self.assertEqual((first.done, first.total), (0, 3))
        with patch.object(making, "monotonic", side_effect=[0.0, 0.0, 1.0, 9.0, 9.0]):
            second = making.work_off(batch_id, 2.0)
        self.assertEqual((second.done, second.problems), (2, ()))
        self.assertEqual(len((self.place / "plone" / f"{batch_id}.part" / LINES).read_text().splitlines()), 2)
        self.assertEqual(making.work_off(batch_id).done, 3)
        self.assertEqual(checker().Check(self.folder(batch_id)).run().errors, [])

    def test_the_night_ends_what_is_left(self) -> None:
        batch_id = self.begun()
        lines = FinishBatches().run(now().date())
        self.assertIn(batch_id, lines[0])
        self.assertTrue(self.folder(batch_id).is_dir())
        self.assertEqual(FinishBatches().run(now().date()), [])

    def test_the_receipt_is_entered_and_records_show_it(self) -> None:
        batch_id = self.made()
        with self.assertRaises(Refused):
            steps.receive(batch_id, Receipt("1", now().date().isoformat(), "馆员"))
        steps.hand_over(batch_id)
        receipt = Receipt("商档接〔2026〕12号", now().date().isoformat(), "刘馆员")
        with patch.object(steps, "PART", 2):
            steps.receive(batch_id, receipt)
            self.assertEqual(steps.mark_part(batch_id), 0)
        for number in self.numbers:
            item = register().numbered(number)
            assert item is not None
            self.assertEqual((item.state, item.receipt), (TRANSFERRED, receipt.line()))
        transaction.commit()
        self.assertEqual(mark_off(batch_id), 0)
        with self.assertRaises(Refused) as refused:
            steps.begin(ORDER, self.numbers[:1])
        self.assertEqual([gap.rule for gap in refused.exception.gaps], ["transferred"])

    def test_a_returned_batch_is_cut_again(self) -> None:
        batch_id = self.made()
        steps.hand_over(batch_id)
        with self.assertRaises(Refused):
            steps.return_batch(batch_id, "  ")
        steps.return_batch(batch_id, "目录文件日期有误")
        transaction.commit()
        again = steps.again(batch_id)
        transaction.commit()
        old = kept_batch(batch_id)
        assert old is not None
        self.assertEqual((old.record.state, old.record.following, again.previous), (RETURNED, again.id, batch_id))
        self.assertNotEqual(again.id, batch_id)
        self.assertEqual(making.work_off(again.id).problems, ())
        self.assertTrue(self.folder(batch_id).is_dir())
        found = batch_of(self.numbers[0])
        self.assertEqual(found.id if found else "", again.id)
        with self.assertRaises(Refused):
            steps.again(batch_id)

    def test_all_that_stands_in_the_way_is_told_at_once(self) -> None:
        self.begun()
        destroyed = entered(add_guide(self.portal, 5), 9)
        register().replace(destroyed.changed(state=DESTROYED))
        with self.assertRaises(Refused) as refused:
            steps.begin(
                steps.Order("DAT93", "", "x", ""),
                [self.numbers[0], destroyed.archival_number, "Z109-WS·1999-Y-BGS-0001"],
            )
        rules = sorted(gap.rule for gap in refused.exception.gaps)
        self.assertEqual(rules, ["destroyed", "environment_missing", "in_batch", "unit_missing", "unknown"])
        self.assertTrue(all(refused.exception.lines()))

    def test_a_record_that_was_changed_since_is_not_handed_over(self) -> None:
        guide = self.portal.restrictedTraverse(self.items[1].path)
        guide.name = "另一个名称"
        transaction.commit()
        found = making.work_off(self.begun())
        self.assertEqual(len(found.problems), 1)
        self.assertIn(self.numbers[1], found.problems[0])
        kept = kept_batch(next(iter(self.place.glob("plone/*.part"))).stem)
        assert kept is not None
        self.assertEqual((kept.record.state, kept.record.problem), (MAKING, found.problems))

    def test_a_batch_is_refused_while_a_test_fails(self) -> None:
        outside = entered(add_guide(self.portal, 6), 4, category="")
        transaction.commit()
        record = steps.begin(ORDER, [outside.archival_number])
        transaction.commit()
        found = making.work_off(record.id)
        self.assertTrue(any("2-9" in line for line in found.problems), found.problems)
        self.assertFalse(self.folder(record.id).exists())
        kept = kept_batch(record.id)
        self.assertEqual(kept.record.state if kept else "", MAKING)

    def test_the_report_goes_along(self) -> None:
        batch_id = self.made()
        kept = kept_batch(batch_id)
        assert kept is not None
        codes = [finding["code"] for finding in kept.record.report["findings"]]
        self.assertLessEqual({"1-1", "1-12", "2-6", "4-1"}, set(codes))
        paper = (self.folder(batch_id) / "其他" / "四性检测报告.XML").read_text(encoding="utf-8")
        self.assertEqual(paper.count("<检测项>"), len(codes))

    def test_a_discarded_batch_frees_its_records(self) -> None:
        batch_id = self.begun()
        steps.discard(batch_id)
        self.assertEqual(waiting("Z109", range(2019, 2020)), sorted(self.numbers))
        with self.assertRaises(Refused):
            steps.hand_over(batch_id)

    def test_states_are_told(self) -> None:
        batch_id = self.made()
        self.assertEqual(steps.hand_over(batch_id).state, HANDED_OVER)
        self.assertEqual(steps.receive(batch_id, Receipt("1", now().date().isoformat(), "馆员")).state, RECEIVED)
