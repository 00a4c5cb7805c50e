"""A guide's way through its states, with opinions, refusals and revisions."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.lifecycle.revision import original_of
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.views.panel import RecordPanel
from shangnan.policy.records.workflow.transitions import offered
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.transitions import worth_offering
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.units.functions import group_id
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import good_guides
from tests.support import publish
from tests.support import step

import unittest


class TestChain(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def state(self, record: object) -> str:
        return api.content.get_state(record)

    def test_from_draft_to_published(self) -> None:
        guide = add_guide(self.portal)
        self.assertEqual(self.state(guide), "draft")
        publish(self.portal, guide)
        self.assertEqual(self.state(guide), "published")
        history = guide.workflow_history["service_guide_workflow"]
        self.assertEqual(
            [(entry["action"], entry["actor"], entry["comments"]) for entry in history[1:]],
            [
                ("submit", "demo-drafter", ""),
                ("review", "demo-reviewer", "要件齐全"),
                ("publish", "demo-publisher", "同意发布"),
            ],
        )
        kept = versions(guide)[1]
        self.assertEqual(kept["data"], normalised(good_guides()[0]))
        self.assertEqual([change[1:] for change in guide.public_changes], [("publish", 1)])

    def test_plain_form_survives_the_way_through_content(self) -> None:
        for number, example in enumerate(good_guides()):
            with self.subTest(example["name"]):
                unit = "县行政审批服务局"
                guide = add_guide(self.portal, number)
                self.assertEqual(normalised(to_plain(guide)), normalised(example | {"unit": unit}))

    def test_returning_needs_a_reason(self) -> None:
        guide = add_guide(self.portal)
        step(self.portal, guide, "submit", "demo-drafter")
        with self.assertRaises(Refused) as caught:
            step(self.portal, guide, "return_to_draft", "demo-reviewer", "  ")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["reason_missing"])
        self.assertEqual(self.state(guide), "pending")
        step(self.portal, guide, "return_to_draft", "demo-reviewer", "材料说明不清")
        self.assertEqual(self.state(guide), "draft")

    def test_nobody_decides_on_what_he_submitted(self) -> None:
        guide = add_guide(self.portal)
        with api.env.adopt_roles(["Manager"]):
            api.group.add_user(groupname=group_id(guide.responsible_unit, "reviewer"), username="demo-drafter")
        step(self.portal, guide, "submit", "demo-drafter")
        with self.assertRaises(Refused) as caught:
            step(self.portal, guide, "review", "demo-drafter")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["own_submission"])

    def test_the_gate_names_all_at_once(self) -> None:
        guide = add_guide(self.portal, place="", complaint_phone="0914-6310007")
        step(self.portal, guide, "submit", "demo-drafter")
        step(self.portal, guide, "review", "demo-reviewer")
        with self.assertRaises(Refused) as caught:
            step(self.portal, guide, "publish", "demo-publisher")
        self.assertEqual({gap.rule for gap in caught.exception.gaps}, {"missing_place", "same_phones"})
        self.assertEqual(self.state(guide), "reviewed")
        self.assertFalse(versions(guide))

    def test_a_code_is_published_once(self) -> None:
        publish(self.portal, add_guide(self.portal))
        double = add_guide(self.portal)
        step(self.portal, double, "submit", "demo-drafter")
        step(self.portal, double, "review", "demo-reviewer")
        with self.assertRaises(Refused) as caught:
            step(self.portal, double, "publish", "demo-publisher")
        (gap,) = caught.exception.gaps
        self.assertEqual(gap.rule, "code_in_use")
        # Published guides are seen by everybody, so the holder is named.
        self.assertIn(double.title, gap.message.mapping["holder"])

    def test_drafts_reserve_no_code(self) -> None:
        """A draft of another unit, at whatever stage, does not stop the revision of the guide that has the code."""
        guide = add_guide(self.portal)
        publish(self.portal, guide)
        add_guide(self.portal, unit=OTHER_UNIT, code=guide.code)
        waiting = add_guide(self.portal, code=guide.code)
        step(self.portal, waiting, "submit", "demo-drafter")
        step(self.portal, guide, "revise", "demo-drafter")
        publish(self.portal, working_copy_of(guide))
        self.assertEqual(len(versions(guide)), 2)

    def test_other_units_have_no_function_here(self) -> None:
        guide = add_guide(self.portal, unit=OTHER_UNIT)
        with self.assertRaises(WorkflowException):
            step(self.portal, guide, "submit", "demo-drafter")

    def test_suspended_and_cancelled_stay_public_and_say_so(self) -> None:
        guide = add_guide(self.portal)
        publish(self.portal, guide)
        step(self.portal, guide, "suspend", "demo-approver", "系统升级")
        with acting_as(self.portal, None):
            self.assertTrue(api.user.has_permission("View", obj=guide))
        step(self.portal, guide, "resume", "demo-publisher")
        step(self.portal, guide, "cancel", "demo-publisher", "依法取消")
        self.assertEqual([c[1] for c in guide.public_changes], ["publish", "suspend", "resume", "cancel"])


class TestRevision(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide = add_guide(self.portal)
        with acting_as(self.portal, "demo-drafter"):
            add_attachment(self.guide)
        publish(self.portal, self.guide)
        step(self.portal, self.guide, "revise", "demo-drafter")
        self.copy = working_copy_of(self.guide)

    def test_the_published_version_stays_online_until_the_copy_is_published(self) -> None:
        self.assertEqual(api.content.get_state(self.guide), "published")
        self.assertEqual(api.content.get_state(self.copy), "draft")
        self.copy.hours = "周一至周六 9:00—17:00"
        self.assertNotEqual(self.guide.hours, self.copy.hours)
        with acting_as(self.portal, None):
            self.assertFalse(api.user.has_permission("View", obj=self.copy))
        publish(self.portal, self.copy)
        self.assertEqual(self.guide.hours, "周一至周六 9:00—17:00")
        self.assertEqual(sorted(versions(self.guide)), [1, 2])
        self.assertIsNone(working_copy_of(self.guide))
        self.assertEqual(self.guide.objectIds(), ["form.pdf"])
        self.assertEqual(api.content.get_state(self.guide), "published")
        catalog = api.portal.get_tool("portal_catalog")
        brains = catalog.unrestrictedSearchResults(portal_type="ServiceGuide", item_code=self.guide.code)
        self.assertEqual([brain.UID for brain in brains], [IUUID(self.guide)])

    def test_opinions_of_the_copy_stay_with_the_guide(self) -> None:
        publish(self.portal, self.copy)
        actions = [entry["action"] for entry in self.guide.workflow_history["service_guide_workflow"]]
        self.assertEqual(actions, [None, "submit", "review", "publish", "revise", None, "submit", "review", "publish"])

    def test_one_revision_at_a_time(self) -> None:
        with self.assertRaises(Refused) as caught:
            step(self.portal, self.guide, "revise", "demo-drafter")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["revision_open"])

    def test_a_second_one_is_not_offered(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            self.assertIn("revise", {action["id"] for action in offered(self.guide)})
            self.assertNotIn("revise", {action["id"] for action in worth_offering(self.guide)})
            panel = RecordPanel(self.guide, self.layer["request"], None)
            self.assertNotIn("开始修订", {action["title"] for action in panel.steps()})
            self.copy.aq_parent._delObject(self.copy.getId())
            self.assertIn("revise", {action["id"] for action in worth_offering(self.guide)})
            self.assertIn("开始修订", {action["title"] for action in panel.steps()})

    def test_a_pasted_working_copy_is_a_draft_of_its_own(self) -> None:
        text = self.guide.hours
        with acting_as(self.portal, "demo-drafter"):
            pasted = api.content.copy(self.copy, self.copy.aq_parent, "pasted")
            pasted.hours, pasted.code = "周一 9:00—10:00", ""
            pasted.reindexObject()
        self.assertIsNone(pasted.revision_of)
        self.assertIsNone(original_of(pasted))
        self.assertEqual(IUUID(working_copy_of(self.guide)), IUUID(self.copy))
        self.assertEqual(api.content.get_state(pasted), "draft")
        publish(self.portal, self.copy)
        self.assertIn("pasted", self.portal["services"].objectIds())
        self.assertEqual(self.guide.hours, text)
        self.assertIsNone(working_copy_of(self.guide))

    def test_a_copy_does_not_bring_back_a_cancelled_guide(self) -> None:
        step(self.portal, self.guide, "cancel", "demo-publisher", "取消")
        step(self.portal, self.copy, "submit", "demo-drafter")
        step(self.portal, self.copy, "review", "demo-reviewer")
        with self.assertRaises(Refused) as caught:
            step(self.portal, self.copy, "publish", "demo-publisher")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["original_not_published"])


class TestNobodyOwnsARecord(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_adding_gives_no_role(self) -> None:
        guide = add_guide(self.layer["portal"])
        self.assertEqual(guide.get_local_roles(), ())
