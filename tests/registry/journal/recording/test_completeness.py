"""Nothing is passed over: every kind of record, every service that writes, and every word that the auditor may not meet."""

from __future__ import annotations

from contextlib import suppress
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.http.allowed_rows import all_rows
from shangnan.policy.records.kind.description import record_kinds
from shangnan.policy.records.lifecycle.final import RecordIsFinal
from shangnan.policy.registry.journal.actions import ACTIONS
from shangnan.policy.registry.journal.recording import facts
from shangnan.policy.registry.journal.recording.facts import Fact
from shangnan.policy.registry.journal.recording.facts import told_of
from shangnan.policy.registry.journal.subject import Subject
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.canaries import Canaries
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.registry.journal.recording.heard import Heard
from tests.support import add_guide
from typing import Any
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import json
import transaction
import unittest

READING = {"GET", "HEAD"}
#: Services that write nothing that lasts, or nothing but what another test of this folder asks for, and why.
ELSEWHERE = {
    "@lock": "keeps others out while a form is open; nothing is changed",
    "@tus-upload": "begins a large file; the file itself is told when it is there",
    "@tus-upload/*": "a part of a large file",
    "@tus-replace": "begins a large file in the place of another",
    "@querystring-search": "asks, by POST",
    "@login-renew": "a new token for a session that is told already",
    "@login": "test_accounts",
    "@logout": "test_accounts",
    "@users": "test_accounts",
    "@users/*": "test_accounts",
    "@controlpanels/*": "tests/http/journal",
    "@types": "refused to everybody",
    "@types/*": "refused to everybody",
    "@move": "test_content, by the events that it causes",
    "@acknowledge": "a reader's own mark; the regulation keeps who and when",
    "@people": "names people by a change of the record, as PATCH does",
    "@reply": "links by a change of the record, as PATCH does",
}


class TestCompleteness(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        transaction.commit()
        self.heard = Heard(self.portal)

    def told(self) -> list[tuple[str, str]]:
        """Return action and UID of what is new."""
        return [(entry["action"], entry["uid"]) for entry in self.heard.since()]

    def test_every_kind_of_record(self) -> None:
        kinds = record_kinds()
        self.assertGreater(len(kinds), 10)
        for kind in kinds:
            with self.subTest(kind.portal_type), api.env.adopt_roles(["Manager"]):
                place = self.portal[kind.section] if kind.section else add_guide(self.portal)
                transaction.commit()
                self.heard.since()
                record = createContentInContainer(place, kind.portal_type, checkConstraints=False, title="zq")
                transaction.commit()
                uid = IUUID(record)
                self.assertEqual(self.told(), [("record.add", uid)])
                notify(ObjectModifiedEvent(record, Attributes(None, "title")))
                transaction.commit()
                self.assertEqual(self.told(), [("record.edit", uid)])
                place._delObject(record.getId())
                transaction.commit()
                self.assertEqual(self.told(), [("record.delete", uid)])

    def test_every_service_that_writes(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        self.heard.since()
        path, drafter, secretary = f"services/{guide.getId()}", "demo-drafter", "demo-secadmin"
        body = {"@type": "Section", "title": "zq"}
        asked: dict[str, list[tuple[str, str, str, Any, str]]] = {
            "": [
                ("POST", "", "demo-sysadmin", body, "record.add"),
                ("PATCH", path, drafter, {"notes": "zq"}, "record.edit"),
                ("DELETE", f"{path}-1", drafter, {}, "record.delete"),
            ],
            "@copy": [("POST", "services/@copy", drafter, {"source": f"/{path}"}, "record.add")],
            "@workflow/*": [("POST", f"{path}/@workflow/submit", drafter, {}, "record.step")],
            "@groups": [("POST", "@groups", secretary, {"groupname": "zq-group", "title": "zq"}, "group.change")],
            "@groups/*": [("DELETE", "@groups/zq-group", secretary, {}, "group.change")],
        }
        listed = {row.name for _file, row in all_rows() if row.door == "service" and set(row.methods) - READING}
        self.assertEqual(listed - set(asked) - set(ELSEWHERE), set(), "say what the journal tells of these")
        for name in ("@copy", "@groups", "@groups/*", "", "@workflow/*"):
            for method, address, who, data, action in asked[name]:
                with self.subTest(service=name, method=method):
                    if method == "DELETE" and name == "":
                        address = path.replace(guide.getId(), self._other())
                        self.heard.since()
                    url = f"{self.portal.absolute_url()}/{address}"
                    answer = Visitor(self.portal, who).ask(url, JSON, method, json.dumps(data).encode())
                    self.assertLess(answer.status, 300, answer.content)
                    self.assertIn(action, [told[0] for told in self.told()])

    def _other(self) -> str:
        other = add_guide(self.portal, 2)
        transaction.commit()
        return str(other.getId())

    def test_every_action_that_facts_give_is_known(self) -> None:
        for area, whats in {
            "record": (facts.ADDED, facts.EDITED, facts.STEP, facts.MOVED, facts.REMOVED),
            "account": (facts.ADDED, facts.EDITED, facts.REMOVED, "roles", "login", "logout", "change"),
            "group": ("change",),
            "settings": ("change",),
        }.items():
            for what in whats:
                for told in told_of([Fact(area, what, Subject("x", "1"), "me")]):
                    self.assertIn(told.action, ACTIONS)
        for told in told_of([Fact("record", facts.ADDED, Subject("x", "1"), "me", run="r")]):
            self.assertIn(told.action, ACTIONS)

    def test_the_auditor_meets_no_word_of_what_is_closed_to_him(self) -> None:
        canaries = Canaries(self.portal)
        for thing in canaries.records.values():
            with suppress(RecordIsFinal):
                notify(ObjectModifiedEvent(thing, Attributes(None, "title")))
        transaction.commit()
        for name in ("demo-drafter", "demo-registrar", "demo-party", "demo-discipline", "demo-staff"):
            visitor = Visitor(self.portal, name)
            for thing in canaries.records.values():
                visitor.ask(thing.absolute_url(), JSON)
        entries = self.heard.since()
        self.assertGreater(len(entries), len(canaries.records))
        text = json.dumps(entries, ensure_ascii=False)
        self.assertNotIn(TEST_PASSWORD, text)
        found = [canaries.places[word] for word in canaries.hidden("Auditor") if word in text]
        self.assertEqual(found, [])
