"""Whoever is out is out by every way in, at once: each way against everything that ends it."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Callable
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.restapi.pas.plugin import JWTAuthenticationPlugin
from plone.session.plugins.session import SessionPlugin
from Products.PluggableAuthService.interfaces.plugins import IAuthenticationPlugin
from shangnan.policy.accounts.interfaces import IChecksAccounts
from shangnan.policy.accounts.locks import lock_account
from shangnan.policy.accounts.locks import open_account
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.people import add_person
from tests.accounts.ways import bearer
from tests.accounts.ways import by_form
from tests.accounts.ways import by_rest
from tests.accounts.ways import desk_answers
from tests.accounts.ways import JSON
from tests.accounts.ways import moved_clock
from tests.accounts.ways import OTHER_PASSWORD
from tests.accounts.ways import PASSWORD
from tests.accounts.ways import PASSWORDS
from tests.accounts.ways import SESSIONS
from tests.accounts.ways import WAYS
from tests.permissions.people import Person
from tests.support import acting_as
from typing import Any

import requests
import transaction
import unittest

NAME = "wei-an"
MINUTE, HOUR = 60, 3600


def unchecked(users: Any) -> list[str]:
    """Return the authentication plugins of a user folder that do not look at accounts' records."""
    return [
        name
        for name, plugin in users.plugins.listPlugins(IAuthenticationPlugin)
        if not IChecksAccounts.providedBy(plugin)
    ]


class TestWaysIn(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.url = self.portal.absolute_url()
        self.add()
        self.secadmin = Person(self.layer, "demo-secadmin")

    def add(self, password: str = PASSWORD) -> None:
        add_person(NAME, password, "卫安")
        transaction.commit()

    def users(self) -> Any:
        transaction.begin()
        return self.portal.acl_users

    # --- what ends

    def deleted(self) -> None:
        answer = self.secadmin.rest("DELETE", f"{self.url}/@users/{NAME}")
        self.assertEqual(answer.status_code, 204)

    def added_again(self) -> None:
        self.deleted()
        transaction.begin()
        self.add(OTHER_PASSWORD)

    def locked(self) -> None:
        transaction.begin()
        with acting_as(self.portal, "demo-secadmin"):
            lock_account(NAME, "demo-secadmin", "外出学习")
        transaction.commit()

    def locked_and_opened(self) -> None:
        self.locked()
        with acting_as(self.portal, "demo-secadmin"):
            open_account(NAME)
        transaction.commit()

    def given_a_password(self) -> None:
        answer = self.secadmin.rest("PATCH", f"{self.url}/@users/{NAME}", {"password": OTHER_PASSWORD})
        self.assertEqual(answer.status_code, 204)

    def own_change(self) -> None:
        data = {"old_password": PASSWORD, "new_password": OTHER_PASSWORD}
        answer = requests.post(
            f"{self.url}/@users/{NAME}/reset-password", json=data, auth=(NAME, PASSWORD), headers=JSON, timeout=60
        )
        self.assertEqual(answer.status_code, 200, answer.text)

    def test_everything_that_ends_a_session_or_a_password(self) -> None:
        """(what happens, whether it ends sessions, whether it ends the password)"""
        endings: list[tuple[Callable[[], None], bool, bool]] = [
            (self.deleted, True, True),
            (self.added_again, True, True),
            (self.locked, True, True),
            (self.locked_and_opened, True, False),
            (self.given_a_password, True, True),
            (self.own_change, True, True),
        ]
        for ending, ends_sessions, ends_password in endings:
            holders = {name: way(self.url, NAME, PASSWORD) for name, way in WAYS.items()}
            self.assertEqual({name for name, lets_in in holders.items() if not lets_in()}, set(), ending.__name__)
            ending()
            still = {name for name, lets_in in holders.items() if lets_in()}
            expected = (set() if ends_sessions else set(SESSIONS)) | (set() if ends_password else set(PASSWORDS))
            with self.subTest(ending.__name__):
                self.assertEqual(still, expected)
            transaction.begin()
            if self.portal.acl_users.getUserById(NAME) is not None:
                with api.env.adopt_roles(["Manager"]):
                    api.user.delete(username=NAME)
            # Who is added again signs nothing for a day; here a new account stands for each ending.
            del self.portal.acl_users.session.records.by_id[NAME]
            self.add()

    def test_idle_and_absolute_limits(self) -> None:
        for way in SESSIONS:
            holder = SESSIONS[way](self.url, NAME, PASSWORD)
            with self.subTest(way, after="idle"):
                self.assertTrue(holder())
                with moved_clock(119 * MINUTE):
                    self.assertTrue(holder())
                with moved_clock(121 * MINUTE):
                    self.assertFalse(holder())

    def test_a_cookie_follows_what_somebody_does_and_ends_after_twelve_hours(self) -> None:
        browser = by_form(self.url, NAME, PASSWORD)
        serial = self.users().session.records.get(NAME)._p_serial
        for hour in range(1, 12):
            with moved_clock(hour * HOUR):
                self.assertEqual(
                    browser.get(f"{self.url}/@@my-desk", allow_redirects=False, timeout=60).status_code, 200
                )
        with moved_clock(12 * HOUR + MINUTE):
            self.assertNotEqual(
                browser.get(f"{self.url}/@@my-desk", allow_redirects=False, timeout=60).status_code, 200
            )
        self.assertEqual(self.users().session.records.get(NAME)._p_serial, serial, "a request wrote to the database")

    def test_renewing_a_token_ends_with_the_session(self) -> None:
        token = by_rest(self.url, NAME, PASSWORD).json()["token"]
        for hour in range(1, 12):
            with moved_clock(hour * HOUR):
                token = requests.post(f"{self.url}/@login-renew", headers=bearer(token), timeout=60).json()["token"]
        with moved_clock(12 * HOUR + MINUTE):
            self.assertEqual(
                requests.post(f"{self.url}/@login-renew", headers=bearer(token), timeout=60).status_code, 401
            )
            self.assertFalse(desk_answers(self.url, headers=bearer(token)))

    def test_logging_out_ends_this_session_and_no_other(self) -> None:
        other = by_form(self.url, NAME, PASSWORD)
        browser = by_form(self.url, NAME, PASSWORD)
        stolen = browser.cookies.get_dict()
        self.assertTrue(desk_answers(self.url, cookies=stolen))
        browser.get(f"{self.url}/logout", allow_redirects=False, timeout=60)
        self.assertFalse(desk_answers(self.url, cookies=stolen))
        answer = by_rest(self.url, NAME, PASSWORD)
        token, cookies = answer.json()["token"], answer.cookies
        out = requests.post(f"{self.url}/@logout", headers=bearer(token), timeout=60)
        self.assertIn(out.status_code, (200, 204))
        self.assertFalse(desk_answers(self.url, headers=bearer(token)))
        self.assertFalse(desk_answers(self.url, cookies=cookies), "the cookie of the same log-in")
        self.assertTrue(desk_answers(self.url, cookies=other.cookies))

    def test_who_changes_the_own_password_goes_on_in_this_browser_alone(self) -> None:
        other, browser = by_form(self.url, NAME, PASSWORD), by_form(self.url, NAME, PASSWORD)
        before = browser.cookies.get_dict()
        answer = browser.post(
            f"{self.url}/@users/{NAME}/reset-password",
            json={"old_password": PASSWORD, "new_password": OTHER_PASSWORD}, timeout=60,
            headers={**JSON, "Sec-Fetch-Site": "same-origin"},
        )  # fmt: skip
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertTrue(desk_answers(self.url, cookies=browser.cookies))
        self.assertFalse(desk_answers(self.url, cookies=before))
        self.assertFalse(desk_answers(self.url, cookies=other.cookies))

    def test_every_plugin_that_lets_in_looks_at_the_account(self) -> None:
        self.assertEqual(unchecked(self.portal.acl_users), [])
        self.assertEqual(unchecked(self.layer["app"].acl_users), [])

    def test_a_plugin_that_does_not_is_seen(self) -> None:
        users = self.portal.acl_users
        for plugin in (JWTAuthenticationPlugin("open_tokens"), SessionPlugin("open_sessions")):
            users._setObject(plugin.getId(), plugin)
            users._getOb(plugin.getId()).manage_activateInterfaces(["IAuthenticationPlugin", "IExtractionPlugin"])
        self.assertEqual(sorted(unchecked(users)), ["open_sessions", "open_tokens"])

    def test_a_session_is_one_entry_and_old_ones_go(self) -> None:
        for _time in range(3):
            by_form(self.url, NAME, PASSWORD)
        self.assertEqual(len(self.users().session.records.get(NAME).sessions), 3)
        with moved_clock(13 * HOUR):
            by_rest(self.url, NAME, PASSWORD)
        self.assertEqual(len(self.users().session.records.get(NAME).sessions), 1)
        for _time in range(25):
            by_rest(self.url, NAME, PASSWORD)
        self.assertEqual(len(self.users().session.records.get(NAME).sessions), 20)
        self.assertFalse(
            hasattr(aq_base(self.portal.acl_users.jwt_auth), "_tokens") and self.portal.acl_users.jwt_auth._tokens
        )

    def test_the_root_administrator_has_sessions_of_his_own(self) -> None:
        for name, way in SESSIONS.items():
            with self.subTest(name):
                self.assertTrue(way(self.url, SITE_OWNER_NAME, SITE_OWNER_PASSWORD)())
        browser = by_form(self.url, SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        self.assertNotIn(SITE_OWNER_PASSWORD.encode().hex(), str(browser.cookies))
        stolen = browser.cookies.get_dict()
        browser.get(f"{self.url}/logout", allow_redirects=False, timeout=60)
        self.assertFalse(desk_answers(self.url, cookies=stolen))
