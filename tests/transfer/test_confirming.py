"""What an import brings in, another publisher confirms or sends back: by the workflow, by the page, whatever is tried."""

from __future__ import annotations

from html import unescape
from plone import api
from plone.testing.zope import Browser
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.transfer import confirming
from shangnan.policy.transfer.confirming import RETURN
from shangnan.policy.transfer.confirming import waiting_guides
from shangnan.policy.transfer.import_batches import all_handed_over
from shangnan.policy.units.people import add_person
from tests.support import acting_as
from tests.support import good_guides
from tests.support import step
from tests.transfer.site import confirm
from tests.transfer.site import guides
from tests.transfer.site import guides_file
from tests.transfer.site import IMPORT_TESTING
from tests.transfer.site import refusals
from tests.transfer.site import run
from tests.transfer.site import totals
from typing import Any
from unittest import mock
from urllib.parse import urlencode

import re
import transaction
import unittest

EXAMPLE, SECOND, THIRD = good_guides()[:3]
CHANGED = EXAMPLE | {"summary": "换一句话说明。"}
# Ran the imports; demo-publisher is the other publisher.
RUNNER = "other-publisher"
OTHER = "demo-publisher"


class ConfirmingCase(unittest.TestCase):
    layer = IMPORT_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        add_person(RUNNER, TEST_PASSWORD, "林发布")
        with api.env.adopt_roles(["Manager"]):
            api.group.add_user(groupname="office-publisher", username=RUNNER)
        transaction.commit()

    def state(self, example: dict[str, Any] = EXAMPLE) -> str:
        return api.content.get_state(guides()[example["code"]])

    def step(self, transition: str, user_id: str, opinion: str = "", **more: str) -> None:
        guide = guides()[EXAMPLE["code"]]
        with acting_as(self.portal, user_id):
            api.portal.get_tool("portal_workflow").doActionFor(guide, transition, comment=opinion, **more)
        transaction.commit()

    def browser(self, user_id: str) -> Browser:
        browser = Browser(self.layer["app"])
        browser.raiseHttpErrors = False
        browser.addHeader("Authorization", f"Basic {user_id}:{TEST_PASSWORD}")
        return browser


class TestAnotherPublisher(ConfirmingCase):
    def test_one_publisher_alone_publishes_nothing_new(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        self.assertEqual(self.state(), "reviewed")
        with self.assertRaises(Refused) as caught:
            self.step("publish", RUNNER, "同意")
        self.assertEqual([gap.rule for gap in caught.exception.gaps], ["own_text"])
        (decided,) = confirm(RUNNER)
        self.assertEqual((decided.done, len(decided.refused), self.state()), (0, 1, "reviewed"))
        (decided,) = confirm(OTHER)
        self.assertEqual((decided.done, decided.refused, self.state()), (1, [], "published"))

    def test_one_publisher_alone_rewrites_nothing_published(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=OTHER)
        confirm(RUNNER)
        run(guides_file([CHANGED]), publish=True, by=RUNNER)
        (newest, _first) = all_handed_over()
        with acting_as(self.portal, RUNNER):
            (copy,) = [brain.getObject() for brain in waiting_guides(newest)]
        with self.assertRaises(Refused):
            step(self.portal, copy, "publish", RUNNER, "同意")
        transaction.abort()
        confirm(RUNNER)
        with acting_as(self.portal, OTHER):
            self.assertEqual([brain.getId for brain in waiting_guides(newest)], [copy.getId()])
        confirm(OTHER)
        (guide,) = guides().values()
        self.assertEqual(guide.description, CHANGED["summary"])
        self.assertEqual([version["actor"] for version in versions(guide).values()], [RUNNER, OTHER])

    def test_a_list_is_written_by_whoever_ran_it_until_the_unit_answers_for_it(self) -> None:
        run(guides_file([EXAMPLE]), by=OTHER)
        self.step("submit", "demo-drafter")
        self.step("review", "demo-reviewer")
        with self.assertRaises(Refused):
            self.step("publish", OTHER)
        self.step("return_reviewed", OTHER, "请经办人核对后再提交")
        self.step("submit", "demo-drafter", take_over="1")
        self.step("review", "demo-reviewer")
        self.step("publish", OTHER)
        self.assertEqual(self.state(), "published")

    def test_sent_back_and_brought_in_again(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        confirm(OTHER)
        run(guides_file([CHANGED, SECOND]), publish=True, by=RUNNER)
        self.assertEqual(sum(done.done for done in confirm(OTHER, RETURN, "")), 0)
        self.assertEqual(sum(done.done for done in confirm(OTHER, RETURN, "依据有误")), 2)
        originals = [guide for guide in self.portal["services"].objectValues() if not guide.revision_of]
        found = {guide.code: guide for guide in originals}
        self.assertEqual(api.content.get_state(found[EXAMPLE["code"]]), "published")
        self.assertEqual(api.content.get_state(found[SECOND["code"]]), "draft")
        # The corrected file goes on where the refused one was.
        again = CHANGED | {"summary": "再换一句话说明。"}
        self.assertEqual(totals(run(guides_file([again, SECOND]), publish=True, by=RUNNER)), {"changed": 2})
        confirm(OTHER)
        self.assertEqual(guides()[EXAMPLE["code"]].description, again["summary"])
        self.assertEqual(self.state(SECOND), "published")

    def test_a_revision_that_was_sent_back_and_taken_up_by_people_is_theirs(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        confirm(OTHER)
        run(guides_file([CHANGED]), publish=True, by=RUNNER)
        confirm(OTHER, RETURN, "依据有误")
        transaction.begin()
        (copy,) = [guide for guide in self.portal["services"].objectValues() if guide.revision_of]
        copy.typed_by = ("demo-drafter",)
        transaction.commit()
        report = run(guides_file([CHANGED | {"summary": "又换。"}]), publish=True, by=RUNNER)
        self.assertIn("already being worked on", refusals(report)[0][0])

    def test_what_people_took_through_their_own_steps_is_no_longer_of_the_import(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        confirm(OTHER, RETURN, "依据有误")
        for transition, user_id in (("submit", "demo-drafter"), ("review", "demo-reviewer")):
            self.step(transition, user_id)
        self.assertEqual([done.done for done in confirm(OTHER)], [0])
        self.assertEqual(self.state(), "reviewed")

    def test_some_at_a_time(self) -> None:
        run(guides_file([EXAMPLE, SECOND, THIRD]), publish=True, by=RUNNER)
        (handed,) = all_handed_over()
        commits = []
        real = transaction.commit

        def commit() -> None:
            commits.append(1)
            real()

        with (
            mock.patch.object(confirming, "IN_ONE_CALL", 2),
            mock.patch.object(confirming, "IN_ONE_TRANSACTION", 1),
            mock.patch.object(confirming.transaction, "commit", commit),
            acting_as(self.portal, OTHER),
        ):
            first = confirming.decide(handed, confirming.PUBLISH, "同意")
            self.assertEqual((first.done, first.after, len(commits)), (2, sorted(handed.guides)[1], 2))
            second = confirming.decide(handed, confirming.PUBLISH, "同意", first.after)
            self.assertEqual((second.done, second.after, len(commits)), (1, "", 3))


class TestPage(ConfirmingCase):
    def url(self, name: str = "import-batches") -> str:
        return f"{self.portal.absolute_url()}/services/@@{name}"

    def batch(self) -> str:
        transaction.begin()
        return f"{self.url('import-batch')}?id={all_handed_over()[0].uid}"

    def test_the_other_publisher_looks_and_publishes(self) -> None:
        run(guides_file([EXAMPLE, SECOND]), publish=True, by=RUNNER)
        browser = self.browser(OTHER)
        browser.open(self.url())
        self.assertIn("林发布", unescape(browser.contents))
        browser.getLink("指南.json").click()
        text = unescape(browser.contents)
        for told in (EXAMPLE["name"], SECOND["name"], EXAMPLE["code"], "林发布", "SHA-256"):
            self.assertIn(told, text)
        form = browser.getForm(id="batch-form")
        form.getControl(name="opinion").value = "已与文件核对"
        form.getControl("全部发布").click()
        self.assertIn("刚才办理了 2 份", re.sub("<[^>]+>", "", unescape(browser.contents)))
        self.assertEqual({api.content.get_state(guide) for guide in guides().values()}, {"published"})

    def test_whoever_ran_it_is_told_so_beforehand(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        browser = self.browser(RUNNER)
        browser.open(self.batch())
        text = unescape(browser.contents)
        self.assertIn("须由另一位发布员确认", text)
        self.assertIn("请由陈发布（中心发布员）办理", text)
        self.assertNotIn("全部发布", text)
        token = browser.getForm(id="batch-form").getControl(name="_authenticator").value
        browser.post(self.batch(), urlencode({"step": "publish", "opinion": "同意", "_authenticator": token}))
        self.assertTrue(browser.headers["status"].startswith("400"))
        self.assertEqual(self.state(), "reviewed")

    def test_sending_back_needs_a_reason(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        browser = self.browser(OTHER)
        browser.open(self.batch())
        browser.getForm(id="batch-form").getControl("全部退回").click()
        self.assertTrue(browser.headers["status"].startswith("400"))
        self.assertEqual(self.state(), "reviewed")
        form = browser.getForm(id="batch-form")
        form.getControl(name="opinion").value = "依据有误"
        form.getControl("全部退回").click()
        self.assertEqual(self.state(), "draft")

    def test_what_the_gate_says_and_what_could_not_be_published(self) -> None:
        run(guides_file([EXAMPLE, SECOND]), publish=True, by=RUNNER)
        guide = guides()[EXAMPLE["code"]]
        guide.place = ""
        transaction.commit()
        browser = self.browser(OTHER)
        browser.open(self.batch())
        self.assertIn("办理地点", unescape(browser.contents))
        browser.getForm(id="batch-form").getControl("全部发布").click()
        self.assertIn('id="batch-refused"', browser.contents)
        self.assertEqual((self.state(), self.state(SECOND)), ("reviewed", "published"))

    def test_without_the_token_nothing_is_decided(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        browser = self.browser(OTHER)
        browser.post(self.batch(), urlencode({"step": "publish", "opinion": "同意"}))
        self.assertTrue(browser.headers["status"].startswith("403"), browser.headers["status"])
        self.assertEqual(self.state(), "reviewed")

    def test_wrong_addresses_and_other_offices(self) -> None:
        run(guides_file([EXAMPLE]), publish=True, by=RUNNER)
        browser = self.browser(OTHER)
        for query in ("", "?id=", "?id=nothing", "?id=%00", "?id=a&id=b"):
            browser.open(self.url("import-batch") + query)
            self.assertTrue(browser.headers["status"].startswith("404"), query)
        browser.open(self.batch() + "&start=9999999999")
        self.assertTrue(browser.headers["status"].startswith("200"))
        for user_id in ("demo-drafter", "demo-reviewer", "demo-staff", "demo-sysadmin"):
            for address in (self.url(), self.batch()):
                browser = self.browser(user_id)
                browser.open(address)
                text = unescape(browser.contents)
                self.assertNotIn(EXAMPLE["name"], text)
                self.assertNotIn("指南.json", text)
