"""Every step of every kind: where a reason is needed it is refused without one, by the form and by REST, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from plone import api
from plone.protect.authenticator import createToken
from shangnan.policy.records.workflow.transitions import ITransitionGuard
from shangnan.policy.records.workflow.transitions import rule_of
from shangnan.policy.records.workflow.transitions import TransitionRule
from shangnan.policy.records.workflow.transitions import unmet
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.permissions.table import FOLDER
from tests.records import deciding
from tests.support import acting_as
from typing import Any
from unittest import mock
from urllib.parse import urlencode

import csv
import html
import json
import transaction
import unittest

NEEDED, NOT_NEEDED, DEPENDS = "needed", "–", "depends"
TAKER = "holds-everything"
SENTENCE = "请在意见栏写明原因"
FORM = "application/x-www-form-urlencoded"


def reasons() -> dict[tuple[str, str], str]:
    """Return for each (kind, step) of the list whether it needs a reason."""
    with (FOLDER.parent / "reasons.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["kind"], row["step"]): row["reason"] for row in csv.DictReader(lines)}


def steps_with(value: str) -> list[tuple[str, str]]:
    """Return the (kind, step) of the list that have a value."""
    return sorted(pair for pair, found in reasons().items() if found == value)


def always(rules: Mapping[str, TransitionRule]) -> property:
    """Return a property that gives these rules, whatever is set."""

    def given(_guard: Any) -> Mapping[str, TransitionRule]:
        return rules

    def ignored(_guard: Any, _rules: Mapping[str, TransitionRule]) -> None:
        return None

    return property(given, ignored)


class ReasonsCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        deciding.add_holder_of_all_offices(TAKER)
        transaction.commit()
        self.visitor = Visitor(self.portal, TAKER)
        with acting_as(self.portal, TAKER):
            self.token = createToken()

    def standing_before(self, kind: str, step: str) -> Any:
        """Return a record before a step that the taker may take: where a step is one person's own, that person is the taker."""
        record = deciding.make(self.portal, kind)
        deciding.put(record, deciding.states_before(kind, step)[0])
        guard = deciding.workflow_of(kind).transitions[step].guard
        roles = tuple(guard.roles) if guard is not None else ()
        if roles:
            record.manage_setLocalRoles(TAKER, [*roles, "Reader"])
            record.reindexObjectSecurity()
            transaction.commit()
        return record

    def by_form(self, record: Any, step: str, opinion: str) -> str:
        sent = {"transition": step, "comment": opinion, "_authenticator": self.token}
        answer = self.visitor.ask(f"{record.absolute_url()}/@@transition", PAGE, "POST", urlencode(sent).encode(), FORM)
        return html.unescape(answer.content.decode("utf-8", "replace"))

    def by_rest(self, record: Any, step: str, opinion: str) -> str:
        body = json.dumps({"comment": opinion} if opinion else {}).encode()
        answer = self.visitor.ask(f"{record.absolute_url()}/@workflow/{step}", JSON, "POST", body)
        return json.dumps(json.loads(answer.content or b"{}"), ensure_ascii=False)

    def told(self, record: Any, step: str, opinion: str) -> bool:
        """Return whether the rule asks for a reason."""
        transaction.begin()
        with acting_as(self.portal, TAKER):
            return "reason_missing" in {gap.rule for gap in unmet(record, step, opinion)}

    def holes(self, pairs: list[tuple[str, str]]) -> Iterator[str]:
        """Yield every step that can be taken without the reason that it needs, by a door."""
        for kind, step in pairs:
            record = self.standing_before(kind, step)
            before = api.content.get_state(record)
            for door, knock in (("form", self.by_form), ("REST", self.by_rest)):
                for opinion in ("", " \n\u3000"):
                    said = knock(record, step, opinion)
                    transaction.begin()
                    if SENTENCE not in said:
                        yield f"{kind} / {step}: no word of the reason by {door}"
                    if api.content.get_state(record) != before:
                        yield f"{kind} / {step}: taken by {door}"


class TestEveryStep(ReasonsCase):
    def test_the_list_names_every_step_of_every_kind(self) -> None:
        there = {
            (kind, step) for kind in deciding.kinds() for step in deciding.workflow_of(kind).transitions.objectIds()
        }
        self.assertEqual(there, set(reasons()))
        self.assertEqual(set(reasons().values()), {NEEDED, NOT_NEEDED, DEPENDS})

    def test_without_a_reason_it_is_refused_by_every_door(self) -> None:
        self.assertGreater(len(steps_with(NEEDED)), 25)
        self.assertEqual(list(self.holes(steps_with(NEEDED))), [])
        self.assertEqual(self.visitor.failures, [])

    def test_with_a_reason_nothing_more_is_asked_and_elsewhere_none(self) -> None:
        for kind, step in steps_with(NEEDED) + steps_with(NOT_NEEDED):
            record = deciding.make(self.portal, kind)
            deciding.put(record, deciding.states_before(kind, step)[0])
            with self.subTest(kind, step=step):
                self.assertFalse(self.told(record, step, "原因如此"))
                self.assertEqual(self.told(record, step, ""), (kind, step) in steps_with(NEEDED))

    def test_what_depends_needs_it_in_one_state_and_not_in_another(self) -> None:
        for kind, step in steps_with(DEPENDS):
            asked = set()
            for state in deciding.states_before(kind, step):
                record = deciding.make(self.portal, kind)
                deciding.put(record, state)
                asked.add(self.told(record, step, ""))
            with self.subTest(kind, step=step):
                self.assertEqual(asked, {True, False})


class TestPlantedHoles(ReasonsCase):
    def test_a_rule_without_a_reason_is_found(self) -> None:
        one_of_each = {kind: step for kind, step in steps_with(NEEDED)}
        self.assertGreater(len(one_of_each), 10)
        for kind, step in one_of_each.items():
            record = deciding.make(self.portal, kind)
            deciding.put(record, deciding.states_before(kind, step)[0])
            self.assertTrue(rule_of(record, step).needs_reason, (kind, step))
            guard = type(ITransitionGuard(record))
            lacking = {**ITransitionGuard(record).rules, step: TransitionRule()}
            # Some guards make their rules from the record: a property of the class stands before those.
            with self.subTest(kind, step=step), mock.patch.object(guard, "rules", always(lacking), create=True):
                self.assertIn(f"{kind} / {step}: no word of the reason by REST", list(self.holes([(kind, step)])))
