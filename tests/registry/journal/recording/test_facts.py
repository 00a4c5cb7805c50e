"""One entry for each thing and each act of a transaction, whatever the events tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from shangnan.policy.registry.journal.recording.facts import ADDED
from shangnan.policy.registry.journal.recording.facts import EDITED
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.facts import MOST_NAMES
from shangnan.policy.registry.journal.recording.facts import MOVED
from shangnan.policy.registry.journal.recording.facts import REMOVED
from shangnan.policy.registry.journal.recording.facts import STEP
from shangnan.policy.registry.journal.recording.facts import told_of
from shangnan.policy.registry.journal.subject import Subject
from typing import Any

import unittest

ONE, OTHER = Subject("ServiceGuide", "1"), Subject("ServiceGuide", "2")


def fact(what: str, subject: Subject = ONE, actor: str = "me", **more: Any) -> Fact:
    return Fact("record", what, subject, actor, **more)


def actions(*facts: Fact) -> list[str]:
    return [told.action for told in told_of(facts)]


class TestOneEntryEach(unittest.TestCase):
    def test_what_is_made_is_filled_and_that_is_no_change(self) -> None:
        self.assertEqual(actions(fact(ADDED), fact(EDITED, fields=("title",)), fact(MOVED)), ["record.add"])

    def test_changes_of_one_thing_are_one(self) -> None:
        (told,) = told_of([fact(EDITED, fields=("a", "b")), fact(EDITED, fields=("b", "c"), files=("added: x",))])
        self.assertEqual(told.details, {"fields": ["a", "b", "c"], "files": ["added: x"]})

    def test_what_a_step_writes_belongs_to_it(self) -> None:
        step = fact(STEP, details={"transition": "sign"})
        (told,) = told_of([step, fact(EDITED, fields=("number",))])
        self.assertEqual((told.action, told.details), ("record.step", {"transition": "sign", "fields": ["number"]}))

    def test_each_step_is_one(self) -> None:
        self.assertEqual(actions(fact(STEP), fact(STEP)), ["record.step"] * 2)

    def test_what_is_removed_was_not_changed(self) -> None:
        self.assertEqual(
            actions(fact(EDITED), fact(MOVED), fact(STEP), fact(REMOVED)), ["record.step", "record.delete"]
        )

    def test_what_was_there_for_a_moment_is_not_told(self) -> None:
        self.assertEqual(actions(fact(ADDED), fact(REMOVED)), [])

    def test_things_and_people_are_told_apart(self) -> None:
        facts = [fact(EDITED), fact(EDITED, OTHER), fact(EDITED, actor="you"), fact(EDITED)]
        self.assertEqual(
            [(told.subject.uid, told.actor) for told in told_of(facts)], [("1", "me"), ("2", "me"), ("1", "you")]
        )

    def test_an_import_tells_one_line_of_a_record(self) -> None:
        facts = [
            fact(ADDED, run="r"),
            fact(EDITED, run="r"),
            fact(STEP, run="r", details={"transition": "submit"}),
            fact(STEP, run="r", details={"transition": "review"}),
        ]
        (told,) = told_of(facts)
        self.assertEqual(
            (told.action, told.details), ("record.import", {"import": "r", "done": ["add", "submit", "review"]})
        )

    def test_the_subject_is_as_it_is_at_the_end(self) -> None:
        public = Subject("ServiceGuide", "1", "services/x", "标题")
        (told,) = told_of([fact(ADDED), fact(EDITED, public)])
        self.assertEqual(told.subject, public)

    def test_a_long_list_is_cut_and_counted(self) -> None:
        (told,) = told_of([fact(EDITED, fields=tuple(str(number) for number in range(MOST_NAMES + 5)))])
        self.assertEqual((len(told.details["fields"]), told.details["left_out"]), (MOST_NAMES, "5"))

    def test_other_facts_stand_for_themselves(self) -> None:
        account = Subject("account", "wang")
        told = told_of(
            [Fact("account", ADDED, account, "me"), Fact("account", "roles", account, "me", {"given": ["A"]})]
        )
        self.assertEqual([each.action for each in told], ["account.add", "account.roles"])


KINDS = st.sampled_from([ADDED, EDITED, STEP, MOVED, REMOVED])


class TestAlways(unittest.TestCase):
    @given(st.lists(st.tuples(KINDS, st.sampled_from([ONE, OTHER]), st.sampled_from(["me", "you"]))))
    def test_nothing_but_steps_is_told_twice_and_no_thing_is_passed_over(self, drawn: list[Any]) -> None:
        facts = [fact(what, subject, actor) for what, subject, actor in drawn]
        told = told_of(facts)
        once = [(each.action, each.subject.uid, each.actor) for each in told if each.action != "record.step"]
        self.assertEqual(len(once), len(set(once)))
        self.assertEqual(len(told) - len(once), sum(what == STEP for what, _subject, _actor in drawn))
        for uid in {subject.uid for _what, subject, _actor in drawn}:
            whats = {what for what, subject, _actor in drawn if subject.uid == uid}
            if not {ADDED, REMOVED} <= whats:
                self.assertIn(uid, {each.subject.uid for each in told})
