"""Every kind says how it is filed, in the words of its own workflow, and the proposal has a row for each category."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.filing_plan.proposal import completed
from shangnan.policy.records.filing_plan.proposal import proposal
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.kind.filing_rule import FilingRule
from shangnan.policy.records.kind.filing_rule import NotFiled
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.retention.periods import YEARS
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING

import unittest


class TestKinds(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_every_kind_says_how_or_why_not(self) -> None:
        silent = {kind.portal_type for kind in record_kinds() if not isinstance(kind.filing, FilingRule | NotFiled)}
        # A list of what is destroyed has its own way into the archive: it is kept for good where it is.
        self.assertEqual(silent - {"DisposalList"}, set())

    def test_states_and_steps_are_those_of_the_workflow(self) -> None:
        tool = api.portal.get_tool("portal_workflow")
        for kind in record_kinds():
            rule = kind.filing_rule
            if rule is None:
                continue
            (chain,) = tool.getChainForPortalType(kind.portal_type)
            states = tool[chain].states
            with self.subTest(kind.portal_type):
                self.assertTrue(rule.categories)
                self.assertEqual(set(rule.due_states) - set(states.objectIds()), set())
                self.assertEqual(len(rule.due_states), len(set(rule.due_states)))
                for state, step in rule.steps.items():
                    self.assertIn(step, states[state].transitions)

    def test_the_proposal_has_a_row_for_each_category_and_no_other(self) -> None:
        self.assertEqual(set(proposal()), set(all_categories()))
        self.assertEqual({row["period"] for row in proposal().values()} - set(YEARS), set())

    def test_rows_that_are_there_stay(self) -> None:
        (first, *_more) = all_categories()
        mine = {"category": first, "period": "Y", "clause": "另有规定"}
        rows = completed([mine], all_categories())
        self.assertEqual(rows[0], mine)
        self.assertEqual([row["category"] for row in rows].count(first), 1)
        self.assertEqual(len(rows), len(all_categories()))
