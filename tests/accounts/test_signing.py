"""Nothing is signed shortly after a password was set: by its owner, by somebody else, by a link, by adding the account again."""

from __future__ import annotations

from plone import api
from shangnan.policy.units.people import add_person
from tests.accounts.site_case import NAME
from tests.accounts.site_case import SiteCase
from tests.accounts.ways import basic
from tests.accounts.ways import JSON
from tests.accounts.ways import moved_clock
from tests.accounts.ways import OTHER_PASSWORD
from tests.accounts.ways import PASSWORD
from tests.accounts.ways import signing
from tests.permissions.people import Person

import requests
import transaction

MINUTE, HOUR = 60, 3600


class TestSigning(SiteCase):
    def signs(self, password: str, later: float = 0) -> bool:
        with moved_clock(later):
            self.assertTrue(basic(self.url, NAME, password)(), "signing in is another matter")
            return signing(self.url, NAME, password)()

    def given_by_others(self) -> None:
        Person(self.layer, "demo-secadmin").rest("PATCH", f"{self.url}/@users/{NAME}", {"password": OTHER_PASSWORD})

    def own_change(self, old: str = PASSWORD, new: str = OTHER_PASSWORD) -> None:
        data = {"old_password": old, "new_password": new}
        answer = requests.post(
            f"{self.url}/@users/{NAME}/reset-password", json=data, auth=(NAME, old), headers=JSON, timeout=60
        )
        self.assertEqual(answer.status_code, 200)

    def by_link(self) -> None:
        transaction.begin()
        secret = self.portal.portal_password_reset.requestReset(NAME)["randomstring"]
        transaction.commit()
        form = {"userid": NAME, "password": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
        requests.post(f"{self.url}/passwordreset/{secret}", data=form, timeout=60)

    def added_again(self) -> None:
        Person(self.layer, "demo-secadmin").rest("DELETE", f"{self.url}/@users/{NAME}")
        transaction.begin()
        add_person(NAME, OTHER_PASSWORD, "卫安")
        transaction.commit()

    def test_an_account_as_it_is_signs(self) -> None:
        self.assertTrue(self.signs(PASSWORD))

    def test_its_owner_waits_ten_minutes(self) -> None:
        self.own_change()
        self.assertFalse(self.signs(OTHER_PASSWORD))
        self.assertFalse(self.signs(OTHER_PASSWORD, 9 * MINUTE))
        self.assertTrue(self.signs(OTHER_PASSWORD, 11 * MINUTE))

    def test_set_by_others_a_day(self) -> None:
        for change in (self.given_by_others, self.by_link, self.added_again):
            with self.subTest(change.__name__):
                self.assertTrue(self.signs(PASSWORD))
                change()
                self.assertFalse(self.signs(OTHER_PASSWORD))
                self.assertFalse(self.signs(OTHER_PASSWORD, 23 * HOUR))
                self.assertTrue(self.signs(OTHER_PASSWORD, 25 * HOUR))
                transaction.begin()
                with api.env.adopt_roles(["Manager"]):
                    api.user.delete(username=NAME)
                del self.portal.acl_users.session.records.by_id[NAME]
                add_person(NAME, PASSWORD, "卫安")
                transaction.commit()

    def test_a_change_of_ones_own_does_not_shorten_it(self) -> None:
        self.given_by_others()
        self.own_change(OTHER_PASSWORD, PASSWORD)
        self.assertFalse(self.signs(PASSWORD, HOUR))
        self.assertTrue(self.signs(PASSWORD, 25 * HOUR))

    def test_both_times_are_settings(self) -> None:
        transaction.begin()
        api.portal.set_registry_record("shangnan.accounts.own_change_minutes", 0)
        api.portal.set_registry_record("shangnan.accounts.others_change_hours", 1)
        transaction.commit()
        self.own_change()
        self.assertTrue(self.signs(OTHER_PASSWORD))
        self.given_by_others()
        self.assertFalse(self.signs(OTHER_PASSWORD))
        self.assertTrue(self.signs(OTHER_PASSWORD, 61 * MINUTE))
