"""A training record through its states and pages; who sees scores, and that nobody else can."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.training.kind import KIND
from shangnan.policy.records.training.scores import visible_scores
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.training.examples import add_training
from tests.records.training.examples import PLAIN
from tests.records.training.examples import SCORES
from tests.support import acting_as
from tests.support import step
from typing import Any

import json
import unittest

PEOPLE = (
    "demo-drafter",
    "demo-reviewer",
    "demo-registrar",
    "demo-approver",
    "demo-staff",
    "demo-drafter2",
    "demo-publisher",
    "demo-auditor",
)
ALL = {"demo-drafter", "demo-reviewer", "demo-registrar"}


class TestStates(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def refused(self, record: Any, transition: str, user: str, opinion: str = "") -> set[str]:
        with self.assertRaises(Refused) as caught:
            step(self.portal, record, transition, user, opinion)
        return {gap.rule for gap in caught.exception.gaps}

    def test_from_draft_to_filed(self) -> None:
        record = add_training(self.portal, "filed")
        self.assertEqual(api.content.get_state(record), "filed")
        self.assertEqual(KIND.plain_of(record), PLAIN)
        self.assertEqual(versions(record)[1]["data"], PLAIN)

    def test_versions_hold_no_scores(self) -> None:
        record = add_training(self.portal, "confirmed")
        self.assertNotIn("91", json.dumps(versions(record)[1]["data"]["roster"]))
        self.assertNotIn("scores", versions(record)[1]["data"])

    def test_an_incomplete_record_is_not_confirmed(self) -> None:
        record = add_training(self.portal, roster=[], scores=[], plan="")
        self.assertEqual(self.refused(record, "confirm", "demo-reviewer"), {"missing_roster", "missing_plan"})

    def test_nobody_confirms_what_he_typed(self) -> None:
        record = add_training(self.portal)
        record.typed_by = ("demo-drafter", "demo-reviewer")
        self.assertEqual(self.refused(record, "confirm", "demo-reviewer"), {"own_text"})

    def test_returning_needs_a_reason(self) -> None:
        record = add_training(self.portal, "confirmed")
        self.assertEqual(self.refused(record, "return_to_draft", "demo-reviewer"), {"reason_missing"})
        step(self.portal, record, "return_to_draft", "demo-reviewer", "学时有误")
        self.assertEqual(api.content.get_state(record), "draft")

    def test_who_sees_which_scores(self) -> None:
        record = add_training(self.portal, "confirmed")
        for user in PEOPLE:
            with self.subTest(user), acting_as(self.portal, user):
                expected = (
                    SCORES
                    if user in ALL
                    else [SCORES[0]]
                    if user == "demo-staff"
                    else [SCORES[1]]
                    if user == "demo-drafter2"
                    else []
                )
                self.assertEqual(visible_scores(record), expected)

    def test_trainees_find_a_draft_that_names_them(self) -> None:
        add_training(self.portal)
        catalog = api.portal.get_tool("portal_catalog")
        for user, number in (("demo-staff", 1), ("demo-drafter2", 1), ("demo-approver", 0), ("demo-publisher", 0)):
            with self.subTest(user), acting_as(self.portal, user):
                self.assertEqual(len(catalog(portal_type="TrainingRecord")), number)

    def test_the_catalog_knows_no_score(self) -> None:
        record = add_training(self.portal, "confirmed", scores=[{**SCORES[0], "score": 83}])
        catalog = api.portal.get_tool("portal_catalog")
        brain = catalog.unrestrictedSearchResults(UID=api.content.get_uuid(record))[0]
        rid = brain.getRID()
        known = repr(
            {
                name: getattr(brain, name, None)
                for name in catalog.schema()
                if name not in ("UID", "modified", "created")
            }
        )
        self.assertNotIn("'score", known)
        self.assertNotIn("score", repr(catalog.getIndexDataForRID(rid)["SearchableText"]))
        self.assertNotIn("83", catalog.getIndexDataForRID(rid)["SearchableText"])
