"""Nothing of a record is answered to those who may not view it; a step that is open to them is."""

from __future__ import annotations

from itertools import product
from shangnan.policy.records.lifecycle.viewers import has_a_rule_of_its_own
from shangnan.policy.records.lifecycle.viewers import record_on_the_way
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.http.rows import opened
from tests.permissions.doors import api_view
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.permissions.kind import FORM
from tests.permissions.people import Person
from tests.permissions.world import World
from tests.records.integrity.examples import add_risk
from tests.records.integrity.letter.examples import add_letter
from tests.records.integrity.letter.examples import PATHS
from tests.records.integrity.letter.examples import walk
from types import SimpleNamespace

import json
import transaction
import unittest

# Pages of Plone that anybody may open on anything, and what they would tell of a record: with and without `@@`. The list of
# what may be called leaves them out; here they are on it, as a page of a new version may be.
OPEN_TO_ALL = (
    "@@main_template",
    "main_template",
    "@@plone_context_state/object_title",
    "plone_context_state/object_title",
)
ROWS = (
    "page,site content,main_template,GET,A,for this test\n",
    "page,site content,plone_context_state/object_title,GET,A,for this test\n",
)


def unescaped(content: bytes) -> str:
    """Return the text of a page, or of JSON with its letters as they are."""
    text = content.decode()
    return text if not text.startswith("{") else json.dumps(json.loads(text), ensure_ascii=False)


class TestViewers(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]

    def test_pages_that_are_open_to_all_are_not_on_what_one_may_not_view(self) -> None:
        world = World(self.portal)
        draft, risk, public = world.guide("draft"), add_risk(self.portal), world.guide("published")
        transaction.commit()
        self.enterContext(opened(*ROWS))
        for account in (None, "demo-drafter2", "demo-sysadmin", "admin"):
            person = Visitor(self.portal, account)
            for record, page, accept in product((draft, draft[FORM], risk), OPEN_TO_ALL, (PAGE, JSON)):
                for url in (record.absolute_url(), api_view(record)):
                    with self.subTest(account, url=url, page=page, accept=accept):
                        answer = person.ask(f"{url}/{page}", accept)
                        self.assertIn(answer.status, (302, 401))
                        # The title of a file is its name, which stands in the address.
                        self.assertNotIn(record.title.removesuffix(FORM) or draft.title, unescaped(answer.content))
            for page, accept in product(OPEN_TO_ALL, (PAGE, JSON)):
                with self.subTest(account, page=page, accept=accept):
                    self.assertEqual(person.ask(f"{public.absolute_url()}/{page}", accept).status, 200)
        answer = Visitor(self.portal, "demo-drafter").ask(f"{draft.absolute_url()}/{OPEN_TO_ALL[-1]}", JSON)
        self.assertEqual((answer.status, answer.content.decode()), (200, draft.title))

    def test_without_a_row_they_are_nowhere(self) -> None:
        url = World(self.portal).guide("published").absolute_url()
        for account, page, accept in product((None, "demo-drafter", "admin"), OPEN_TO_ALL, (PAGE, JSON)):
            with self.subTest(account, page=page, accept=accept):
                self.assertEqual(Visitor(self.portal, account).ask(f"{url}/{page}", accept).status, 404)

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
