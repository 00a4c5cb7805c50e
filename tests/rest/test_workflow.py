"""Steps by REST: the same refusals as the form, in full, and nothing written where a step was not taken."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.lifecycle.revision import working_copy_of
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.records.workflow.transitions import unmet
from tests.permissions.world import fingerprint
from tests.rest.world import RestCase
from tests.support import acting_as

import transaction


class TestWorkflow(RestCase):
    def test_the_gate_is_told_in_full_and_nothing_is_written(self) -> None:
        guide = self.world.guide("reviewed", place="", complaint_phone="0914-6310007", bases=[])
        before, versions = fingerprint(guide), dict(guide.__annotations__)
        response = self.publisher.rest("POST", f"{guide.absolute_url()}/@workflow/publish", {"comment": "同意"})
        with acting_as(self.portal, "demo-publisher"):
            expected = Refused(unmet(guide, "publish", "同意")).lines()
        self.assertEqual(response.status_code, 400)
        self.assertGreater(len(expected), 2)
        self.assertEqual(response.json()["message"].split("\n"), expected)
        self.assertEqual([error["message"] for error in response.json()["errors"]], expected)
        self.assertEqual(fingerprint(guide), before)
        self.assertEqual(dict(guide.__annotations__), versions)
        self.assertEqual(guide.EffectiveDate(), "None")
        brain = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=guide.UID())[0]
        self.assertEqual((brain.review_state, brain.EffectiveDate), ("reviewed", "None"))

    def test_a_step_on_the_way_gives_no_date_of_publication(self) -> None:
        guide = self.world.guide("draft")
        response = self.drafter.rest("POST", f"{guide.absolute_url()}/@workflow/submit", {})
        self.assertEqual((response.status_code, response.json()["review_state"]), (200, "pending"))
        transaction.begin()
        self.assertEqual(guide.EffectiveDate(), "None")

    def test_a_reason_is_asked_for(self) -> None:
        guide = self.world.guide("pending")
        url = f"{guide.absolute_url()}/@workflow/return_to_draft"
        self.assertEqual(self.reviewer.rest("POST", url, {"comment": " "}).status_code, 400)
        self.assertEqual(self.reviewer.rest("POST", url, {"comment": "材料说明不清"}).status_code, 200)
        transaction.begin()
        last = guide.workflow_history["service_guide_workflow"][-1]
        self.assertEqual((last["actor"], last["comments"]), ("demo-reviewer", "材料说明不清"))

    def test_steps_that_are_not_open(self) -> None:
        guide = self.world.guide("draft")
        before = fingerprint(guide)
        url = f"{guide.absolute_url()}/@workflow"
        for address, status in (
            (f"{url}/publish", 403),
            (f"{url}/nonsense", 403),
            (f"{url}/submit/more", 404),
            (url, 404),
        ):
            with self.subTest(address):
                self.assertEqual(self.drafter.rest("POST", address, {}).status_code, status)
        self.assertEqual(self.anybody.rest("POST", f"{url}/submit", {}).status_code, 401)
        self.assertEqual(fingerprint(guide), before)

    def test_wishes_beside_the_opinion_are_refused(self) -> None:
        guide = self.world.guide("draft")
        before = fingerprint(guide)
        for body in (
            {"comment": 1},
            {"comment": ["x"]},
            {"effective": "2020-01-01"},
            {"include_children": True},
            {"comment": "字" * 2001},
        ):
            with self.subTest(str(body)[:40]):
                self.assertEqual(
                    self.drafter.rest("POST", f"{guide.absolute_url()}/@workflow/submit", body).status_code, 400
                )
        self.assertEqual(fingerprint(guide), before)

    def test_a_revision_says_where_to_go_on(self) -> None:
        guide = self.world.guide("published")
        started = self.drafter.rest("POST", f"{guide.absolute_url()}/@workflow/revise", {})
        transaction.begin()
        copy = working_copy_of(guide)
        self.assertEqual(started.json()["@id"], copy.absolute_url())
        copy_url = copy.absolute_url()
        for person, step in ((self.drafter, "submit"), (self.reviewer, "review"), (self.publisher, "publish")):
            done = person.rest("POST", f"{copy_url}/@workflow/{step}", {"comment": "可以"})
            self.assertEqual(done.status_code, 200, done.text)
        self.assertEqual(done.json()["@id"], guide.absolute_url())
        self.assertEqual(self.publisher.rest("GET", copy_url).status_code, 404)

    def test_history_by_rest_is_the_history_page(self) -> None:
        guide = self.world.guide("published")
        history = self.drafter.rest("GET", f"{guide.absolute_url()}/@history").json()
        self.assertEqual([step["person"] for step in history["steps"]][:3], ["陈发布", "王审核", "李经办"])
        self.assertEqual([version["version"] for version in history["versions"]], [1])
