"""Units as content: their groups, closing, merging and deleting; view and search agree on who sees what."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from Products.CMFCore.WorkflowCore import WorkflowException
from shangnan.policy.demonstration.accounts import HOME_UNIT
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.groups import members
from shangnan.policy.units.merging import merge
from shangnan.policy.units.subscribers import UnitInUse
from shangnan.policy.units.vocabularies import assignable_units_vocabulary
from tests.support import acting_as
from tests.support import add_guide
from tests.support import publish
from tests.support import unit_uid

import unittest


class TestUnits(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.home = api.content.get(UID=unit_uid())
        self.other = api.content.get(UID=unit_uid(OTHER_UNIT))

    def titles(self) -> list[str]:
        return [term.title for term in assignable_units_vocabulary(self.portal["services"])]

    def test_each_unit_has_its_function_groups(self) -> None:
        for function in FUNCTIONS:
            self.assertIsNotNone(api.group.get(groupname=group_id(IUUID(self.home), function)))
        self.assertEqual(members(IUUID(self.home), "drafter"), ["demo-drafter"])

    def test_a_drafter_drafts_for_his_units_only(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            self.assertEqual(self.titles(), [HOME_UNIT])
        with acting_as(self.portal, "demo-reviewer"):
            self.assertEqual(self.titles(), [])

    def test_a_closed_unit_gets_nothing_new(self) -> None:
        with acting_as(self.portal, "demo-sysadmin"):
            api.portal.get_tool("portal_workflow").doActionFor(self.home, "close")
        with acting_as(self.portal, "demo-drafter"):
            self.assertEqual(self.titles(), [])

    def test_a_record_keeps_its_unit_in_the_form(self) -> None:
        guide = add_guide(self.portal, unit=OTHER_UNIT)
        self.assertEqual([term.title for term in assignable_units_vocabulary(guide)], [OTHER_UNIT])

    def test_a_new_name_reaches_groups_and_lists(self) -> None:
        guide = add_guide(self.portal)
        self.home.title = "县行政审批和政务服务局"
        from zope.event import notify
        from zope.lifecycleevent import ObjectModifiedEvent

        notify(ObjectModifiedEvent(self.home))
        self.assertEqual(
            api.group.get(groupname=group_id(IUUID(self.home), "drafter")).getProperty("title"),
            "县行政审批和政务服务局 · 经办人",
        )
        catalog = api.portal.get_tool("portal_catalog")
        brain = catalog.unrestrictedSearchResults(UID=IUUID(guide))[0]
        self.assertEqual(brain.unit_title, "县行政审批和政务服务局")

    def test_a_unit_in_use_cannot_be_deleted(self) -> None:
        add_guide(self.portal)
        with acting_as(self.portal, "demo-sysadmin"), self.assertRaises(UnitInUse):
            api.content.delete(self.home)

    def test_a_unit_never_used_goes_with_its_groups(self) -> None:
        uid = IUUID(self.other)
        with acting_as(self.portal, "demo-sysadmin"):
            api.content.delete(self.other)
        self.assertIsNone(api.group.get(groupname=group_id(uid, "drafter")))

    def test_merging_moves_records_and_people_and_says_so(self) -> None:
        draft, published = add_guide(self.portal, 0), add_guide(self.portal, 1)
        publish(self.portal, published)
        with acting_as(self.portal, "demo-sysadmin"):
            moved = merge(self.home, self.other, "机构改革")
        # The two guides, and the filing plan of the site.
        self.assertEqual((moved.records, moved.people), (3, 3))
        self.assertEqual({draft.responsible_unit, published.responsible_unit}, {IUUID(self.other)})
        self.assertEqual(api.content.get_state(published), "published")
        self.assertEqual(api.content.get_state(self.home), "merged")
        last = draft.workflow_history["service_guide_workflow"][-1]
        self.assertEqual((last["action"], last["actor"]), ("reassign", "demo-sysadmin"))
        self.assertIn("机构改革", last["comments"])
        self.assertIn("demo-drafter", members(IUUID(self.other), "drafter"))

    def test_merging_is_refused_with_all_reasons(self) -> None:
        with acting_as(self.portal, "demo-sysadmin"), self.assertRaises(Refused) as caught:
            merge(self.home, self.home, " ")
        self.assertEqual({gap.rule for gap in caught.exception.gaps}, {"merge_into_itself", "reason_missing"})

    def test_the_bare_transition_does_not_merge(self) -> None:
        with acting_as(self.portal, "demo-sysadmin"), self.assertRaises(WorkflowException):
            api.portal.get_tool("portal_workflow").doActionFor(self.home, "merge")


class TestViewAndSearchAgree(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_for_every_account_and_state(self) -> None:
        portal = self.layer["portal"]
        guides = [add_guide(portal, 0), add_guide(portal, 1, unit=OTHER_UNIT), add_guide(portal, 2)]
        publish(portal, guides[2])
        catalog = api.portal.get_tool("portal_catalog")
        seen = {}
        for account in (
            None,
            "demo-drafter",
            "demo-drafter2",
            "demo-reviewer",
            "demo-approver",
            "demo-publisher",
            "demo-staff",
            "demo-registrar",
            "demo-sysadmin",
            "demo-secadmin",
            "demo-auditor",
        ):
            with acting_as(portal, account):
                found = {brain.UID for brain in catalog(portal_type="ServiceGuide")}
                may = {IUUID(guide) for guide in guides if api.user.has_permission("View", obj=guide)}
                with self.subTest(account):
                    self.assertEqual(found, may)
                seen[account] = len(may)
        self.assertEqual(
            (seen[None], seen["demo-drafter"], seen["demo-drafter2"], seen["demo-publisher"]), (1, 2, 2, 3)
        )
