"""No account holds two of the three administrators' offices, whichever way they are given."""

from __future__ import annotations

from plone import api
from shangnan.policy.permissions import AUDITOR
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.permissions import SYSTEM_ADMINISTRATOR
from shangnan.policy.records.transitions import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.separation import holds_two
from shangnan.policy.units.separation import SEPARATE
from tests.permissions.people import Person
from typing import Any

import itertools
import transaction
import unittest

OFFICES = ("office-sysadmin", "office-secadmin", "office-auditor")


class TestSeparation(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.groups = api.portal.get_tool("acl_users").source_groups
        self.site = self.portal.absolute_url()

    def roles(self, user_id: str) -> frozenset[str]:
        transaction.begin()
        return SEPARATE & set(api.portal.get_tool("acl_users").getUserById(user_id).getRoles())

    def test_which_roles(self) -> None:
        self.assertFalse(holds_two([]))
        for one, other in itertools.combinations(sorted(SEPARATE), 2):
            self.assertTrue(holds_two(["Member", one, other]))
            self.assertFalse(holds_two(["Member", "Manager", one, one]))

    def test_by_group(self) -> None:
        for one, other in itertools.permutations(OFFICES, 2):
            with self.subTest(one=one, other=other):
                self.groups.addPrincipalToGroup("demo-staff", one)
                with self.assertRaises(Refused) as caught:
                    self.groups.addPrincipalToGroup("demo-staff", other)
                self.assertIn("demo-staff", str(caught.exception))
            transaction.abort()

    def test_by_a_group_in_a_group(self) -> None:
        self.groups.addGroup("team", "Team")
        self.groups.addPrincipalToGroup("demo-auditor", "team")
        self.groups.addPrincipalToGroup("team", "office-auditor")
        with self.assertRaises(Refused):
            self.groups.addPrincipalToGroup("team", "office-sysadmin")

    def secadmin(self) -> Person:
        transaction.commit()
        return Person(self.layer, "demo-secadmin")

    def test_by_the_page_and_the_service_of_groups(self) -> None:
        person = self.secadmin()
        form: dict[str, Any] = {"add:list": "demo-auditor", "form.submitted": "1", "edit": "1", "Add": "1"}
        url = f"{self.site}/@@usergroup-groupmembership?groupname=office-sysadmin"
        page = person.page(url, **form, _authenticator=person.token)
        self.assertEqual(page.status_code, 400)
        self.assertIn("demo-auditor", page.text)
        answer = person.rest("PATCH", f"{self.site}/@groups/office-sysadmin", {"users": {"demo-auditor": True}})
        self.assertEqual(answer.status_code, 400, answer.text)
        self.assertEqual(self.roles("demo-auditor"), {AUDITOR})
        person.rest("PATCH", f"{self.site}/@groups/office-sysadmin", {"users": {"demo-staff": True}})
        self.assertEqual(self.roles("demo-staff"), {SYSTEM_ADMINISTRATOR}, "one office is given that way")

    def test_by_roles_given_to_an_account(self) -> None:
        person = self.secadmin()
        for account, role in (("demo-auditor", SECURITY_ADMINISTRATOR), ("demo-secadmin", AUDITOR)):
            before = self.roles(account)
            answer = person.rest("PATCH", f"{self.site}/@users/{account}", {"roles": {role: True}})
            self.assertEqual(answer.status_code, 400, answer.text)
            self.assertEqual(self.roles(account), before)
        form = {
            "users.id:records": "demo-auditor",
            "users.roles:list:records": SYSTEM_ADMINISTRATOR,
            "form.submitted": "1",
            "form.button.Modify": "1",
        }
        person.page(f"{self.site}/@@usergroup-userprefs", **form, _authenticator=person.token)
        self.assertEqual(self.roles("demo-auditor"), {AUDITOR})

    def test_by_roles_given_to_a_group(self) -> None:
        person = self.secadmin()
        answer = person.rest("PATCH", f"{self.site}/@groups/office-auditor", {"roles": [AUDITOR, SYSTEM_ADMINISTRATOR]})
        self.assertEqual(answer.status_code, 400, answer.text)
        self.assertEqual(self.roles("demo-auditor"), {AUDITOR})
