"""A Party-building record through its states, and the notice that the public may read without the record."""

from __future__ import annotations

from html import unescape
from plone import api
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.records.attachment import usual_purpose
from shangnan.policy.records.lifecycle.versions import versions
from shangnan.policy.records.party.kind import KIND
from shangnan.policy.records.party.views import PartyView
from shangnan.policy.records.workflow.transitions import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.records.party.examples import add_notice
from tests.records.party.examples import add_party
from tests.records.party.examples import PLAIN
from tests.support import acting_as
from tests.support import PDF
from tests.support import step
from tests.support import unit_uid
from typing import Any

import copy
import json
import requests
import transaction
import unittest


class TestStates(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def refused(self, record: Any, transition: str, user: str, opinion: str = "") -> set[str]:
        with self.assertRaises(Refused) as caught:
            step(self.portal, record, transition, user, opinion)
        return {gap.rule for gap in caught.exception.gaps}

    def seen_by(self, portal_type: str = "PartyRecord") -> set[str]:
        catalog = api.portal.get_tool("portal_catalog")
        found = set()
        for user in (
            "demo-party",
            "demo-approver",
            "demo-registrar",
            "demo-staff",
            "demo-publisher",
            "demo-drafter",
            "demo-auditor",
        ):
            with acting_as(self.portal, user):
                if len(catalog(portal_type=portal_type)):
                    found.add(user)
        return found

    def test_from_draft_to_filed_and_who_finds_it(self) -> None:
        record = add_party(self.portal)
        self.assertEqual(self.seen_by(), {"demo-party", "demo-approver"})
        step(self.portal, record, "submit", "demo-party")
        self.assertEqual(self.seen_by(), {"demo-party", "demo-approver"})
        step(self.portal, record, "approve", "demo-approver")
        everybody = {"demo-party", "demo-approver", "demo-registrar", "demo-staff"}  # the last one is named in it
        self.assertEqual(self.seen_by(), everybody)
        step(self.portal, record, "file", "demo-registrar")
        self.assertEqual(self.seen_by(), everybody)
        self.assertEqual(KIND.plain_of(record), PLAIN)
        self.assertEqual(versions(record)[1]["data"], PLAIN)

    def test_what_is_incomplete_is_not_handed_in(self) -> None:
        record = add_party(self.portal, present=10, host="")
        self.assertEqual(self.refused(record, "submit", "demo-party"), {"attendance_does_not_add_up", "missing_host"})

    def test_photographs_are_shown_and_papers_are_linked(self) -> None:
        record = add_party(self.portal)
        with acting_as(self.portal, "demo-party"):
            for name, purpose in (("photo.png", "photo"), ("paper.pdf", "other")):
                content = "image/png" if name.endswith("png") else "application/pdf"
                data = b"\x89PNG\r\n\x1a\n" + bytes(64) if name.endswith("png") else PDF
                file = NamedBlobFile(data=data, filename=name, contentType=content)
                createContentInContainer(
                    record, "Attachment", checkConstraints=False, title=name, purpose=purpose, file=file
                )
            view = PartyView(record, self.layer["request"])
            self.assertEqual([photo["title"] for photo in view.photos()], ["photo.png"])
            self.assertEqual([file["title"] for file in view.inside("Attachment")], ["photo.png", "paper.pdf"])
            self.assertEqual(usual_purpose(record), "photo")
        self.assertEqual(usual_purpose(self.portal), "other")

    def test_returning_needs_a_reason(self) -> None:
        record = add_party(self.portal, "review")
        self.assertEqual(self.refused(record, "return_to_draft", "demo-approver"), {"reason_missing"})
        step(self.portal, record, "return_to_draft", "demo-approver", "请补充决议")
        self.assertEqual(api.content.get_state(record), "draft")

    def test_a_notice_waits_for_the_record_and_for_consent(self) -> None:
        record = add_party(self.portal)
        notice = add_notice(self.portal, record)
        self.assertEqual(self.refused(notice, "submit", "demo-party"), {"record_not_approved"})
        step(self.portal, record, "submit", "demo-party")
        step(self.portal, record, "approve", "demo-approver")
        self.assertNotIn("demo-publisher", self.seen_by("PartyNotice"))
        step(self.portal, notice, "submit", "demo-party")
        self.assertIn("demo-publisher", self.seen_by("PartyNotice"))
        step(self.portal, notice, "release", "demo-publisher")
        with acting_as(self.portal, None):
            catalog = api.portal.get_tool("portal_catalog")
            self.assertEqual(len(catalog(portal_type="PartyNotice")), 1)
            self.assertEqual(len(catalog(portal_type="PartyRecord")), 0)


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.record = add_party(self.portal, "approved")
        self.notice = add_notice(self.portal, self.record, "released")
        transaction.commit()

    def get(self, user: str | None, url: str, accept: str = "text/html") -> tuple[int, str]:
        auth = (user, TEST_PASSWORD) if user else None
        response = requests.get(url, headers={"Accept": accept}, auth=auth, allow_redirects=False, timeout=30)
        if accept == "application/json":
            return response.status_code, json.dumps(response.json(), ensure_ascii=False)
        return response.status_code, unescape(response.text)

    def test_the_page(self) -> None:
        for user in ("demo-party", "demo-approver", "demo-registrar", "demo-staff"):
            status, text = self.get(user, self.record.absolute_url())
            self.assertEqual(status, 200, user)
            self.assertIn("同意按期转正", text)
            self.assertIn("外出培训", text)
        for other in (None, "demo-publisher", "demo-drafter", "demo-auditor"):
            status, text = self.get(other, self.record.absolute_url())
            self.assertNotEqual(status, 200, other)
            self.assertNotIn("转正", text)

    def test_the_public_reads_the_notice_and_nothing_of_the_record(self) -> None:
        for accept in ("text/html", "application/json"):
            status, text = self.get(None, self.notice.absolute_url(), accept)
            self.assertEqual(status, 200)
            self.assertIn("组织党员进村服务", text)
            for word in ("第三季度支部党员大会", "转正", "外出培训", "何大明", "di-san-ji-du"):
                self.assertNotIn(word, text)
        status, text = self.get(
            None, f"{self.notice.absolute_url()}?expand=breadcrumbs,navigation,workflow", "application/json"
        )
        self.assertEqual(status, 200)
        self.assertNotIn("第三季度支部党员大会", text)

    def test_register_and_year(self) -> None:
        section = f"{self.portal.absolute_url()}/party"
        self.assertIn("2019-09-12", self.get("demo-party", section)[1])
        self.assertNotIn("2019-09-12", self.get("demo-publisher", section)[1])
        status, text = self.get("demo-party", f"{section}/@@party-year?year=2019")
        self.assertEqual(status, 200)
        self.assertIn("县行政审批服务局党支部：支部党员大会（季）1、2、4", " ".join(text.split()).replace(" ", ""))
        for user in ("demo-publisher", "demo-staff", "demo-approver", None):
            self.assertNotEqual(self.get(user, f"{section}/@@party-year?year=2019")[0], 200, user)
        for query in ("year=x", "year=0000", "year=9999", "year=%00"):
            self.assertEqual(self.get("demo-registrar", f"{section}/@@party-year?{query}")[0], 200, query)

    def test_added_by_rest(self) -> None:
        data = {**copy.deepcopy(PLAIN), "@type": "PartyRecord", "responsible_unit": unit_uid()}
        headers = {"Accept": "application/json"}
        for user, allowed in (("demo-party", {201}), ("demo-drafter", {401, 403}), ("demo-staff", {401, 403})):
            answer = requests.post(
                f"{self.portal.absolute_url()}/party",
                json=data,
                headers=headers,
                auth=(user, TEST_PASSWORD),
                timeout=30,
            )
            self.assertIn(answer.status_code, allowed, answer.text[:300])
