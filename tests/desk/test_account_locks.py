"""Locks and waits on the page of the security administrator, and what the owner of an account is told."""

from __future__ import annotations

from html import unescape
from plone import api
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.people import add_person
from tests.accounts.ways import basic
from tests.accounts.ways import by_form
from tests.accounts.ways import by_rest
from tests.accounts.ways import desk_answers
from tests.accounts.ways import OTHER_PASSWORD
from tests.accounts.ways import PASSWORD
from tests.mail.letters import own_queue
from tests.mail.letters import queued
from tests.permissions.people import Person
from tests.permissions.table import ACCOUNTS

import transaction
import unittest

NAME = "wei-an"


class TestPages(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.url = self.layer["portal"].absolute_url()
        add_person(NAME, PASSWORD, "卫安")
        transaction.commit()
        self.secadmin = Person(self.layer, "demo-secadmin")

    def text(self, page: str) -> str:
        return unescape(self.secadmin.page(f"{self.url}/{page}").text)

    def do(self, person: Person, **form: str) -> int:
        return person.page(f"{self.url}/@@account-locks", _authenticator=person.token, **form).status_code

    def test_who_opens_them(self) -> None:
        for name in {*ACCOUNTS.values(), None}:
            person = Person(self.layer, name)
            for page in ("account-locks", "account-settings"):
                with self.subTest(name, page=page):
                    allowed = name in ("demo-secadmin", "admin")
                    self.assertEqual(person.page(f"{self.url}/@@{page}").status_code == 200, allowed)

    def test_a_wait_is_seen_and_lifted(self) -> None:
        for number in range(5):
            by_rest(self.url, NAME, f"wrong-{number}")
        self.assertFalse(basic(self.url, NAME, PASSWORD)())
        self.assertIn(NAME, self.text("@@account-locks"))
        self.assertIn(NAME, self.text("@@my-desk"), "the desk tells, too")
        self.assertEqual(self.do(self.secadmin, action="lift", kind="account", name=NAME), 302)
        self.assertTrue(basic(self.url, NAME, PASSWORD)())
        self.assertNotIn(NAME, self.text("@@account-locks"))

    def test_the_owner_finds_it_on_the_desk(self) -> None:
        for number in range(5):
            by_rest(self.url, NAME, f"wrong-{number}")
        self.do(self.secadmin, action="lift", kind="account", name=NAME)
        owner = Person(self.layer, NAME)
        owner.session.auth = (NAME, PASSWORD)
        self.assertIn("连续输错 5 次密码", unescape(owner.page(f"{self.url}/@@my-desk").text))
        self.assertNotIn("连续输错", self.text("@@my-desk"))

    def test_the_owner_gets_a_mail_once(self) -> None:
        transaction.begin()
        api.portal.set_registry_record("plone.email_from_address", "office@example.org")
        api.user.get(userid=NAME).setMemberProperties({"email": "wei-an@example.org"})
        transaction.commit()
        queue = own_queue(self)
        for number in range(8):
            by_rest(self.url, NAME, f"wrong-{number}")
        for number in range(8):
            by_rest(self.url, "nobody-at-all", f"wrong-{number}")
        [letter] = queued(queue)
        self.assertEqual(letter["To"], "wei-an@example.org")
        self.assertIn("连续输错 5 次密码", letter.get_content())

    def test_locking_and_opening(self) -> None:
        cookies = by_form(self.url, NAME, PASSWORD).cookies
        self.assertTrue(desk_answers(self.url, cookies=cookies))
        self.assertEqual(self.do(self.secadmin, action="lock", account=NAME, reason=""), 400)
        self.assertEqual(self.do(self.secadmin, action="lock", account="nobody-at-all", reason="外出"), 400)
        self.assertEqual(self.do(self.secadmin, action="lock", account="demo-secadmin", reason="外出"), 400)
        self.assertTrue(desk_answers(self.url, cookies=cookies))
        self.assertEqual(self.do(self.secadmin, action="lock", account=NAME, reason="外出学习半年"), 302)
        self.assertFalse(desk_answers(self.url, cookies=cookies))
        self.assertFalse(basic(self.url, NAME, PASSWORD)())
        self.assertIn("外出学习半年", self.text("@@account-locks"))
        self.assertEqual(self.do(self.secadmin, action="open", account=NAME), 302)
        self.assertTrue(basic(self.url, NAME, PASSWORD)())
        self.assertFalse(desk_answers(self.url, cookies=cookies), "the old session stays ended")

    def test_a_forgotten_password_is_set(self) -> None:
        new = {"action": "password", "account": NAME, "password": OTHER_PASSWORD, "repeated": OTHER_PASSWORD}
        for changes, told in (
            ({"repeated": PASSWORD}, "两次输入的密码不一样"),
            ({"account": "nobody-at-all"}, "没有这个账号"),
            ({"password": "woaini1314", "repeated": "woaini1314"}, "很多人用这个密码"),
            ({"account": "demo-secadmin"}, "现在的密码"),
        ):
            form = {**new, **changes, "_authenticator": self.secadmin.token}
            answer = self.secadmin.page(f"{self.url}/@@account-locks", **form)
            self.assertEqual(answer.status_code, 400)
            self.assertIn(told, unescape(answer.text))
            self.assertNotIn(form["password"], answer.text)
        self.assertTrue(basic(self.url, NAME, PASSWORD)())
        cookies = by_form(self.url, NAME, PASSWORD).cookies
        self.assertEqual(self.do(self.secadmin, **new), 302)
        self.assertTrue(basic(self.url, NAME, OTHER_PASSWORD)())
        self.assertFalse(desk_answers(self.url, cookies=cookies))

    def test_nobody_else_and_nothing_without_a_token(self) -> None:
        for name in ("demo-sysadmin", "demo-staff", "demo-auditor"):
            self.assertNotEqual(self.do(Person(self.layer, name), action="lock", account=NAME, reason="无"), 200)
        self.secadmin.page(f"{self.url}/@@account-locks", action="lock", account=NAME, reason="无")
        self.assertTrue(basic(self.url, NAME, PASSWORD)())

    def test_settings_are_kept_and_nonsense_is_refused(self) -> None:
        names = {
            "password_length": "12", "hash_rounds": "3", "idle_minutes": "60", "session_hours": "10", "account_tries": "4",
            "first_wait": "1", "longest_wait": "60", "address_tries": "60", "own_change_minutes": "10", "others_change_hours": "24",
        }  # fmt: skip
        for changes, kept in (({}, True), ({"password_length": "3"}, False), ({"account_tries": "1000"}, False)):
            form = {f"form.widgets.{name}": value for name, value in (names | changes).items()}
            answer = self.secadmin.page(
                f"{self.url}/@@account-settings",
                **form,
                **{"form.buttons.save": "Save", "_authenticator": self.secadmin.token},
            )
            self.assertEqual(answer.status_code == 302, kept, changes)
        for number in range(4):
            by_rest(self.url, NAME, f"wrong-{number}")
        self.assertFalse(basic(self.url, NAME, PASSWORD)(), "four are enough now")
