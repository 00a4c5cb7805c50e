"""Which text was in force on a day: versions, revisions, and a thousand questions."""

from __future__ import annotations

from random import Random
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import keep_version
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.regulation.due import run_due
from shangnan.policy.records.regulation.kept_files import kept_file
from shangnan.policy.records.regulation.plain import to_plain
from shangnan.policy.records.regulation.standing import standing
from shangnan.policy.records.workflow.transitions import worth_offering
from tests.records.regulation.examples import add_regulation
from tests.records.regulation.examples import BODY
from tests.records.regulation.examples import day
from tests.records.regulation.examples import take_to
from tests.records.regulation.lifecycle_case import RegulationCase
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import PDF
from tests.support import step
from typing import Any


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
