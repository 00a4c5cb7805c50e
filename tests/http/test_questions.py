"""What may be asked: every index by every door as a visitor, as staff and as an office; what the list does not name is refused."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.http.questions.audience import Audience
from shangnan.policy.http.questions.audience import audience_of
from shangnan.policy.http.questions.table import may_be_told
from shangnan.policy.http.questions.table import may_filter
from shangnan.policy.http.questions.table import may_sort
from shangnan.policy.http.questions.table import questions
from shangnan.policy.http.questions.table import read
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.http.doors import Ask
from tests.http.doors import narrowing
from tests.http.doors import passed_over
from tests.http.doors import sorting
from tests.http.doors import UNKNOWN
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.permissions.world import World
from unittest.mock import patch
from urllib.parse import unquote

import json
import re
import unittest

REFUSED = (400, 401, 403, 404, 405)
ACCOUNTS = {Audience.visitor: None, Audience.staff: "demo-drafter", Audience.office: "demo-sysadmin"}


def plain(content: bytes, index: str) -> str:
    """Return a page without what differs from one request to the next: tokens, and the name that stood in its address."""
    return re.sub(r"[0-9a-f]{40,}", "", content.decode().replace(index, UNKNOWN))


class TestTheList(unittest.TestCase):
    def test_audiences(self) -> None:
        self.assertEqual(audience_of(None, ["Anonymous"]), Audience.visitor)
        self.assertEqual(audience_of("x", ["Member", "Registrar"]), Audience.staff)
        for role in ("Manager", "SysAdmin", "SecAdmin"):
            self.assertEqual(audience_of("x", ["Member", role]), Audience.office)

    def test_what_is_not_named_is_closed_to_all(self) -> None:
        for audience in Audience:
            for rule in (may_filter, may_sort, may_be_told):
                self.assertFalse(rule(audience, "nonsense"))

    def test_who_may_less_may_not_more(self) -> None:
        for name in questions():
            for rule in (may_filter, may_sort, may_be_told):
                allowed = [rule(audience, name) for audience in sorted(Audience)]
                self.assertEqual(allowed, sorted(allowed), name)

    def test_a_wrong_list_is_not_read(self) -> None:
        head = "name,filter,sort,told,what"
        for lines in (
            [head, "a,–,–,–,x", "a,–,–,–,x"],
            [head, "a,public,–,–,x"],
            [head, "a,nobody,–,–,x"],
            [head, "a,,–,–,x"],
        ):
            with self.assertRaises(ValueError):
                read(lines)

    def test_accounts_are_asked_by_nobody(self) -> None:
        for name in (
            "Creator",
            "letter_people",
            "waiting_for",
            "allowedRolesAndUsers",
            "listCreators",
        ):
            entry = questions()[name]
            self.assertEqual({entry.filter, entry.sort, entry.told}, {Audience.nobody}, name)


class TestQuestions(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.site = self.portal.absolute_url()
        self.guide = World(self.portal).guide("published")
        self.people = {audience: Visitor(self.portal, name) for audience, name in ACCOUNTS.items()}
        self.indexes = sorted(self.portal.portal_catalog.indexes())

    def tearDown(self) -> None:
        self.assertEqual([failure for person in self.people.values() for failure in person.failures], [])

    def answered(self, audience: Audience, asks: Iterable[Ask]) -> list[str]:
        """Return the doors that answer a question."""
        found, person = [], self.people[audience]
        for ask in asks:
            answer = person.ask(f"{self.site}/{ask.path}", ask.accept, ask.method, ask.body)
            if answer.status in REFUSED or 300 <= answer.status < 400:
                continue
            found.append(f"{audience.name}: {ask.door}: {unquote(ask.path)[:160]} {answer.content[:80]!r}")
        return found

    def holes(self, audience: Audience) -> list[str]:
        """Return the doors that answer what the list closes to an audience."""
        found = []
        for index in self.indexes:
            if not may_filter(audience, index):
                found += self.answered(audience, narrowing(index))
            if not may_sort(audience, index):
                found += self.answered(audience, sorting(index))
        return found

    def test_the_list_names_every_index_and_every_column_and_no_other(self) -> None:
        catalog = self.portal.portal_catalog
        there = {*catalog.indexes(), *catalog.schema()}
        self.assertEqual(there - set(questions()), set(), "say in questions.csv who may ask these")

    def test_visitors_get_no_answer_to_closed_questions(self) -> None:
        self.assertEqual(self.holes(Audience.visitor), [])

    def test_staff_get_no_answer_to_closed_questions(self) -> None:
        self.assertEqual(self.holes(Audience.staff), [])

    def test_offices_get_no_answer_to_closed_questions(self) -> None:
        self.assertEqual(self.holes(Audience.office), [])

    def test_our_own_pages_pass_over_what_they_do_not_know(self) -> None:
        for person in self.people.values():
            for index in ("Creator", "letter_people"):
                for ask in passed_over(index):
                    asked, usual = (person.ask(f"{self.site}/{path}") for path in (ask.path, ask.neutral))
                    with self.subTest(ask.path, person=person.login_name):
                        self.assertEqual(asked.status, usual.status)
                        self.assertEqual(plain(asked.content, index), plain(usual.content, index))

    def test_open_questions_are_answered(self) -> None:
        tried = 0
        for audience, person in self.people.items():
            for index in self.indexes:
                if may_sort(audience, index):
                    answer = person.ask(f"{self.site}/services/@search?sort_on={index}", JSON)
                    tried += 1
                    with self.subTest(index, audience=audience):
                        self.assertIn(answer.status, (200, 400) if index == "getObjPositionInParent" else (200,))
        self.assertGreater(tried, 40)
        answer = self.people[Audience.visitor].ask(f"{self.site}/services/@search?item_code={self.guide.code}", JSON)
        self.assertEqual(json.loads(answer.content)["items_total"], 1)

    def test_an_index_that_answers_is_found(self) -> None:
        with patch("shangnan.policy.rest.search.may_filter", lambda audience, name: True):
            found = self.answered(Audience.visitor, narrowing("letter_people"))
        self.assertTrue(any("@search" in line for line in found), found)
        with patch("shangnan.policy.http.questions.wrong.may_filter", lambda audience, name: True):
            found = self.answered(Audience.staff, narrowing("Creator"))
        for door in ("@querystring-search", "@@getVocabulary", "@@contents-rows", "@@ajax-search"):
            self.assertTrue(any(door in line for line in found), (door, found))
        with patch("shangnan.policy.http.questions.wrong.may_sort", lambda audience, name: True):
            found = self.answered(Audience.staff, sorting("Creator"))
        self.assertTrue(any("@@contents-rows" in line for line in found), found)

    def test_the_refusal_names_the_parameter(self) -> None:
        for person in self.people.values():
            for query in ("letter_people=demo-staff", "Creator.query=a&Creator.range=min"):
                answer = person.ask(f"{self.site}/@search?{query}", JSON)
                self.assertEqual(answer.status, 400)
                self.assertIn(query.partition("=")[0], json.loads(answer.content)["message"])
