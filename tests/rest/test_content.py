"""Guides, rules and files by REST: every field goes in and comes out; what cannot be read is refused by name."""

from __future__ import annotations

from plone import api
from shangnan.policy.records.service_guide.content import IServiceGuide
from shangnan.policy.records.service_guide.plain import normalised
from shangnan.policy.records.service_guide.plain import ROWS
from shangnan.policy.records.service_guide.plain import to_plain
from shangnan.policy.records.service_guide.vocabularies import HANDLING
from tests.permissions.doors import FILE
from tests.permissions.world import fingerprint
from tests.rest.world import example
from tests.rest.world import RestCase
from tests.support import good_guides
from typing import Any
from zope.i18n import translate
from zope.schema import getFields

import requests
import transaction

# What JSON can say and no field of ours, or hardly one, can hold.
JUNK: tuple[Any, ...] = (
    True, -1, 3.5, 10**30, "\u0000", "字" * 20_001, [], [1], ["字"] * 1001, [["字"]], [None], {}, {"a": 1}, {"token": [1]},
    [{"token": {}}], [{"name": 1}], [{"name": ["字"]}], [{"copies": "2"}], [{"days": True}], [{"nope": 1}], [{"law": {"a": 1}}],
    {"data": "x", "encoding": "zip"},
)  # fmt: skip
# For some fields of every type something that they cannot hold.
WRONG: dict[str, Any] = {
    "title": {"a": 1},
    "place": ["一楼", "二楼"],
    "visits": "1",
    "promised_days": 3.5,
    "statutory_days": True,
    "online": "是",
    "handling": "特快件",
    "fee": 1,
    "audience": "自然人",
    "aliases": [1],
    "materials": ["身份证"],
    "steps": [{"name": "受理", "days": "3"}],
    "bases": {"law": "某法"},
    "fees": [{"nothing": "如此"}],
    "faqs": [["问", "答"]],
    "conditions": ["条件"] * 101,
    "notes": "\u0007",
    "online_url": "no address",
}


def messages(response: requests.Response) -> str:
    """Return what a refusal says."""
    return response.json()["message"]


class TestContent(RestCase):
    def add(self, **changes: Any) -> Any:
        """Add a draft by REST; return the object."""
        response = self.drafter.rest("POST", self.services, {**example(), **changes})
        self.assertEqual(response.status_code, 201, response.text)
        transaction.begin()
        return self.portal["services"][response.json()["id"]]

    def test_every_field_goes_in_as_in_the_form(self) -> None:
        for number in (0, 1, 7, 20, 39):
            wanted = {**good_guides()[number], "unit": "县行政审批服务局"}
            with self.subTest(wanted["name"]):
                response = self.drafter.rest("POST", self.services, example(number))
                self.assertEqual(response.status_code, 201, response.text)
                transaction.begin()
                guide = self.portal["services"][response.json()["id"]]
                self.assertEqual(normalised(to_plain(guide)), normalised(wanted))
                self.assertEqual(api.content.get_state(guide), "draft")
                self.assertIn(guide.code, [brain.item_code for brain in self.catalog(UID=response.json()["UID"])])

    def catalog(self, **query: Any) -> list:
        return api.portal.get_tool("portal_catalog").unrestrictedSearchResults(**query)

    def test_a_title_is_enough_for_a_draft_and_nothing_is_taken_from_the_site(self) -> None:
        body = {"@type": "ServiceGuide", "title": "只有名称", "responsible_unit": example()["responsible_unit"]}
        response = self.drafter.rest("POST", self.services, body)
        self.assertEqual(response.status_code, 201, response.text)
        transaction.begin()
        guide = self.portal["services"][response.json()["id"]]
        empty = normalised({"name": "只有名称", "unit": "县行政审批服务局"})
        self.assertEqual(normalised(to_plain(guide)), empty)

    def test_what_came_out_goes_in_again(self) -> None:
        guide = self.add()
        before = to_plain(guide)
        content = self.drafter.rest("GET", guide.absolute_url()).json()
        self.assertEqual(content["handling"]["title"], HANDLING[1])
        response = self.drafter.rest("PATCH", guide.absolute_url(), content)
        self.assertEqual(response.status_code, 204, response.text)
        transaction.begin()
        self.assertEqual(to_plain(guide), before)

    def test_a_row_may_leave_columns_out(self) -> None:
        guide = self.add(materials=[{"name": "身份证"}], steps=[{"name": "受理"}])
        self.assertEqual(set(guide.materials[0]), set(ROWS["materials"]))
        self.assertEqual((guide.materials[0]["copies"], guide.materials[0]["necessity"]), (1, "必要"))
        self.assertEqual(guide.steps[0]["days"], 0)

    def test_wrong_types_are_refused_by_the_name_of_the_field(self) -> None:
        guide = self.add()
        before = fingerprint(guide)
        for field, value in WRONG.items():
            title = translate(getFields(IServiceGuide)[field].title, target_language="zh_CN")
            self.assertRegex(title, "[一-鿿]")
            with self.subTest(field):
                for response in (
                    self.drafter.rest("PATCH", guide.absolute_url(), {field: value}),
                    self.drafter.rest("POST", self.services, {**example(1), field: value}),
                ):
                    self.assertEqual(response.status_code, 400, response.text)
                    self.assertIn(title, messages(response))
                    self.assertIn(field, [error["field"] for error in response.json()["errors"]])
        self.assertEqual(fingerprint(guide), before)
        self.assertEqual(len(self.portal["services"].objectIds()), 1)

    def test_all_wrong_fields_are_told_at_once_and_nothing_is_written(self) -> None:
        guide = self.add()
        before = fingerprint(guide)
        response = self.drafter.rest("PATCH", guide.absolute_url(), {**WRONG, "hours": "全天"})
        self.assertEqual({error["field"] for error in response.json()["errors"]}, set(WRONG))
        self.assertEqual(fingerprint(guide), before)

    def test_a_row_is_named_by_number_and_column(self) -> None:
        rows = [{"name": "身份证"}, {"name": "照片", "copies": "两份"}]
        response = self.drafter.rest("POST", self.services, {**example(), "materials": rows})
        self.assertIn("申请材料", messages(response))
        self.assertRegex(messages(response), "2.*份数")

    def test_junk_in_any_field_is_never_a_failure(self) -> None:
        guide = self.add()
        names = [
            *to_plain(guide),
            "title",
            "description",
            "responsible_unit",
            "layout",
            "ordering",
            "sort",
            "@type",
            "id",
            "UID",
        ]
        for name in names:
            for value in JUNK:
                response = self.drafter.rest("PATCH", guide.absolute_url(), {name: value})
                self.assertIn(response.status_code, (204, 400, 403), f"{name}: {value!r}"[:200])
        for name in ("@type", "id", "UID", "title", "materials", "responsible_unit", "language", "translation_of"):
            for value in JUNK:
                response = self.drafter.rest("POST", self.services, {**example(), name: value})
                self.assertIn(response.status_code, (201, 400, 403), f"{name}: {value!r}"[:200])

    def test_bodies_that_are_no_objects(self) -> None:
        guide = self.add()
        body: Any
        for body in (
            "[",
            "[]",
            "1",
            '"x"',
            "null",
            "[" * 100_000,
            '{"a":' * 100_000,
            '{"title": "\\ud800"}',
            "\x00",
            "{" * 9,
        ):
            for method, url in (("PATCH", guide.absolute_url()), ("POST", self.services)):
                response = self.drafter.session.request(
                    method, url, data=body, headers={"Accept": "application/json", "Content-Type": "application/json"}
                )
                with self.subTest(body[:30], method=method):
                    self.assertEqual(response.status_code, 400, response.text)
                    self.assertIn("type", response.json())

    def test_files(self) -> None:
        guide = self.add()
        body = {"@type": "Attachment", "title": "申请表", "purpose": "blank_form", "file": FILE}
        response = self.drafter.rest("POST", guide.absolute_url(), body)
        self.assertEqual(response.status_code, 201, response.text)
        wrong: Any
        for wrong in (
            "x",
            1,
            [],
            {},
            {"data": 1},
            {**FILE, "encoding": "zip"},
            {**FILE, "data": "%%%"},
            {**FILE, "filename": "x.exe"},
        ):
            response = self.drafter.rest("POST", guide.absolute_url(), {**body, "file": wrong})
            with self.subTest(str(wrong)[:60]):
                self.assertEqual(response.status_code, 400, response.text)
        transaction.begin()
        self.assertEqual(len(guide.objectIds()), 1)

    def test_records_have_no_layout_and_no_order(self) -> None:
        guide = self.add()
        body: Any
        for body in (
            {"layout": "listing_view"},
            {"layout": []},
            {"ordering": {"obj_id": "x", "delta": 1}},
            {"sort": {"on": "modified", "order": "x"}},
        ):
            self.assertEqual(self.drafter.rest("PATCH", guide.absolute_url(), body).status_code, 400)
