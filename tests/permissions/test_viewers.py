"""Nothing of a record is answered to those who may not view it; a step that is open to them is."""

from __future__ import annotations

from shangnan.policy.records.viewers import has_a_rule_of_its_own
from shangnan.policy.records.viewers import record_on_the_way
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.test_matrix import FORM
from tests.permissions.world import World
from tests.records.integrity.letter.examples import add_letter
from tests.records.integrity.letter.examples import PATHS
from tests.records.integrity.letter.examples import walk
from types import SimpleNamespace

import transaction
import unittest

# Pages of Plone that anybody may open on anything, and what they would tell of a record.
OPEN_TO_ALL = ("@@main_template", "@@plone_context_state/object_title")


class TestViewers(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def test_pages_that_are_open_to_all_are_not_on_a_draft(self) -> None:
        world = World(self.portal)
        draft, public = world.guide("draft"), world.guide("published")
        for account in (None, "demo-staff", "demo-drafter2", "demo-sysadmin", "admin"):
            person = Person(self.layer, account)
            for page in OPEN_TO_ALL:
                for url in (draft.absolute_url(), draft[FORM].absolute_url()):
                    with self.subTest(account, page=page):
                        answer = person.page(f"{url}/{page}")
                        self.assertIn(answer.status_code, (302, 401))
                        self.assertNotIn(draft.title, answer.text)
                self.assertEqual(person.page(f"{public.absolute_url()}/{page}").status_code, 200)
        drafter = Person(self.layer, "demo-drafter")
        self.assertEqual(drafter.page(f"{draft.absolute_url()}/{OPEN_TO_ALL[1]}").status_code, 200)

    def test_the_registrar_files_what_the_office_may_not_read_before(self) -> None:
        registrar = Person(self.layer, "demo-registrar")
        for door in ("page", "rest"):
            transaction.begin()
            letter = add_letter(self.portal)
            walk(self.portal, letter, PATHS["effective"])
            transaction.commit()
            url = letter.absolute_url()
            self.assertNotEqual(registrar.page(f"{url}/view").status_code, 200)
            if door == "page":
                form = {"transition": "file", "comment": "未考核先归档", "_authenticator": registrar.token}
                registrar.page(f"{url}/@@transition", **form)
            else:
                registrar.rest("POST", f"{url}/@workflow/file", {"comment": "未考核先归档"})
            with self.subTest(door):
                self.assertEqual(registrar.page(f"{url}/view").status_code, 200)

    def test_which_record_and_which_pages(self) -> None:
        self.assertIsNone(record_on_the_way([self.portal["services"], self.portal]))
        page = SimpleNamespace(__name__="transition")
        service = SimpleNamespace(__name__="POST_application_json_@workflow")
        self.assertTrue(has_a_rule_of_its_own(page) and has_a_rule_of_its_own(service))
        for name in ("view", "GET_application_json_@workflow", "main_template", None):
            self.assertFalse(has_a_rule_of_its_own(SimpleNamespace(__name__=name)))
        self.assertFalse(has_a_rule_of_its_own(None))
