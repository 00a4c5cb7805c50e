"""A record that somebody edits: programs are told so in Chinese and with 423, and nothing of the editor is lost."""

from __future__ import annotations

from plone.app.testing import login
from plone.app.testing import logout
from plone.locking.interfaces import ILockable
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import Answer
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.world import World
from tests.support import unit_uid
from typing import Any

import json
import transaction
import unittest


class TestLocks(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.guide = World(self.portal).guide("draft")
        self.url = self.guide.absolute_url()

    def lock(self, name: str) -> None:
        """Let somebody open the form."""
        login(self.portal, name)
        ILockable(self.guide).lock()
        logout()
        transaction.commit()

    def ask(self, method: str, path: str = "", data: Any = None, who: str | None = "demo-drafter") -> Answer:
        body = json.dumps(data).encode() if data is not None else b""
        return Visitor(self.portal, who).ask(f"{self.url}{path}", JSON, method, body)

    def test_nobody_writes_beside_the_editor(self) -> None:
        self.lock("demo-approver")
        for method, path, data in (
            ("PATCH", "", {"notes": "甲"}),
            ("DELETE", "", None),
            ("POST", "/@workflow/submit", {"comment": ""}),
        ):
            with self.subTest(f"{method} {path}"):
                answer = self.ask(method, path, data)
                self.assertEqual(answer.status, 423, answer.content[:300])
                self.assertIn("正在编辑", json.loads(answer.content)["message"])
        transaction.begin()
        self.assertIn(self.guide.getId(), self.portal["services"].objectIds())
        self.assertEqual(self.portal.portal_workflow.getInfoFor(self.guide, "review_state"), "draft")
        self.assertEqual(self.ask("GET").status, 200)

    def test_whoever_edits_may_step_and_others_are_told_no_more_than_before(self) -> None:
        self.lock("demo-drafter")
        self.assertEqual(self.ask("PATCH", "", {"notes": "甲"}).status, 423)
        answer = self.ask("POST", "/@workflow/submit", {"comment": ""})
        self.assertEqual(answer.status, 200, answer.content[:300])
        for who in (None, "demo-drafter2"):
            self.assertIn(self.ask("PATCH", "", {"notes": "乙"}, who).status, (401, 404))

    def test_nobody_editing_nothing_in_the_way(self) -> None:
        self.assertEqual(self.ask("PATCH", "", {"notes": "甲"}).status, 204)
        self.assertEqual(self.ask("DELETE").status, 204)

    def test_a_name_that_is_taken_is_told_in_chinese(self) -> None:
        body = {"@type": "ServiceGuide", "title": "同名", "id": self.guide.getId(), "responsible_unit": unit_uid()}
        url = self.portal["services"].absolute_url()
        answer = Visitor(self.portal, "demo-drafter").ask(url, JSON, "POST", json.dumps(body).encode())
        self.assertEqual(answer.status, 400, answer.content[:300])
        message = json.loads(answer.content)["message"]
        self.assertNotRegex(message, "[a-z]{4}")
        self.assertRegex(message, "[一-鿿]")
