"""Nothing is called that the list does not name, whatever its own permission says."""

from __future__ import annotations

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.http.rows import opened
from tests.permissions.inside import Answer
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.permissions.kind import FORM
from tests.permissions.world import World
from typing import Any
from urllib.parse import quote

import json
import transaction
import unittest

# Answered by Plone, Zope or plone.restapi to anybody or to any account, unless the list is asked first.
NEVER = (
    "{site}/portal_membership/searchForMembers", "{site}/portal_groups/listGroupNames", "{site}/services/objectCount",
    "{site}/PROPFIND", "{draft}/PROPFIND", "{site}/@transactions", "{site}/@registry", "{site}/@system", "{site}/@addons",
    "{site}/manage_main", "{site}/manage", "{site}/manage_UndoForm", "{site}/manage_undoForm", "{site}/undoable_transactions",
    "{site}/undo_form", "{site}/portal_setup/manage_main", "{site}/portal_skins", "{site}/error_log", "{site}/acl_users",
    "{site}/acl_users/source_users/manage_updatePassword",
    "{site}/portal_catalog/searchResults", "{site}/portal_catalog/uniqueValuesFor?name=Creator", "{site}/dexterity-types",
    "{site}/dexterity-types/PartyRecord", "{site}/portal_registry", "{site}/@@plone_context_state/object_title",
    "{site}/main_template", "{site}/@@main_template", "{site}/integrity/main_template", "{published}/main_template",
    "{published}/plone_context_state/object_title", "{published}/title", "{published}/Creator", "{published}/workflow_history",
    "{published}/{form}/file", "{published}/{form}/file/data", "{published}/@comments",
    "{site}/++etc++site", "{site}/++api++/@sites", "{root}/++api++/@sites", "{root}/@sites", "{root}", "{root}/manage",
    "{root}/manage_main", "{root}/acl_users", "{root}/Control_Panel", "{root}/@@ploneAddSite", "{root}/@@plone-overview",
    "{root}/manage_UndoForm", "{root}/objectIds", "{root}/p_/sp",
)  # fmt: skip
EVERYBODY = (None, "demo-staff", "demo-drafter", "demo-sysadmin", "demo-secadmin", SITE_OWNER_NAME)


class TestGate(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        world = World(self.portal)
        self.draft, self.published = world.guide("draft"), world.guide("published")
        transaction.commit()
        site = self.portal.absolute_url()
        self.names = {
            "site": site,
            "root": site.rsplit("/", 1)[0],
            "draft": self.draft.absolute_url(),
            "published": self.published.absolute_url(),
            "form": FORM,
        }

    def ask(self, who: str | None, address: str, *more: Any) -> Answer:
        """Send a request to an address with names in braces."""
        return Visitor(self.portal, who).ask(address.format(**self.names), *more)

    def test_what_nobody_may_call_is_not_found(self) -> None:
        for who in EVERYBODY:
            for address in NEVER:
                for accept in (PAGE, JSON):
                    with self.subTest(address, who=who, accept=accept):
                        answer = self.ask(who, address, accept)
                        # What asks for a permission of its own, Zope has refused before the list is asked.
                        self.assertIn(answer.status, (404, 401, 302, 405), answer.content[:100])
                        self.assertTrue(answer.status == 404 or who != SITE_OWNER_NAME)

    def test_writing_by_services_of_administration_is_not_found(self) -> None:
        for who in EVERYBODY:
            for method, address, body in (
                ("PATCH", "{site}/@controlpanels/security", {"enable_self_reg": True}),
                ("DELETE", "{site}/@controlpanels/dexterity-types/PartyRecord", {}),
                ("PATCH", "{site}/@types/Document", {"title": "x"}),
                ("DELETE", "{site}/@types/PartyRecord", {}),
                ("PATCH", "{site}/@registry", {"plone.site_title": "x"}),
                ("PATCH", "{site}/@transactions", {"transactions_TID": ["x"]}),
                ("POST", "{site}/@addons/plone.app.iterate/uninstall", {}),
                ("POST", "{draft}/unindexObject", {}),
            ):
                with self.subTest(f"{method} {address}", who=who):
                    answer = self.ask(who, address, JSON, method, json.dumps(body).encode())
                    # Settings and kinds are on the list, and say themselves that this is for nobody.
                    self.assertIn(answer.status, (401, 403, 404), answer.content[:100])
        self.assertIn("PartyRecord", api.portal.get_tool("portal_types"))
        self.assertFalse(api.portal.get_registry_record("plone.enable_self_reg"))

    def test_an_office_gets_what_its_row_names(self) -> None:
        for address, offices in (
            ("{site}/@@overview-controlpanel", {"demo-sysadmin", "demo-secadmin", SITE_OWNER_NAME}),
            ("{site}/@@site-controlpanel", {"demo-sysadmin", SITE_OWNER_NAME}),
            ("{site}/@@usergroup-userprefs", {"demo-secadmin", SITE_OWNER_NAME}),
            ("{site}/services/@@import-guides", {"demo-publisher"}),
        ):
            for who in (*EVERYBODY, "demo-publisher"):
                with self.subTest(address, who=who):
                    answer = self.ask(who, address)
                    self.assertEqual(answer.status == 200, who in offices, answer.status)
                    self.assertNotEqual(answer.status, 404)

    def test_a_field_is_for_those_who_may_open_its_form(self) -> None:
        part = "/edit/++widget++form.widgets.title/@@ploneform-render-widget"
        changing = "?form.widgets.title=x&form.buttons.save=1"
        with opened("page,field,ploneform-render-widget,GET POST,A,for this test\n"):
            self.assertEqual(self.ask("demo-drafter", "{draft}" + part).status, 200)
            for who in (None, "demo-drafter2", "demo-sysadmin"):
                for address in ("{draft}", "{published}"):
                    for query in ("", changing):
                        for method in ("GET", "POST"):
                            with self.subTest(address, who=who, query=query, method=method):
                                answer = self.ask(who, address + part + query, PAGE, method)
                                self.assertIn(answer.status, (302, 401))
        transaction.begin()
        self.assertNotIn("x", (self.draft.title, self.published.title))

    def test_no_other_way_of_calling(self) -> None:
        call = b"<?xml version='1.0'?><methodCall><methodName>Title</methodName><params></params></methodCall>"
        with self.subTest("XML-RPC"):
            visitor = Visitor(self.portal, SITE_OWNER_NAME)
            self.assertIn(visitor.ask(self.names["published"], PAGE, "POST", call).status, (400, 404))
        for query in (
            "objectCount:method=1",
            ":method=objectCount",
            ":default_method=objectCount",
            "objectCount:action=1",
        ):
            with self.subTest(query):
                answer = self.ask("demo-staff", "{site}/services?" + quote(query, safe=":=&"))
                self.assertFalse(answer.content.isdigit(), answer.content[:20])

    def test_a_row_opens_and_a_missing_row_closes(self) -> None:
        address = "{site}/services/objectCount"
        self.assertEqual(self.ask(None, address).status, 404)
        with opened("method,Section,objectCount,GET,S,for this test\n"):
            self.assertEqual(self.ask("demo-staff", address).status, 200)
            self.assertIn(self.ask(None, address).status, (302, 401))
            self.assertEqual(self.ask("demo-staff", address, PAGE, "POST").status, 404)
        self.assertEqual(self.ask("demo-staff", address).status, 404)
