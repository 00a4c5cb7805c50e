"""No door gives a name of the software to a record, a section, a file, a unit or an account."""

from __future__ import annotations

from contextlib import suppress
from OFS.CopySupport import CopyError
from OFS.event import ObjectWillBeAddedEvent
from plone import api
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from plone.dexterity.utils import createContent
from plone.dexterity.utils import createContentInContainer
from plone.namedfile.file import NamedBlobFile
from Products.GenericSetup.interfaces import IFilesystemImporter
from Products.GenericSetup.tests.common import DummyImportContext
from shangnan.policy.names.guard import NameRefused
from shangnan.policy.refusals import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.functions import group_id
from tests.permissions.people import Person
from tests.rest.world import example
from tests.rest.world import RestCase
from tests.support import add_guide
from tests.support import PDF
from tests.support import unit_uid
from zExceptions import BadRequest
from zope.event import notify

import base64
import transaction
import unittest

# One for each way in which a name can belong to the software.
TAKEN = (
    "index_html", "index.html", "index.htm", "default_page", "service-items", "register", "layout", "acl_users", "plone_utils",
    "title", "objectIds", "in_force_from", "guide.pdf", "robots.txt", "sitemap.xml.gz", "search",
)  # fmt: skip
# What cannot even be written into an address, besides.
UNFIT = ("..", "_x", "aq_parent", "manage_main", "@@view", "@search", "++add++x", "a.", "a\u202eb", "a" * 101)
# Zope itself knows some of them, and says so in words of its own.
REFUSED = (BadRequest, CopyError, AttributeError)
TITLES = (
    "index_html",
    "index.html",
    "index.htm",
    "service-items",
    "default_page",
    "Register",
    "layout",
    "robots.txt",
    "..",
)


class TestAddresses(RestCase):
    def names_in(self, place: str = "services") -> set[str]:
        transaction.begin()
        return set(self.portal[place].objectIds())

    def address(self, uid: str) -> str:
        """Return where a record lies now."""
        transaction.begin()
        (brain,) = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=uid)
        return brain.getURL()

    def assert_nothing_taken(self) -> None:
        for place in ("services", "regulations"):
            names = self.names_in(place)
            self.assertEqual(names & {name.lower() for name in (*TAKEN, *UNFIT, *TITLES)}, set())
            page = self.anybody.page(self.portal[place].absolute_url())
            self.assertEqual(page.status_code, 200)
            self.assertNotIn("require_login", page.url)

    def test_ids_by_rest(self) -> None:
        for name in (*TAKEN, "..", "_x", "manage_main", "@search", "a\u202eb"):
            with self.subTest(name):
                answer = self.drafter.rest("POST", self.services, {**example(), "id": name})
                self.assertEqual(answer.status_code, 400, answer.text)
        self.assert_nothing_taken()

    def test_the_refusal_says_why_in_chinese(self) -> None:
        answer = self.drafter.rest("POST", self.services, {**example(), "id": "service-items"})
        self.assertIn("“service-items”不能用作地址", answer.json()["message"])

    def test_titles_by_rest(self) -> None:
        for title in TITLES:
            with self.subTest(title):
                answer = self.drafter.rest("POST", self.services, {**example(), "title": title})
                self.assertEqual(answer.status_code, 201, answer.text)
        regulation = {"@type": "Regulation", "title": "Register", "responsible_unit": unit_uid()}
        self.drafter.rest("POST", self.portal["regulations"].absolute_url(), regulation)
        self.assert_nothing_taken()

    def test_titles_by_the_form(self) -> None:
        for title in TITLES:
            with self.subTest(title):
                before = self.names_in()
                form = {
                    "form.widgets.title": title,
                    "form.widgets.IResponsibleUnit.responsible_unit": unit_uid(),
                    "form.widgets.responsible_unit": unit_uid(),
                    "form.buttons.save": "Save",
                    "_authenticator": self.drafter.token,
                }
                answer = self.drafter.page(f"{self.services}/++add++ServiceGuide", **form)
                self.assertIn(answer.status_code, (200, 302))
                self.assertLessEqual(len(self.names_in() - before), 1)
        self.assert_nothing_taken()

    def test_files_by_rest_with_names_of_pages(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        for name in ("guide.pdf", "index.html", "robots.txt", "view.pdf", "edit", "index_html.pdf"):
            file = {"filename": name if "." in name else f"{name}.pdf", "encoding": "base64"}
            file |= {"data": base64.b64encode(PDF).decode(), "content-type": "application/pdf"}
            body = {"@type": "Attachment", "title": name, "file": file}
            self.drafter.rest("POST", guide.absolute_url(), body)
        transaction.begin()
        found = set(guide.objectIds())
        self.assertTrue(found)
        self.assertEqual(found & {"guide.pdf", "index.html", "robots.txt", "edit"}, set())

    def test_renaming_by_pages_and_rest(self) -> None:
        guide = add_guide(self.portal)
        transaction.commit()
        uid, manager = guide.UID(), Person(self.layer, SITE_OWNER_NAME)
        for person in (self.drafter, manager):
            for name in ("index_html", "service-items", "default_page", "acl_users"):
                with self.subTest(name, who=person.name):
                    form = {"UID_1": uid, "newid_1": name, "newtitle_1": "x", "_authenticator": person.token}
                    person.page(f"{self.services}/fc-rename", **form)
                    address = self.address(uid)
                    form = {"form.widgets.new_id": name, "form.widgets.new_title": "x", "form.buttons.Rename": "Rename"}
                    person.page(f"{address}/object_rename", **form, _authenticator=person.token)
                    address = self.address(uid)
                    person.rest("PATCH", address, {"id": name})
                    form = {"id": address.rsplit("/", 1)[1], "new_id": name, "_authenticator": person.token}
                    person.page(f"{self.services}/manage_renameObject", **form)
        self.assert_nothing_taken()


class TestPrograms(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.services = self.portal["services"]
        login(self.portal, "demo-drafter")

    def test_renaming(self) -> None:
        login(self.layer["app"], SITE_OWNER_NAME)
        units = self.portal["units"]
        transaction.savepoint()
        for name in (*TAKEN, *UNFIT):
            with self.subTest(name), self.assertRaises(REFUSED):
                units.manage_renameObject("xianminzhengju", name)
        units.manage_renameObject("xianminzhengju", "civil-affairs")
        self.assertIn("civil-affairs", units.objectIds())

    def test_setting(self) -> None:
        for name in (*TAKEN, *UNFIT):
            with self.subTest(name), self.assertRaises(REFUSED):
                self.services._setObject(name, createContent("ServiceGuide", id=name))
            self.assertNotIn(name, self.services.objectIds())

    def test_a_whole_folder_that_brings_such_names(self) -> None:
        guide = add_guide(self.portal)
        file = createContent("Attachment", id="guide.pdf", title="x")
        file.file = NamedBlobFile(data=PDF, filename="guide.pdf")
        guide._setObject("guide.pdf", file, suppress_events=True)
        # As what comes in a file from another site is told to the one that it comes into.
        with self.assertRaises(NameRefused):
            notify(ObjectWillBeAddedEvent(guide, self.services, "some-guide"))

    def test_moving_and_pasting(self) -> None:
        guide = add_guide(self.portal)
        guide.id = "acl_users"
        with self.assertRaises(NameRefused):
            notify(ObjectWillBeAddedEvent(guide, self.services, guide.getId()))

    def test_units(self) -> None:
        with api.env.adopt_roles(["Manager"]):
            unit = createContentInContainer(
                self.portal["units"], "OrganisationUnit", title="index_html", id="index_html"
            )
        self.assertNotIn(unit.getId(), TAKEN)

    def test_importing_a_structure(self) -> None:
        context = DummyImportContext(self.services, purge=False)
        context._files["services/.objects"] = b"index_html,Section\n"
        with api.env.adopt_roles(["Manager"]), suppress(*REFUSED):
            IFilesystemImporter(self.services).import_(context, "structure", False)
        self.assertNotIn("index_html", self.services.objectIds())


class TestAccounts(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def test_groups_and_roles_are_no_names_of_accounts(self) -> None:
        users = api.portal.get_tool("acl_users")
        for name in (
            "office-publisher",
            "Manager",
            "AuthenticatedUsers",
            group_id(unit_uid(), "drafter"),
            "..",
            "manage_x",
        ):
            # Ids of groups and of the superuser are refused by who keeps accounts, before anything is made.
            with (
                self.subTest(name),
                api.env.adopt_roles(["Manager"]),
                self.assertRaises((NameRefused, Refused)),
            ):
                users._doAddUser(name, "Lange-Kennung-2026!", ["Member"], [])

    def test_by_rest(self) -> None:
        office = Person(self.layer, "demo-secadmin")
        for name in ("office-publisher", "AuthenticatedUsers", "a\u202eb"):
            body = {"username": name, "password": "Lange-Kennung-2026!", "email": "a@example.com"}
            answer = office.rest("POST", f"{self.layer['portal'].absolute_url()}/@users", body)
            with self.subTest(name):
                self.assertEqual(answer.status_code, 400, answer.text)
        self.assertEqual(office.failures, [])
        transaction.begin()
        self.assertIsNone(api.user.get(userid="office-publisher"))
