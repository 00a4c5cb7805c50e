"""The desk: whose turn it is, what is shown of it, and where one arrives after signing in."""

from __future__ import annotations

from plone import api
from plone.app.testing import logout
from plone.base.interfaces import IRedirectAfterLogin
from shangnan.policy.permissions import REGISTRAR
from shangnan.policy.permissions import UNIT_APPROVER
from shangnan.policy.permissions import UNIT_DRAFTER
from shangnan.policy.permissions import UNIT_REVIEWER
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.workflow.waiting import groups_for
from shangnan.policy.records.workflow.waiting import IDeskBox
from shangnan.policy.records.workflow.waiting import Waiting
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as
from tests.support import add_guide
from types import SimpleNamespace
from typing import Any
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.interface import Interface

import unittest

KIND = Waiting(
    "Paper",
    {"draft": (UNIT_DRAFTER,), "check": (UNIT_REVIEWER, UNIT_APPROVER), "file": (REGISTRAR,)},
    "papers?state=${state}",
)


def queries(roles: tuple[str, ...] = (), **units: list[str]) -> dict[str, Any]:
    return {group.state: dict(group.query) for group in groups_for([KIND], roles, units)}


class TestGroups(unittest.TestCase):
    def test_nobody_waits_for_a_stranger(self) -> None:
        self.assertEqual(queries(("Member",), drafter=[], reviewer=[]), {})

    def test_a_function_in_units_asks_for_these_units_only(self) -> None:
        found = queries(drafter=["b", "a"], approver=["c"])
        self.assertEqual(found["draft"], {"portal_type": "Paper", "review_state": "draft", "unit": ["a", "b"]})
        self.assertEqual(found["check"]["unit"], ["c"])
        self.assertNotIn("file", found)

    def test_two_functions_that_may_act_are_asked_for_together(self) -> None:
        self.assertEqual(queries(reviewer=["a"], approver=["b"])["check"]["unit"], ["a", "b"])

    def test_an_office_asks_for_all_units(self) -> None:
        self.assertEqual(queries((REGISTRAR,)), {"file": {"portal_type": "Paper", "review_state": "file"}})


class TestTurns(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def test_whoever_is_expected_to_act_can_take_a_step_or_write(self) -> None:
        tool = api.portal.get_tool("portal_workflow")
        kinds = {kind.portal_type: kind.waiting for kind in record_kinds()}
        self.assertGreaterEqual(len(kinds), 7)
        for name, kind in kinds.items():
            (workflow_id,) = tool.getChainForPortalType(name)
            workflow = tool[workflow_id]
            for state, turn in kind.turns.items():
                with self.subTest(name, state=state):
                    leaving = [workflow.transitions[step] for step in workflow.states[state].transitions]
                    roles = {role for step in leaving for role in step.getGuard().roles}
                    roles |= set(workflow.states[state].getPermissionInfo("Modify portal content")["roles"])
                    self.assertTrue(turn)
                    self.assertEqual(set(turn) - roles, set())


class TestDesk(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.mine = add_guide(self.portal, 0, name="等我办的事项")
        self.other = add_guide(self.portal, 1, unit="县民政局", name="别处的事项")

    def view(self) -> Any:
        return api.content.get_view("my-desk", self.portal, self.layer["request"].clone())

    def shown(self, user: str) -> dict[str, list[str]]:
        with acting_as(self.portal, user):
            return {group["id"]: [row["title"] for row in group["rows"]] for group in self.view().groups()}

    def submit(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            api.portal.get_tool("portal_workflow").doActionFor(self.mine, "submit")

    def test_a_record_goes_from_desk_to_desk(self) -> None:
        self.assertEqual(self.shown("demo-drafter"), {"ServiceGuide-draft": ["等我办的事项"]})
        self.assertEqual(self.shown("demo-drafter2"), {"ServiceGuide-draft": ["别处的事项"]})
        self.assertEqual(self.shown("demo-reviewer"), {})
        self.submit()
        self.assertEqual(self.shown("demo-drafter"), {})
        self.assertEqual(self.shown("demo-reviewer"), {"ServiceGuide-pending": ["等我办的事项"]})
        self.assertEqual(self.shown("demo-staff"), {})

    def test_a_page_for_everybody_who_is_signed_in(self) -> None:
        for user in ("demo-drafter", "demo-staff", "demo-publisher", "demo-secadmin"):
            with self.subTest(user), acting_as(self.portal, user):
                html = self.view()()
                self.assertIn('id="desk-waiting"', html)
                self.assertIn(f"{self.portal.absolute_url()}/services", html)
                self.assertEqual("等我办的事项" in html, user == "demo-drafter")

    def test_forms_for_what_one_may_add(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            forms = {form["url"] for section in self.view().sections() for form in section["forms"]}
        self.assertIn(f"{self.portal.absolute_url()}/services/++add++ServiceGuide", forms)
        with acting_as(self.portal, "demo-staff"):
            self.assertEqual([form for section in self.view().sections() for form in section["forms"]], [])

    def test_a_box_that_holds_something_is_shown(self) -> None:
        def box(request: Any) -> Any:
            rows = [{"title": "签一份", "url": "http://x/1", "note": "二〇二六"}]
            return SimpleNamespace(title="待签", url="http://x", total=request.form.get("n", 0), rows=lambda: rows)

        site = getGlobalSiteManager()
        site.registerAdapter(box, (Interface,), IDeskBox, name="test")
        self.addCleanup(site.unregisterAdapter, box, (Interface,), IDeskBox, name="test")
        with acting_as(self.portal, "demo-staff"):
            self.assertNotIn("签一份", self.view()())
            view = self.view()
            view.request.form["n"] = 3
            self.assertIn("签一份", view())

    def test_one_arrives_at_the_desk_unless_a_page_asked_for_the_name(self) -> None:
        home = self.portal.absolute_url()
        arrive = getMultiAdapter((self.portal, self.layer["request"]), IRedirectAfterLogin)
        for came_from in (None, home, f"{home}/", f"{home}?x=1", f"{home}/logged_out"):
            self.assertEqual(arrive(came_from), f"{home}/@@my-desk")
        self.assertEqual(arrive(f"{home}/services/a?b=1"), f"{home}/services/a?b=1")


class TestNavigation(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def places(self, user: str | None) -> set[str]:
        portal, request = self.layer["portal"], self.layer["request"].clone()
        if user is None:
            logout()
            places = api.content.get_view("shangnan-shell", portal, request).places
        else:
            with acting_as(portal, user):
                places = api.content.get_view("shangnan-shell", portal, request).places
        return {place["url"].rpartition("/")[2] for place in places}

    def test_staff_find_the_internal_sections_visitors_do_not(self) -> None:
        inside = {"@@my-desk", "dispatches", "training", "units"}
        self.assertLessEqual(inside, self.places("demo-staff"))
        self.assertEqual(inside & self.places(None), set())
