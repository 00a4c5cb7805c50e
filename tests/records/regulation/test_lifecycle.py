"""A regulation's way through its states, its days, its revisions, and what replaces it."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from random import Random
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation.due import run_due
from shangnan.policy.records.regulation.kept_files import kept_file
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.regulation.revision import working_copy_of
from shangnan.policy.records.regulation.standing import standing
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.transitions import worth_offering
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import BODY
from tests.records.regulation.examples import day
from tests.records.regulation.examples import take_to
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from tests.support import step
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides

import unittest


class RegulationCase(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def state(self, record: object) -> str:
        return api.content.get_state(record)

    def refused(self, record: object, transition: str, account: str, opinion: str = "") -> list[str]:
        with self.assertRaises(Refused) as caught:
            step(self.portal, record, transition, account, opinion)
        return [gap.rule for gap in caught.exception.gaps]

    def text_of(self, record: Any, offset: int, reader: str | None = "demo-staff") -> str | None:
        with acting_as(self.portal, reader):
            found = standing(record, day(offset))
        return found.data["body"] if found.data else None


class TestChain(RegulationCase):
    def test_from_draft_to_public(self) -> None:
        regulation = add_regulation(self.portal, state="in_force_public")
        history = regulation.workflow_history["regulation_workflow"]
        self.assertEqual(
            [entry["action"] for entry in history], [None, "consult", "submit", "approve", "enact", "release"]
        )
        self.assertEqual(regulation.effective_on, day(0))
        self.assertEqual(versions(regulation)[1]["data"]["effective_on"], day(0).isoformat())
        with acting_as(self.portal, None):
            self.assertTrue(api.user.has_permission("View", obj=regulation))

    def test_what_lacks_is_told_at_once(self) -> None:
        regulation = add_regulation(
            self.portal, body=BODY.replace("第四条", "第六条"), public_scope="", category="服务礼仪"
        )
        step(self.portal, regulation, "consult", "demo-drafter")
        self.assertEqual(
            set(self.refused(regulation, "submit", "demo-drafter")), {"misnumbered", "missing_scope", "foreign_subject"}
        )
        self.assertEqual(self.state(regulation), "consultation")

    def test_a_document_number_of_a_secret_is_refused(self) -> None:
        regulation = add_regulation(self.portal, document_number="机密〔2026〕1号")
        self.assertEqual(self.refused(regulation, "consult", "demo-drafter"), ["secret_mark"])

    def test_a_mark_in_the_text_stops_the_release_only(self) -> None:
        regulation = add_regulation(self.portal, state="in_force", body=f"{BODY}\n机密★1年")
        self.assertEqual(self.refused(regulation, "release", "demo-publisher", "审查通过"), ["secret_mark"])

    def test_a_number_is_given_once_however_it_is_typed(self) -> None:
        add_regulation(self.portal, 8)
        again = add_regulation(self.portal, 9, document_number="商南政审发[2026] 8号")
        step(self.portal, again, "consult", "demo-drafter")
        self.assertEqual(self.refused(again, "submit", "demo-drafter"), ["number_in_use"])

    def test_release_needs_the_scope_and_the_result_of_the_check(self) -> None:
        regulation = add_regulation(self.portal, state="in_force", public_scope="不予公开")
        self.assertEqual(self.refused(regulation, "release", "demo-publisher"), ["reason_missing", "not_public"])

    def test_nobody_takes_the_steps_of_the_system(self) -> None:
        regulation = add_regulation(self.portal, state="in_force")
        for account in ("demo-approver", "demo-sysadmin", "demo-publisher"):
            with self.assertRaises(WorkflowException):
                step(self.portal, regulation, "supersede", account, "试")


class TestDays(RegulationCase):
    def test_it_is_not_put_into_force_before_its_day(self) -> None:
        regulation = add_regulation(self.portal, state="signed", effective_on=day(3).isoformat())
        self.assertEqual(self.refused(regulation, "enact", "demo-approver"), ["not_yet"])
        self.assertEqual(run_due().enacted, [])

    def test_missed_days_are_caught_up_in_order_and_twice_is_once(self) -> None:
        old = add_regulation(self.portal, 1, "in_force", effective_on=day(-90).isoformat())
        middle = add_regulation(self.portal, 2, "signed", effective_on=day(-20).isoformat(), supersedes=[IUUID(old)])
        new = add_regulation(self.portal, 3, "signed", effective_on=day(-5).isoformat(), supersedes=[IUUID(middle)])
        # Before the job: dates alone say what applies.
        self.assertIsNone(self.text_of(old, -10))
        self.assertIsNotNone(self.text_of(old, -21))
        report = run_due()
        self.assertEqual(report.enacted, [middle.title, new.title])
        self.assertEqual([self.state(r) for r in (old, middle, new)], ["superseded", "superseded", "in_force"])
        self.assertEqual((old.repealed_on, middle.repealed_on, new.repealed_on), (day(-20), day(-5), None))
        self.assertEqual(old.superseded_by, IUUID(middle))
        before = [len(r.workflow_history["regulation_workflow"]) for r in (old, middle, new)]
        self.assertEqual(run_due().enacted, [])
        self.assertEqual([len(r.workflow_history["regulation_workflow"]) for r in (old, middle, new)], before)

    def test_what_comes_late_ends_where_it_is_replaced_already(self) -> None:
        late = add_regulation(self.portal, 1, "signed", effective_on=day(-5).isoformat())
        add_regulation(self.portal, 2, "in_force", effective_on=day(-2).isoformat(), supersedes=[IUUID(late)])
        run_due()
        self.assertEqual((self.state(late), late.repealed_on), ("superseded", day(-2)))

    def test_one_that_is_refused_does_not_stop_the_others(self) -> None:
        first = add_regulation(self.portal, 1, "in_force")
        step(self.portal, first, "revise", "demo-drafter")
        copy: Any = working_copy_of(first)
        copy.effective_on = day(0)
        copy.reindexObject()
        take_to(self.portal, copy, "signed")
        step(self.portal, first, "repeal", "demo-approver", "不再需要")
        second = add_regulation(self.portal, 2, "signed", effective_on=day(0).isoformat())
        report = run_due()
        self.assertEqual((report.enacted, [title for title, _why in report.refused]), ([second.title], [copy.title]))
        self.assertEqual((self.state(copy), self.state(second)), ("signed", "in_force"))

    def test_a_repeal_ends_it_today(self) -> None:
        regulation = add_regulation(self.portal, state="in_force", effective_on=day(-9).isoformat())
        self.assertEqual(self.refused(regulation, "repeal", "demo-approver"), ["reason_missing"])
        step(self.portal, regulation, "repeal", "demo-approver", "任务完成")
        self.assertEqual((self.text_of(regulation, -1), self.text_of(regulation, 0)), (BODY, None))


class TestMidnight(RegulationCase):
    """Between midnight and the run of the calendar the date alone decides."""

    def sees(self, record: Any, reader: str | None) -> bool:
        with acting_as(self.portal, reader):
            return bool(api.user.has_permission("View", obj=record))

    def on_the_board(self, reader: str | None) -> set[str]:
        with acting_as(self.portal, reader):
            view = getMultiAdapter((self.portal["regulations"], self.layer["request"].clone()), name="regulations-on")
            view.day = day(0)
            return {row["title"] for row in view.rows}

    def setUp(self) -> None:
        super().setUp()
        alsoProvides(self.layer["request"], IShangnanLayer)

    def test_a_signed_text_is_read_from_its_day_on(self) -> None:
        begun = add_regulation(self.portal, 1, "signed", effective_on=day(0).isoformat())
        coming = add_regulation(self.portal, 2, "signed", effective_on=day(1).isoformat())
        self.assertEqual([self.sees(r, "demo-staff") for r in (begun, coming)], [True, False])
        self.assertEqual([self.sees(r, None) for r in (begun, coming)], [False, False])
        self.assertEqual(self.on_the_board("demo-staff"), {begun.title})
        self.assertEqual(self.on_the_board(None), set())
        run_due()
        self.assertEqual(self.on_the_board("demo-staff"), {begun.title})

    def test_a_term_ends_by_itself(self) -> None:
        over = add_regulation(self.portal, 1, "in_force_public", effective_on=day(-9).isoformat())
        over.expires_on = day(0)
        over.reindexObject()
        self.assertEqual((self.text_of(over, -1), self.text_of(over, 0)), (BODY, None))
        self.assertEqual(self.on_the_board("demo-staff"), set())
        self.assertEqual(run_due().expired, [over.title])
        self.assertEqual((self.state(over), over.repealed_on), ("repealed_public", day(0)))
        self.assertEqual(run_due().expired, [])

    def test_what_had_ended_before_is_not_replaced(self) -> None:
        old = add_regulation(self.portal, 1, "in_force", effective_on=day(-30).isoformat())
        old.expires_on = day(-10)
        old.reindexObject()
        new = add_regulation(self.portal, 2, "signed", effective_on=day(-5).isoformat(), supersedes=[IUUID(old)])
        self.assertEqual(
            [text is None for text in map(lambda d: self.text_of(old, d), (-11, -10, -5))], [False, True, True]
        )
        run_due()
        self.assertEqual([self.state(r) for r in (old, new)], ["repealed", "in_force"])
        self.assertEqual((old.repealed_on, old.superseded_by), (day(-10), None))

    def test_missed_days_end_what_began_in_them_too(self) -> None:
        short = add_regulation(
            self.portal, 1, "signed", effective_on=day(-9).isoformat(), expires_on=day(-3).isoformat()
        )
        report = run_due()
        self.assertEqual((report.enacted, report.expired), ([short.title], [short.title]))
        self.assertEqual(self.state(short), "repealed")

    def test_an_end_before_the_beginning_is_told(self) -> None:
        wrong = add_regulation(self.portal, effective_on=day(0).isoformat(), expires_on=day(0).isoformat())
        step(self.portal, wrong, "consult", "demo-drafter")
        self.assertEqual(self.refused(wrong, "submit", "demo-drafter"), ["ends_before_it_begins"])


class TestVersions(RegulationCase):
    """What a version holds, and who reads which."""

    def revised(self) -> Any:
        regulation = add_regulation(self.portal, state="draft", effective_on=day(-100).isoformat())
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(regulation, "old.pdf")
        take_to(self.portal, regulation, "signed")
        run_due()
        step(self.portal, regulation, "revise", "demo-drafter")
        copy: Any = working_copy_of(regulation)
        with acting_as(self.portal, "demo-drafter"):
            copy.manage_delObjects(["old.pdf"])
            add_attachment(copy, "new.pdf", PDF + b"new")
        copy.body, copy.effective_on = BODY.replace("书面", "电子"), day(-3)
        take_to(self.portal, copy, "signed")
        run_due()
        return regulation

    def test_the_files_of_each_day_are_kept(self) -> None:
        regulation = self.revised()
        self.assertEqual(regulation.objectIds(), ["new.pdf"])
        for number, name, data in ((1, "old.pdf", PDF), (2, "new.pdf", PDF + b"new")):
            (told,) = versions(regulation)[number]["data"]["files"]
            self.assertEqual(told["title"], name)
            kept: Any = kept_file(regulation, told["sha256"])
            self.assertEqual(kept.data, data)

    def test_a_text_that_was_never_released_stays_unread_by_the_public(self) -> None:
        regulation = self.revised()
        step(self.portal, regulation, "release", "demo-publisher", "审查通过")
        self.assertIn("电子", self.text_of(regulation, 0, None) or "")
        self.assertIsNone(self.text_of(regulation, -50, None))
        self.assertIn("书面", self.text_of(regulation, -50) or "")


class TestRevision(RegulationCase):
    def setUp(self) -> None:
        super().setUp()
        self.regulation = add_regulation(self.portal, state="signed", effective_on=day(-100).isoformat())
        run_due()
        step(self.portal, self.regulation, "release", "demo-publisher", "审查通过")
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.regulation)
        step(self.portal, self.regulation, "revise", "demo-drafter")
        self.copy: Any = working_copy_of(self.regulation)

    def test_one_at_a_time(self) -> None:
        self.assertEqual(self.refused(self.regulation, "revise", "demo-drafter"), ["revision_open"])
        with acting_as(self.portal, "demo-drafter"):
            self.assertNotIn("revise", {action["id"] for action in worth_offering(self.regulation)})

    def test_both_texts_are_kept_with_their_days(self) -> None:
        self.copy.body = BODY + "\n第五条　新增。"
        self.copy.effective_on = day(-3)
        take_to(self.portal, self.copy, "signed")
        # Signed and due: the dates say so before the job does, to everybody on the staff.
        for reader in ("demo-drafter", "demo-staff", "demo-drafter2"):
            self.assertIn("第五条", self.text_of(self.regulation, 0, reader) or "")
        self.assertIsNone(self.text_of(self.regulation, 0, None))
        self.assertEqual(run_due().enacted, [self.regulation.title])
        self.assertNotIn("第五条", self.text_of(self.regulation, -4) or "第五条")
        self.assertIn("第五条", self.text_of(self.regulation, -3) or "")
        self.assertIsNone(self.text_of(self.regulation, -101))
        self.assertIsNone(working_copy_of(self.regulation))
        self.assertEqual(self.regulation.objectIds(), ["form.pdf"])
        # The new text has not been checked for release.
        self.assertEqual(self.state(self.regulation), "in_force")
        step(self.portal, self.regulation, "release", "demo-publisher", "审查通过")
        self.assertEqual(self.state(self.regulation), "in_force_public")

    def test_it_cannot_begin_before_the_text_that_it_revises(self) -> None:
        self.copy.effective_on = day(-101)
        take_to(self.portal, self.copy, "signed")
        self.assertEqual(self.refused(self.copy, "enact", "demo-approver"), ["before_the_original"])


class TestThousandQuestions(RegulationCase):
    def test_records_answer_like_a_notice_board(self) -> None:
        """The oracle is the board in the hall: each morning the clerk hangs up what begins and takes down what ends."""
        chance, asked = Random(153), 0
        for number in range(40):
            regulation = add_regulation(self.portal, number + 100, "in_force", effective_on=day(-300).isoformat())
            begins, last = [-300], -300
            for _revision in range(chance.randrange(0, 4)):
                last = chance.randrange(last, 0)
                begins.append(last)
                text = to_plain(regulation) | {"effective_on": day(last).isoformat(), "body": f"第{len(begins)}版"}
                keep_version(regulation, text, "2026-01-01T00:00:00+08:00", "demo-approver")
            end = chance.randrange(-250, 1) if chance.random() < 0.4 else None
            # By its own words, or by somebody's decision.
            setattr(regulation, chance.choice(("repealed_on", "expires_on")), None if end is None else day(end))
            board, mornings = 0, {}
            for morning in range(-320, 20):
                board = max([board, *(text for text, begin in enumerate(begins, 1) if begin == morning)])
                mornings[morning] = 0 if end is not None and morning >= end else board
            for _question in range(25):
                morning = chance.randrange(-320, 20)
                with acting_as(self.portal, "demo-staff"):
                    found = standing(regulation, day(morning))
                self.assertEqual(found.version or 0, mornings[morning], (begins, end, morning))
                self.assertEqual(found.data is None, not mornings[morning])
                asked += 1
        self.assertEqual(asked, 1000)
