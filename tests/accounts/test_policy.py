"""What a password must be: the rule itself, and the rule at every door that sets one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from html import unescape
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies
from plone.app.testing import SITE_OWNER_NAME
from shangnan.policy.accounts.password_policy import common_passwords
from shangnan.policy.accounts.password_policy import password_faults
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from tests.accounts.site_case import NAME
from tests.accounts.site_case import SiteCase
from tests.accounts.ways import basic
from tests.accounts.ways import by_form
from tests.accounts.ways import by_rest
from tests.accounts.ways import desk_answers
from tests.accounts.ways import OTHER_PASSWORD
from tests.accounts.ways import PASSWORD
from tests.permissions.people import Person
from tests.support import forget_tries

import requests
import transaction
import unittest

WEAK = (
    "", "1", "aaaaaaaa", "aaaaaaaaaaaa", "abababababab", "1234567890", "0987654321", "qwertyuiop", "password123", "5201314woaini",
    "woaini1314", "Woaini520!", "woaiwojia123", "shangnan2026", "admin12345", "a5201314a5201314", "wei-an-2026!", "na-iew-x-2026",
    "{SSHA}abcdefgh", "qwertyuiop123", "woaini5201314!", "1qaz2wsx3edc", "Passw0rd1!",
)  # fmt: skip
GOOD = (
    PASSWORD,
    OTHER_PASSWORD,
    "only-for-tests-1",
    "三只安静的白鹭飞过丹江",
    "Xk7#pQ2vLm9",
    "correct horse battery",
    "R9mT0pLw-Zy_b3aQ",
)


class TestRule(unittest.TestCase):
    def test_weak_and_good_ones(self) -> None:
        for password in WEAK:
            with self.subTest(password):
                self.assertNotEqual(password_faults(password, 10, NAME, "卫安"), [])
        for password in GOOD:
            with self.subTest(password):
                self.assertEqual(password_faults(password, 10, NAME, "卫安"), [])

    def test_all_faults_at_once(self) -> None:
        self.assertEqual(len(password_faults("卫安123", 10, "", "卫安")), 2)
        self.assertEqual(len(password_faults("admin", 10, "admin", "")), 3)

    @settings(max_examples=300, deadline=None)
    @given(strategies.sampled_from(sorted(common_passwords())), strategies.integers(0, 9))
    def test_a_listed_one_with_a_digit_is_no_better(self, password: str, digit: int) -> None:
        for text in (password, password.upper(), f"{password}{digit}"):
            if text.strip("0123456789").lower() in common_passwords() or text.lower() in common_passwords():
                self.assertNotEqual(password_faults(text, 8), [], text)

    @settings(max_examples=300, deadline=None)
    @given(strategies.text(max_size=300))
    def test_any_text_is_judged(self, text: str) -> None:
        password_faults(text, 10, "demo-staff", "孙职员")


class TestDoors(SiteCase):
    def setUp(self) -> None:
        super().setUp()
        self.person = Person(self.layer, NAME)
        self.person.session.auth = (NAME, PASSWORD)
        self.secadmin = Person(self.layer, "demo-secadmin")
        self.root = Person(self.layer, SITE_OWNER_NAME)

    def lets_in(self, password: str) -> bool:
        transaction.begin()
        return basic(self.url, NAME, password)()

    # --- every door that sets a password: called with the new one and the old one or None

    def by_preferences(self, new: str, old: str | None) -> requests.Response:
        fields = {"new_password": new, "new_password_ctl": new, "current_password": old or ""}
        form = {f"form.widgets.{name}": value for name, value in fields.items()}
        return self.person.page(
            f"{self.url}/@@change-password", **form,
            **{"form.buttons.reset_passwd": "Change", "_authenticator": self.person.token},
        )  # fmt: skip

    def by_patch(self, new: str, old: str | None) -> requests.Response:
        data = {"password": new} | ({"old_password": old} if old is not None else {})
        return self.person.rest("PATCH", f"{self.url}/@users/{NAME}", data)

    def by_reset_service(self, new: str, old: str | None) -> requests.Response:
        data = {"new_password": new} | ({"old_password": old} if old is not None else {})
        return self.person.rest("POST", f"{self.url}/@users/{NAME}/reset-password", data)

    def by_zope_form(self, new: str, old: str | None) -> requests.Response:
        form = {"login_name": NAME, "password": new, "confirm": new, "_authenticator": self.person.token}
        if old is not None:
            form["current_password"] = old
        return self.person.page(f"{self.url}/acl_users/source_users/manage_updatePassword", **form)

    OWN: tuple[Callable[..., requests.Response], ...] = (by_preferences, by_patch, by_reset_service, by_zope_form)

    def test_ones_own_password_is_not_changed_without_the_old_one(self) -> None:
        for door in self.OWN:
            for old in (None, "", "not-the-old-one"):
                with self.subTest(door.__name__, old=old):
                    answer = door(self, OTHER_PASSWORD, old)
                    self.assertLess(answer.status_code, 500, answer.text[-3000:])
                    self.assertTrue(self.lets_in(PASSWORD))
                    self.assertFalse(self.lets_in(OTHER_PASSWORD))
                    self._forget()

    def test_with_the_old_one_it_is_by_the_doors_that_people_have(self) -> None:
        present, following = PASSWORD, OTHER_PASSWORD
        for door in (TestDoors.by_preferences, TestDoors.by_reset_service):
            with self.subTest(door.__name__):
                self.person.session.auth = (NAME, present)
                door(self, following, present)
                self.assertTrue(self.lets_in(following))
                self.assertFalse(self.lets_in(present))
            present, following = following, present

    def test_a_weak_password_is_set_by_no_door(self) -> None:
        for door in self.OWN:
            for weak in ("", "1", "aaaaaaaa", "woaini5201314", "wei-an-2026!"):
                with self.subTest(door.__name__, weak=weak):
                    self.assertLess(door(self, weak, PASSWORD).status_code, 500)
                    self.assertTrue(self.lets_in(PASSWORD))
        for weak in ("1", "aaaaaaaa", "woaini5201314", f"x{NAME}x-2026", "{SSHA}abcdefghijklmnop"):
            with self.subTest("by the security administrator", weak=weak):
                answer = self.secadmin.rest("PATCH", f"{self.url}/@users/{NAME}", {"password": weak})
                self.assertEqual(answer.status_code, 400)
                self.assertIn("密码", answer.json()["message"])
                self.assertTrue(self.lets_in(PASSWORD))
        for weak in (
            "1",
            "aaaaaaaa",
            "woaini5201314",
            "x-xin-ren-2026",
            "新人新人新人新人新人",
            "{SSHA}abcdefghijklmnop",
        ):
            with self.subTest("a new account", weak=weak):
                data = {"username": "xin-ren", "email": "x@example.org", "password": weak, "fullname": "新人"}
                self.assertEqual(self.secadmin.rest("POST", f"{self.url}/@users", data).status_code, 400)
        form = {
            "principal_id": NAME,
            "password": "woaini5201314",
            "roles:list": "Member",
            "_authenticator": self.root.token,
        }
        self.root.page(f"{self.url}/acl_users/userFolderEditUser", **form)
        self.assertTrue(self.lets_in(PASSWORD))

    def test_others_passwords_are_set_by_the_security_administrator_alone(self) -> None:
        for name in ("demo-staff", "demo-sysadmin", "demo-auditor", "demo-approver"):
            with self.subTest(name):
                person = Person(self.layer, name)
                answer = person.rest("PATCH", f"{self.url}/@users/{NAME}", {"password": OTHER_PASSWORD})
                self.assertIn(answer.status_code, (401, 403, 404))
                self.assertTrue(self.lets_in(PASSWORD))
        answer = self.secadmin.rest("PATCH", f"{self.url}/@users/{NAME}", {"password": OTHER_PASSWORD})
        self.assertEqual(answer.status_code, 204)
        self.assertTrue(self.lets_in(OTHER_PASSWORD))
        answer = self.secadmin.rest("PATCH", f"{self.url}/@users/demo-secadmin", {"password": OTHER_PASSWORD})
        self.assertEqual(answer.status_code, 400, "not even the security administrator's own, without the old one")
        data = {"password": OTHER_PASSWORD, "old_password": TEST_PASSWORD}
        self.assertEqual(self.secadmin.rest("PATCH", f"{self.url}/@users/demo-secadmin", data).status_code, 204)

    def test_an_empty_password_lets_nobody_in(self) -> None:
        self.assertEqual(by_rest(self.url, NAME, "").status_code, 400)
        self.assertFalse(desk_answers(self.url, auth=(NAME, "")))
        self.assertFalse(desk_answers(self.url, cookies=by_form(self.url, NAME, "").cookies))

    def test_a_link_that_was_mailed_sets_it_once(self) -> None:
        transaction.begin()
        secret = self.portal.portal_password_reset.requestReset(NAME)["randomstring"]
        transaction.commit()
        url = f"{self.url}/passwordreset/{secret}"
        form = {"userid": NAME, "password": "1", "password2": "1"}
        self.assertIn("至少", unescape(requests.post(url, data=form, timeout=60).text))
        self.assertFalse(self.lets_in("1"))
        self._forget()
        form |= {"password": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
        requests.post(f"{self.url}/passwordreset/{'0' * 32}", data=form, timeout=60)
        self.assertFalse(self.lets_in(OTHER_PASSWORD))
        self._forget()
        requests.post(url, data=form, timeout=60)
        self.assertTrue(self.lets_in(OTHER_PASSWORD))
        requests.post(url, data=form | {"password": PASSWORD, "password2": PASSWORD}, timeout=60)
        self.assertTrue(self.lets_in(OTHER_PASSWORD), "a link is good once")

    def test_a_link_is_good_for_a_day(self) -> None:
        transaction.begin()
        self.assertEqual(self.portal.portal_password_reset.getExpirationTimeout(), 1)
        secret = self.portal.portal_password_reset.requestReset(NAME)["randomstring"]
        tool = self.portal.portal_password_reset
        tool._requests[secret] = (NAME, datetime.utcnow() - timedelta(seconds=1))
        transaction.commit()
        form = {"userid": NAME, "password": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
        requests.post(f"{self.url}/passwordreset/{secret}", data=form, timeout=60)
        self.assertFalse(self.lets_in(OTHER_PASSWORD))

    def _forget(self) -> None:
        transaction.begin()
        forget_tries(self.portal)
