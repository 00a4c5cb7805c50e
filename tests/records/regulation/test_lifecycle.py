"""A regulation's way through its states, its days, its revisions, and what replaces it."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation.due import run_due
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import BODY
from tests.records.regulation.examples import day
from tests.records.regulation.examples import take_to
from tests.records.regulation.lifecycle_case import RegulationCase
from tests.support import acting_as
from tests.support import step
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


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
