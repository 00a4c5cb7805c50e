"""Which setting which office may change: every record of the registry as every office, every panel by every door."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from shangnan.policy.http.settings import guard
from shangnan.policy.http.settings.table import may_read
from shangnan.policy.http.settings.table import may_set
from shangnan.policy.http.settings.table import read
from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.permissions.people import Person
from typing import Any
from unittest.mock import patch
from zExceptions import Forbidden
from zope.globalrequest import clearRequest
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from zope.interface import alsoProvides

import json
import transaction
import unittest

PEOPLE = ("demo-sysadmin", "demo-secadmin", "demo-drafter", "demo-auditor", SITE_OWNER_NAME)
# What would undo the rules of the house: nobody's.
DANGEROUS = (
    "plone.enable_self_reg", "plone.enable_user_pwd_choice", "plone.allow_anon_views_about", "plone.use_uuid_as_userid",
    "plone.use_email_as_login", "plone.disable_filtering", "plone.valid_tags", "plone.webstats_js", "plone.webstats_head_js",
    "plone.lock_on_ttw_edit", "plone.allowed_types", "plone.custom_plugins", "plone.default_page", "plone.content_css",
    "plone.bundles/x.jscompilation", "plone.app.theming.interfaces.IThemeSettings.rules", "plone.types_not_searched", "nonsense",
)  # fmt: skip


class TestTheList(unittest.TestCase):
    def test_what_undoes_the_rules_is_nobodys(self) -> None:
        for record in DANGEROUS:
            self.assertFalse(may_set(["Manager", "Site Administrator", "SysAdmin", "SecAdmin"], record), record)

    def test_offices_are_apart(self) -> None:
        self.assertTrue(may_set(["SysAdmin"], "plone.site_title"))
        self.assertFalse(may_set(["SecAdmin"], "plone.site_title"))
        self.assertTrue(may_set(["SecAdmin"], "shangnan.accounts.password_length"))
        self.assertFalse(may_set(["SysAdmin"], "shangnan.accounts.password_length"))
        self.assertFalse(may_set(["Site Administrator", "Member"], "plone.site_title"))

    def test_a_password_is_never_told(self) -> None:
        self.assertTrue(may_set(["SysAdmin"], "plone.smtp_pass"))
        self.assertFalse(may_read(["SysAdmin", "Manager"], "plone.smtp_pass"))

    def test_a_wrong_list_is_not_read(self) -> None:
        with self.assertRaises(ValueError):
            read(["record,who,what", "a,system,x", "a,system,x"])
        with self.assertRaises(KeyError):
            read(["record,who,what", "a,everybody,x"])


class TestRegistry(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal, self.request = self.layer["portal"], self.layer["request"]
        self.before = getRequest()
        alsoProvides(self.request, IShangnanLayer)
        self.request.other["PUBLISHED"] = self.portal
        self.request.other.pop(guard.PROFILE, None)
        setRequest(self.request)
        self.registry = self.portal.portal_registry

    def tearDown(self) -> None:
        logout()
        del self.request.other["PUBLISHED"]
        clearRequest()
        setRequest(self.before)

    def changed(self, name: str) -> bool:
        """Return whether the person who is signed in can change a record."""
        record = self.registry.records[name]
        field = record.field
        if field.__name__ == "" or record.value is None or not isinstance(record.value, bool | int | str):
            event: Any = type("Event", (), {"record": record, "oldValue": record.value, "newValue": object()})()
            try:
                guard.refuse_changed_setting(event)
            except Forbidden:
                return False
            return True
        kept = record.value
        wanted = (not kept) if isinstance(kept, bool) else kept + 1 if isinstance(kept, int) else f"{kept}x"
        try:
            with patch.object(type(field), "validate", lambda self, value: None):
                record.value = wanted
        except Forbidden:
            return False
        finally:
            self.registry.records._values[name] = kept
        return True

    def holes(self) -> list[str]:
        found = []
        for person in PEOPLE:
            login(self.layer["app"] if person == SITE_OWNER_NAME else self.portal, person)
            roles = getSecurityManager().getUser().getRoles()
            for name in self.registry.records:
                if self.changed(name) != may_set(roles, name):
                    found.append(f"{person}: {name}")
        return found

    def test_every_record_as_every_office(self) -> None:
        self.assertGreater(len(self.registry.records), 2000)
        self.assertEqual(self.holes(), [])

    def test_a_setting_that_is_open_though_the_list_does_not_name_it_is_found(self) -> None:
        with patch.object(guard, "may_set", lambda roles, record: True):
            self.assertIn("demo-drafter: plone.enable_self_reg", self.holes())

    def test_what_is_sent_unchanged_is_no_change(self) -> None:
        login(self.portal, "demo-drafter")
        self.registry["plone.site_title"] = self.registry["plone.site_title"]

    def test_new_and_removed_records(self) -> None:
        login(self.portal, "demo-sysadmin")
        with self.assertRaises(Forbidden):
            del self.registry.records[
                "plone.site_title.x" if "plone.site_title.x" in self.registry else "plone.enable_self_reg"
            ]

    def test_kinds_change_by_nobody(self) -> None:
        login(self.layer["app"], SITE_OWNER_NAME)
        types = self.portal.portal_types
        changes = (
            lambda: types["PartyRecord"].manage_changeProperties(title="X"),
            lambda: types["PartyRecord"].manage_changeProperties(global_allow=False),
            lambda: types.manage_delObjects(["PartyRecord"]),
            lambda: types.manage_addTypeInformation("Dexterity FTI", id="X"),
        )
        for number, change in enumerate(changes):
            with self.subTest(number), self.assertRaises(Forbidden):
                change()

    def test_a_profile_brings_its_own_settings(self) -> None:
        login(self.layer["app"], SITE_OWNER_NAME)
        self.request.other[guard.PROFILE] = True
        self.registry["plone.enable_self_reg"] = True

    def test_nothing_is_asked_where_nothing_is_served(self) -> None:
        published = self.request.other.pop("PUBLISHED")
        try:
            self.registry["plone.enable_self_reg"] = True
        finally:
            self.request.other["PUBLISHED"] = published


class TestDoors(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.site = self.portal.absolute_url()
        self.registry = self.portal.portal_registry
        self.people = {name: Person(self.layer, name) for name in PEOPLE}

    def tearDown(self) -> None:
        for person in self.people.values():
            self.assertEqual(person.failures, [], "the server failed")

    def test_nobody_opens_the_site_to_strangers(self) -> None:
        for name, person in self.people.items():
            answers = [
                person.rest("PATCH", f"{self.site}/@controlpanels/security", {"enable_self_reg": True}),
                person.rest("PATCH", f"{self.site}/@registry", {"plone.enable_self_reg": True}),
                person.page(
                    f"{self.site}/@@security-controlpanel",
                    **{
                        "form.widgets.enable_self_reg:list": "selected",
                        "form.buttons.save": "x",
                        "_authenticator": person.token,
                    },
                ),
            ]
            transaction.begin()
            with self.subTest(name):
                self.assertFalse(
                    any(answer.status_code in (200, 204) for answer in answers), [a.status_code for a in answers]
                )
                self.assertIs(self.registry["plone.enable_self_reg"], False)

    def test_kinds_stay_as_they_are(self) -> None:
        field = {"factory": "label_text_field", "title": "x", "description": "", "required": False}
        for name, person in self.people.items():
            asks: tuple[tuple[str, str, Any], ...] = (
                ("DELETE", "@controlpanels/dexterity-types/PartyRecord", None),
                ("POST", "@controlpanels/dexterity-types", {"title": "X"}),
                ("PATCH", "@controlpanels/dexterity-types/PartyRecord", {"title": "X"}),
                ("PATCH", "@types/Document", {"fields": [field]}),
                ("POST", "@types/Document", field),
                ("PUT", "@types/Document", {"fieldsets": []}),
                ("DELETE", "@types/Document/title", None),
            )
            for method, path, body in asks:
                answer = person.rest(method, f"{self.site}/{path}", body)
                with self.subTest(f"{method} {path}", person=name):
                    self.assertIn(answer.status_code, (401, 403, 404, 405), answer.text[:200])
        transaction.begin()
        self.assertIn("PartyRecord", self.portal.portal_types)

    def test_a_kind_is_not_removed_by_other_doors_either(self) -> None:
        owner = self.people[SITE_OWNER_NAME]
        for path, form in (
            ("portal_types/manage_delObjects", {"ids:list": "PartyRecord"}),
            ("dexterity-types/PartyRecord/@@delete", {"form.buttons.delete": "x"}),
        ):
            answer = owner.page(f"{self.site}/{path}", _authenticator=owner.token, **form)
            transaction.begin()
            with self.subTest(path):
                self.assertGreaterEqual(answer.status_code, 300, answer.text[:300])
                self.assertIn("PartyRecord", self.portal.portal_types)

    def test_every_panel_tells_and_takes_what_is_open(self) -> None:
        panels = ("site", "mail", "security", "language", "date-and-time", "usergroup", "editing", "imaging", "markup", "navigation",
                  "search", "socialmedia", "dexterity-types", "content-rules", "nonsense")  # fmt: skip
        for name, person in self.people.items():
            user = self.portal.acl_users.getUserById(name)
            roles = user.getRoles() if user is not None else ["Manager"]
            for panel in panels:
                answer = person.rest("GET", f"{self.site}/@controlpanels/{panel}")
                with self.subTest(panel, person=name):
                    if answer.status_code != 200:
                        self.assertIn(answer.status_code, (401, 403), answer.text[:200])
                        continue
                    data = answer.json()["data"]
                    self.assertEqual([field for field in data if not may_read(roles, f"plone.{field}")], [])
                    self.assertTrue(set(data) <= set(answer.json()["schema"]["properties"]))

    def test_offices_change_what_is_theirs(self) -> None:
        sysadmin, secadmin = self.people["demo-sysadmin"], self.people["demo-secadmin"]
        url = f"{self.site}/@controlpanels"
        self.assertEqual(sysadmin.rest("PATCH", f"{url}/site", {"site_title": "政务服务"}).status_code, 204)
        self.assertEqual(sysadmin.rest("PATCH", f"{url}/mail", {"email_from_name": "中心"}).status_code, 204)
        self.assertEqual(secadmin.rest("PATCH", f"{url}/usergroup", {"many_users": True}).status_code, 204)
        transaction.begin()
        self.assertEqual(self.registry["plone.site_title"], "政务服务")
        for person, panel, body in (
            (secadmin, "site", {"site_title": "x"}),
            (sysadmin, "site", {"site_title": "x", "webstats_js": "<script>"}),
            (sysadmin, "usergroup", {"many_users": False}),
            (sysadmin, "editing", {"lock_on_ttw_edit": False}),
        ):
            answer = person.rest("PATCH", f"{url}/{panel}", body)
            with self.subTest(panel, person=person.name):
                self.assertEqual(answer.status_code, 403)
                self.assertRegex(answer.json()["message"], "[一-鿿]")
        transaction.begin()
        self.assertEqual(self.registry["plone.site_title"], "政务服务")

    def test_pages_show_the_fields_that_are_open(self) -> None:
        page = self.people["demo-sysadmin"].page(f"{self.site}/@@site-controlpanel").text
        self.assertIn("form.widgets.site_title", page)
        for field in ("webstats_js", "default_page", "site_logo", "roles_allowed_to_add_keywords"):
            self.assertNotIn(f"form.widgets.{field}", page)
        for view in ("@@mail-controlpanel", "@@language-controlpanel", "@@dateandtime-controlpanel"):
            self.assertEqual(self.people["demo-sysadmin"].page(f"{self.site}/{view}").status_code, 200, view)
            self.assertNotEqual(self.people["demo-secadmin"].page(f"{self.site}/{view}").status_code, 200, view)
        closed = ("security", "filter", "markup", "tinymce", "editing", "content", "theming")
        for person in self.people.values():
            for name in closed:
                self.assertNotEqual(
                    person.page(f"{self.site}/@@{name}-controlpanel").status_code, 200, (name, person.name)
                )

    def test_scripts_are_not_put_on_pages(self) -> None:
        person = self.people["demo-sysadmin"]
        form = {
            "form.widgets.webstats_js": "<script>x</script>", "form.widgets.site_title": "政务", "form.buttons.save": "x",
            "_authenticator": person.token,
        }  # fmt: skip
        person.page(f"{self.site}/@@site-controlpanel", **form)
        bundle = {"bundle": json.dumps({"name": "x", "jscompilation": "http://x/x.js"}), "action": "add"}
        person.page(f"{self.site}/@@resourceregistry-controlpanel", _authenticator=person.token, **bundle)
        person.page(
            f"{self.site}/@@resourceregistry-controlpanel",
            **{
                "_authenticator": person.token,
                "name": "x",
                "action": "add",
                "jscompilation": "http://x/x.js",
                "new_name": "x",
            },
        )
        transaction.begin()
        self.assertFalse(self.registry["plone.webstats_js"])
        self.assertEqual([name for name in self.registry.records if name.startswith("plone.bundles/x.")], [])
