"""Through the real doors: what was seen of restricted records, what was refused, what was searched, one entry for each request."""

from __future__ import annotations

from plone import api
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.journal.recording.often import Bound
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import Answer
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.registry.journal.recording.heard import Heard
from tests.support import acting_as
from tests.support import add_attachment
from tests.support import add_guide
from tests.support import publish
from typing import Any
from unittest import mock
from urllib.parse import quote

import json
import transaction
import unittest

FORM = "application/x-www-form-urlencoded"


class RequestCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.draft, self.public = add_guide(self.portal), add_guide(self.portal, 1)
        with acting_as(self.portal, "demo-drafter"):
            for guide in (self.draft, self.public):
                add_attachment(guide)
        publish(self.portal, self.public)
        transaction.commit()
        bound = mock.patch("shangnan.policy.http.journal.refused.REFUSALS", Bound(1000, 1000))
        bound.start()
        self.addCleanup(bound.stop)
        self.heard = Heard(self.portal)

    def ask(self, who: str | None, path: str, accept: str = PAGE, method: str = "GET", body: Any = b"") -> Answer:
        kind = FORM if isinstance(body, str) else JSON
        sent = (
            body.encode() if isinstance(body, str) else body if isinstance(body, bytes) else json.dumps(body).encode()
        )
        return Visitor(self.portal, who).ask(f"{self.portal.absolute_url()}/{path}", accept, method, sent, kind)

    def path(self, thing: Any) -> str:
        return "/".join(thing.getPhysicalPath()[2:])

    def told(self) -> list[tuple[str, str, str]]:
        """Return action, actor and UID of what is new."""
        return [(entry["action"], entry["actor"], entry["uid"]) for entry in self.heard.since()]


class TestSeen(RequestCase):
    def test_a_restricted_record_by_each_door(self) -> None:
        uid = IUUID(self.draft)
        draft = self.path(self.draft)
        for address, accept, action in (
            (draft, PAGE, "record.view"),
            (draft, JSON, "record.view"),
            (f"{draft}/edit", PAGE, "record.view"),
            (f"{draft}/@@record-history", PAGE, "record.view"),
            (f"{draft}/@history", JSON, "record.view"),
            (f"{draft}/@@guide.pdf", PAGE, "record.print"),
            (f"{draft}/form.pdf/@@download/file", PAGE, "record.download"),
            (f"{draft}/form.pdf/@@display-file/file", PAGE, "record.download"),
            (f"{draft}/form.pdf", JSON, "record.view"),
        ):
            with self.subTest(address, accept=accept):
                answer = self.ask("demo-drafter", address, accept)
                self.assertEqual(answer.status, 200, answer.content[:300])
                self.assertEqual(self.told(), [(action, "demo-drafter", uid)])

    def test_a_file_is_named_by_its_uid(self) -> None:
        self.ask("demo-drafter", f"{self.path(self.draft)}/form.pdf/@@download/file")
        (entry,) = self.heard.since()
        self.assertEqual(entry["details"]["file"], IUUID(self.draft["form.pdf"]))
        self.assertEqual((entry["title"], entry["path"]), ("", "/services"))

    def test_what_is_public_is_not_told(self) -> None:
        public = self.path(self.public)
        for who in (None, "demo-drafter"):
            for address, accept in ((public, PAGE), (public, JSON), (f"{public}/form.pdf/@@download/file", PAGE)):
                with self.subTest(who=who, address=address):
                    self.assertEqual(self.ask(who, address, accept).status, 200)
                    self.assertEqual(self.told(), [])

    def test_whole_records_in_a_list(self) -> None:
        answer = self.ask("demo-drafter", "@search?fullobjects=1&portal_type=ServiceGuide&review_state=draft", JSON)
        self.assertEqual(answer.status, 200)
        shown = {item["UID"] for item in json.loads(answer.content)["items"]}
        self.assertIn(IUUID(self.draft), shown)
        self.assertEqual(sorted(self.told()), sorted(("record.view", "demo-drafter", uid) for uid in shown))

    def test_what_was_written_is_not_seen_as_well(self) -> None:
        answer = self.ask("demo-drafter", self.path(self.draft), JSON, "PATCH", {"notes": "zqcontent"})
        self.assertEqual(answer.status, 204, answer.content)
        (entry,) = self.heard.since()
        self.assertEqual((entry["action"], entry["details"]), ("record.edit", {"fields": ["notes"]}))


class TestRefused(RequestCase):
    def refused(self) -> dict[str, Any]:
        entries = self.heard.since()
        self.assertEqual([(entry["action"], entry["outcome"]) for entry in entries], [("access.refused", "refused")])
        return entries[0]

    def test_a_record_that_one_may_not_view(self) -> None:
        for who in (None, "demo-staff"):
            for suffix, accept in (("", PAGE), ("", JSON), ("/form.pdf/@@download/file", PAGE)):
                with self.subTest(who=who, suffix=suffix, accept=accept):
                    self.assertGreaterEqual(self.ask(who, f"{self.path(self.draft)}{suffix}", accept).status, 300)
                    entry = self.refused()
                    self.assertEqual(entry["actor"], who or "")
                    self.assertIn(entry["uid"], (IUUID(self.draft), IUUID(self.draft["form.pdf"])))
                    self.assertNotIn(self.draft.getId(), json.dumps(entry))

    def test_changing_deleting_and_stepping(self) -> None:
        draft = self.path(self.draft)
        for method, suffix, body in (
            ("PATCH", "", {"notes": "zqcontent"}),
            ("DELETE", "", {}),
            ("POST", "/@workflow/submit", {}),
            ("POST", "/@workflow/publish", {}),
        ):
            with self.subTest(method=method, suffix=suffix):
                self.assertGreaterEqual(self.ask("demo-approver", f"{draft}{suffix}", JSON, method, body).status, 400)
                entry = self.refused()
                self.assertEqual((entry["actor"], entry["uid"]), ("demo-approver", IUUID(self.draft)))
                self.assertNotIn("zqcontent", json.dumps(entry))

    def test_a_step_whose_rules_are_not_met(self) -> None:
        with acting_as(self.portal, "demo-drafter"):
            self.draft.title = ""
        transaction.commit()
        self.heard.since()
        self.ask("demo-drafter", f"{self.path(self.draft)}/@workflow/submit", JSON, "POST", {})
        entries = self.heard.since()
        self.assertLessEqual(len(entries), 1)

    def test_doors_that_are_not_listed_and_those_of_others(self) -> None:
        for address in ("@@account-locks", "@@sharing"):
            with self.subTest(address):
                self.ask("demo-staff", address)
                self.assertEqual(self.refused()["actor"], "demo-staff")
                self.ask(None, address)
                self.assertEqual(self.heard.since(), [])

    def test_what_is_nowhere_is_no_attempt(self) -> None:
        self.assertEqual(self.ask("demo-staff", "gibt-es-nicht").status, 404)
        self.assertEqual(self.heard.since(), [])

    def test_a_forged_request(self) -> None:
        visitor = Visitor(self.portal, "demo-drafter")
        visitor.ask(
            f"{self.portal.absolute_url()}/{self.path(self.draft)}/delete_confirmation", PAGE, "POST", b"x=1", FORM
        )
        self.assertLessEqual(len(self.heard.since("access.refused")), 1)

    def test_a_flood_is_bounded(self) -> None:
        with mock.patch("shangnan.policy.http.journal.refused.REFUSALS", Bound(each=3, together=100)):
            for _number in range(6):
                self.ask("demo-staff", self.path(self.draft))
        entries = self.heard.since()
        self.assertEqual([entry["details"].get("more", "") for entry in entries], ["", "", "", "yes"])


class TestSearched(RequestCase):
    def test_words_that_stand_in_restricted_records(self) -> None:
        words = self.draft.title
        for who, address, accept in (
            ("demo-drafter", f"@@search?SearchableText={quote(words)}", PAGE),
            ("demo-staff", f"@search?SearchableText={quote(words)}", JSON),
            ("demo-drafter", f"training/@@register?text={quote(words)}", PAGE),
        ):
            with self.subTest(address):
                self.assertEqual(self.ask(who, address, accept).status, 200)
                (entry,) = self.heard.since()
                self.assertEqual((entry["action"], entry["actor"]), ("search.restricted", who))
                self.assertEqual(entry["details"]["words"], [words])

    def test_rows_of_a_question(self) -> None:
        rows = [{"i": "SearchableText", "o": "plone.app.querystring.operation.string.contains", "v": self.draft.title}]
        answer = self.ask("demo-drafter", "@querystring-search", JSON, "POST", {"query": rows})
        self.assertEqual(answer.status, 200, answer.content)
        (entry,) = self.heard.since()
        self.assertEqual((entry["action"], entry["details"]["words"]), ("search.restricted", [self.draft.title]))

    def test_visitors_and_words_that_stand_in_public_ones_alone(self) -> None:
        self.ask(None, f"@@search?SearchableText={quote(self.draft.title)}")
        self.ask("demo-drafter", "@@search?SearchableText=zqnowhere")
        self.assertEqual(self.heard.since(), [])


class TestSettings(RequestCase):
    def test_which_setting_and_not_to_what(self) -> None:
        answer = self.ask("demo-sysadmin", "@controlpanels/mail", JSON, "PATCH", {"smtp_pass": "zqsecret"})
        self.assertEqual(answer.status, 204, answer.content)
        (entry,) = self.heard.since()
        self.assertEqual(
            (entry["action"], entry["actor"], entry["uid"]), ("settings.change", "demo-sysadmin", "plone.smtp_pass")
        )
        self.assertNotIn("zqsecret", json.dumps(entry))
        self.assertEqual(api.portal.get_registry_record("plone.smtp_pass"), "zqsecret")
