"""A Party-building record on paper: everything that was written, on as many pages as it takes, for who may view it."""

from __future__ import annotations

from AccessControl import Unauthorized
from plone import api
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.party.paper import minutes
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.paper import support
from tests.paper.approved import approved
from tests.paper.approved import bundled_fonts
from tests.records.party.examples import add_party
from tests.records.party.examples import PLAIN
from tests.support import acting_as
from typing import Any

import unittest


class TestPaper(unittest.TestCase):
    def test_it_is_as_it_was_approved(self) -> None:
        with bundled_fonts():
            approved(minutes(PLAIN), "party-record")

    def test_it_tells_what_the_record_tells(self) -> None:
        told = support.body(pdf(minutes(PLAIN)))
        for words in (
            "支部党员大会记录", PLAIN["branch"], PLAIN["title"], "2019年9月12日15:00", PLAIN["held_place"], "张签发", "吴党务",
            "应到12人，实到11人，缺席1人", "何大明（外出培训）", "孙职员", PLAIN["agenda"], PLAIN["speeches"], PLAIN["resolutions"],
        ):  # fmt: skip
            self.assertIn(words, told)
        self.assertNotIn("demo-staff", told)
        self.assertNotIn("草稿", told)

    def test_what_is_not_approved_says_so(self) -> None:
        self.assertIn("草稿，尚未审核", support.body(pdf(minutes(PLAIN, draft=True))))

    def test_long_minutes_go_over_pages_and_nothing_is_lost(self) -> None:
        speeches = "\n".join(f"（{number}）发言。{'谈认识，' * 40}" for number in range(60))
        file = pdf(minutes(PLAIN | {"speeches": speeches}))
        self.assertGreater(len(support.reader(file).pages), 4)
        self.assertIn(support.squeezed(speeches), support.body(file, bottom=70, top=770))

    def test_an_empty_record_is_a_form(self) -> None:
        told = support.body(pdf(minutes({"title": "活动"})))
        self.assertIn("党建活动记录", told)
        self.assertIn("应到＿＿人", told)

    def test_the_lecturer_stands_on_a_lecture(self) -> None:
        self.assertNotIn("授课人", support.body(pdf(minutes(PLAIN))))
        self.assertIn("李老师", support.body(pdf(minutes(PLAIN | {"lecturer": "李老师"}))))


class TestWhoPrints(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def paper(self, record: Any, user: str) -> str:
        request = self.layer["request"].clone()
        with acting_as(self.portal, user):
            view = record.restrictedTraverse("@@party-record.pdf")
            view.request = request
            return support.body(view())

    def test_who_may_view_the_record_prints_it(self) -> None:
        record = add_party(self.portal, "review")
        self.assertIn("草稿", self.paper(record, "demo-approver"))
        approved = add_party(self.portal, "approved")
        self.assertNotIn("草稿", self.paper(approved, "demo-staff"))
        for user in ("demo-drafter", "demo-publisher"):
            with self.assertRaises(Unauthorized):
                self.paper(approved, user)

    def test_the_page_leads_to_it(self) -> None:
        record = add_party(self.portal, "approved")
        with acting_as(self.portal, "demo-party"):
            html = api.content.get_view("view", record, self.layer["request"].clone())()
        self.assertIn(f"{record.absolute_url()}/@@party-record.pdf", html)
