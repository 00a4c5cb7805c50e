"""Accounts and groups: who was let in and who was not, what was done to whom; no password, ever."""

from __future__ import annotations

from plone import api
from shangnan.policy.accounts.locks import lift_wait
from shangnan.policy.accounts.locks import lock_account
from shangnan.policy.accounts.locks import open_account
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.inside import JSON
from tests.permissions.inside import Visitor
from tests.registry.journal.recording.heard import Heard
from tests.support import acting_as
from tests.support import forget_tries
from typing import Any

import json
import transaction
import unittest

#: Typed as passwords, in fields for names, and as values: none of it may be in the journal.
SECRET = "zqsecret-Long!Enough-1"


class TestAccounts(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        forget_tries(self.portal)
        transaction.commit()
        self.heard = Heard(self.portal)

    def since(self, *actions: str) -> list[dict[str, Any]]:
        entries = self.heard.since(*actions)
        self.assertNotIn("zqsecret", json.dumps(entries))
        self.assertNotIn(TEST_PASSWORD, json.dumps(entries))
        return entries

    def told(self, *actions: str) -> list[tuple[str, str, str]]:
        """Return action, actor and account of what is new."""
        return [(entry["action"], entry["actor"], entry["uid"]) for entry in self.since(*actions)]

    def post(self, visitor: Visitor, path: str, data: dict[str, Any], method: str = "POST") -> Any:
        return visitor.ask(f"{self.portal.absolute_url()}/{path}", JSON, method, json.dumps(data).encode())

    def test_signing_in_and_out_by_rest(self) -> None:
        answer = self.post(Visitor(self.portal, None), "@login", {"login": "demo-staff", "password": TEST_PASSWORD})
        self.assertEqual(answer.status, 200)
        self.assertEqual(self.told(), [("account.login", "demo-staff", "demo-staff")])
        self.assertEqual(self.post(Visitor(self.portal, "demo-staff"), "@logout", {}).status, 204)
        self.assertEqual(self.told("account.logout"), [("account.logout", "demo-staff", "demo-staff")])

    def test_signing_in_by_the_form(self) -> None:
        body = f"__ac_name=demo-staff&__ac_password={TEST_PASSWORD}&buttons.login=1&buttons.login.submitted=1".encode()
        Visitor(self.portal, None).ask(
            f"{self.portal.absolute_url()}/login", "text/html", "POST", body, "application/x-www-form-urlencoded"
        )
        self.assertEqual(self.told(), [("account.login", "demo-staff", "demo-staff")])

    def test_wrong_passwords_and_the_wait_that_follows(self) -> None:
        for name in ("demo-staff", SECRET):
            self.post(Visitor(self.portal, None), "@login", {"login": name, "password": SECRET})
        entries = self.since()
        self.assertEqual(
            [(entry["action"], entry["outcome"], entry["actor"], entry["uid"]) for entry in entries],
            [("account.failure", "refused", "", "demo-staff"), ("account.failure", "refused", "", "")],
        )
        for _number in range(10):
            self.post(Visitor(self.portal, None), "@login", {"login": "demo-staff", "password": SECRET})
        (waits,) = self.since("account.locked")
        self.assertEqual(waits["uid"], "demo-staff")

    def test_an_account_of_its_own(self) -> None:
        admin = Visitor(self.portal, "demo-secadmin")
        answer = self.post(
            admin,
            "@users",
            {"username": "neu", "password": SECRET, "fullname": "zqsecret 新人", "email": "a@example.org"},
        )
        self.assertEqual(answer.status, 201, answer.content)
        self.assertEqual(self.told(), [("account.add", "demo-secadmin", "neu")])
        self.assertEqual(self.post(admin, "@users/neu", {"password": f"{SECRET}2"}, "PATCH").status, 204)
        (entry,) = self.since()
        self.assertEqual((entry["action"], entry["details"]), ("account.change", {"fields": ["password"]}))
        self.post(admin, "@users/neu", {"email": "b@example.org"}, "PATCH")
        (entry,) = self.since()
        self.assertEqual(entry["details"], {"fields": ["email"]})
        self.assertEqual(self.post(admin, "@users/neu", {}, "DELETE").status, 204)
        self.assertEqual(self.told(), [("account.delete", "demo-secadmin", "neu")])

    def test_roles_and_groups(self) -> None:
        with acting_as(self.portal, "demo-secadmin"):
            api.group.create(groupname="neue-gruppe", title="zqsecret")
            api.group.add_user(groupname="neue-gruppe", username="demo-staff")
        transaction.commit()
        entries = self.since()
        self.assertEqual({entry["action"] for entry in entries}, {"group.change"})
        self.assertEqual({entry["actor"] for entry in entries}, {"demo-secadmin"})
        self.assertIn({"done": "joined", "names": ["demo-staff"]}, [entry["details"] for entry in entries])
        with api.env.adopt_roles(["Manager"]):
            api.user.grant_roles(username="demo-staff", roles=["Registrar"])
        transaction.commit()
        (entry,) = self.since()
        self.assertEqual((entry["action"], entry["uid"]), ("account.roles", "demo-staff"))
        self.assertEqual(entry["details"], {"given": ["Registrar"], "taken": []})

    def test_locks(self) -> None:
        with acting_as(self.portal, "demo-secadmin"):
            lock_account("demo-staff", "demo-secadmin", "zqsecret")
            transaction.commit()
            open_account("demo-staff")
            transaction.commit()
            lift_wait("account", "demo-staff")
            transaction.commit()
            lift_wait("address", "192.0.2.1")
            transaction.commit()
        done = [(entry["uid"], entry["details"]["done"]) for entry in self.since("account.change")]
        self.assertEqual(
            done,
            [("demo-staff", "locked"), ("demo-staff", "opened"), ("demo-staff", "wait lifted"), ("", "wait lifted")],
        )

    def test_a_wrong_password_for_a_signature(self) -> None:
        from shangnan.policy.records.workflow.reauthentication import password_gap

        with acting_as(self.portal, "demo-approver"):
            self.assertIsNotNone(password_gap(SECRET))
        transaction.commit()
        self.assertEqual(self.told(), [("account.failure", "demo-approver", "demo-approver")])
