"""Wrong passwords: what is borne by each way in and by all mixed, and that nobody else is hindered."""

from __future__ import annotations

from collections.abc import Callable
from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from shangnan.policy.accounts.locks import lift_wait
from shangnan.policy.accounts.request_state import KEY
from shangnan.policy.accounts.settings import limits
from shangnan.policy.accounts.throttle import all_waiting
from shangnan.policy.accounts.throttle_rules import account_rule
from shangnan.policy.accounts.throttle_rules import address_rule
from shangnan.policy.accounts.throttle_rules import counted
from shangnan.policy.accounts.throttle_rules import Tries
from shangnan.policy.accounts.throttle_rules import waiting
from tests.accounts.site_case import NAME
from tests.accounts.site_case import SiteCase
from tests.accounts.ways import basic
from tests.accounts.ways import by_form
from tests.accounts.ways import by_rest
from tests.accounts.ways import desk_answers
from tests.accounts.ways import moved_clock
from tests.accounts.ways import PASSWORD
from tests.accounts.ways import signing
from tests.permissions.people import Person
from time import perf_counter
from typing import Any
from zope.annotation.interfaces import IAnnotations

import requests
import statistics
import transaction
import unittest

NOBODY = "wei-jing"
MINUTE, HOUR, DAY = 60, 3600, 86400
MANY = 40


def guess_by_form(url: str, name: str, password: str) -> None:
    by_form(url, name, password)


def guess_by_rest(url: str, name: str, password: str) -> None:
    by_rest(url, name, password)


def guess_by_basic(url: str, name: str, password: str) -> None:
    desk_answers(url, auth=(name, password))


def guess_by_body(url: str, name: str, password: str) -> None:
    """Name and password in the body of any service, which plone.restapi reads as a log-in."""
    requests.post(f"{url}/@search", json={"login": name, "password": password}, timeout=60)


def guess_at_the_root(url: str, name: str, password: str) -> None:
    requests.get(url.rpartition("/")[0] + "/manage_main", auth=(name, password), timeout=60)


def guess_by_signing(url: str, name: str, password: str) -> None:
    signing(url, name, password)()


GUESSES: dict[str, Callable[[str, str, str], None]] = {
    "form": guess_by_form,
    "rest": guess_by_rest,
    "basic": guess_by_basic,
    "root": guess_at_the_root,
    "signing": guess_by_signing,
}


class TestRules(unittest.TestCase):
    def test_waits_grow_and_end(self) -> None:
        rule, tries, waits = account_rule(5, 1, 60), Tries(), []
        for number in range(14):
            at = number * 2 * HOUR
            tries = counted(tries, at, rule)
            waits.append(waiting(tries, at, rule) // MINUTE)
        self.assertEqual(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
        self.assertEqual(counted(tries, 13 * 2 * HOUR + DAY, rule).count, 1, "forgotten after a day")

    def test_an_office_behind_one_address_mistypes_as_offices_do(self) -> None:
        rule, tries = address_rule(60, 1, 60), Tries()
        for number in range(2000):  # a wrong one every 20 seconds, the whole day
            tries = counted(tries, number * 20, rule)
            self.assertEqual(waiting(tries, number * 20, rule), 0)
        for number in range(61):
            tries = counted(tries, 50_000 + number, rule)
        self.assertGreater(waiting(tries, 50_061, rule), 0)

    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(strategies.lists(strategies.floats(0, 2 * DAY), max_size=60))
    def test_no_wait_is_longer_than_the_longest(self, pauses: list[float]) -> None:
        rule, tries, at = account_rule(5, 1, 60), Tries(), 0.0
        for pause in pauses:
            at += pause
            tries = counted(tries, at, rule)
            self.assertLessEqual(waiting(tries, at, rule), 60 * MINUTE)


class TestThrottle(SiteCase):
    def waits(self, name: str = NAME) -> int:
        transaction.begin()
        IAnnotations(self.layer["request"]).pop(KEY, None)  # settings are read once in a request
        found = [one.seconds for one in all_waiting(self.portal._p_jar, limits()) if one.name == name]
        return max(found, default=0)

    def lift(self, name: str = NAME) -> None:
        transaction.begin()
        lift_wait("account", name)
        transaction.begin()

    def lets_in(self) -> dict[str, bool]:
        return {
            "form": desk_answers(self.url, cookies=by_form(self.url, NAME, PASSWORD).cookies),
            "rest": "token" in by_rest(self.url, NAME, PASSWORD).json(),
            "basic": basic(self.url, NAME, PASSWORD)(),
            "signing": signing(self.url, NAME, PASSWORD)(),
        }

    def test_forty_wrong_ones_by_each_way_and_by_all_mixed(self) -> None:
        mixed = [list(GUESSES.values())[number % len(GUESSES)] for number in range(MANY)]
        series = {name: [guess] * MANY for name, guess in GUESSES.items()} | {"mixed": mixed}
        holder = by_form(self.url, NAME, PASSWORD)
        for name, guesses in series.items():
            with self.subTest(name):
                self.assertEqual(set(self.lets_in().values()), {True})
                for number, guess in enumerate(guesses):
                    guess(self.url, NAME, f"wrong-{number}")
                self.assertGreater(self.waits(), 0)
                self.assertEqual(set(self.lets_in().values()), {False}, "even the right one waits")
                self.assertTrue(desk_answers(self.url, cookies=holder.cookies), "who is signed in goes on")
                self.assertTrue(
                    desk_answers(self.url, auth=("demo-staff", "only-for-tests-1")), "others at this address"
                )
                with moved_clock(2 * MINUTE):
                    self.assertTrue(basic(self.url, NAME, PASSWORD)(), "the wait ends")
                self.lift()

    def test_a_name_and_password_in_any_body_are_no_log_in(self) -> None:
        answer = requests.post(
            f"{self.url}/@types", json={"login": "demo-sysadmin", "password": "only-for-tests-1"},
            headers={"Accept": "application/json"}, timeout=60,
        )  # fmt: skip
        self.assertEqual(answer.status_code, 401)
        for number in range(MANY):
            guess_by_body(self.url, NAME, f"wrong-{number}")
        self.assertEqual(set(self.lets_in().values()), {True})

    def test_an_administrator_lifts_it(self) -> None:
        for number in range(6):
            guess_by_rest(self.url, NAME, f"wrong-{number}")
        self.assertFalse(basic(self.url, NAME, PASSWORD)())
        self.lift()
        self.assertTrue(basic(self.url, NAME, PASSWORD)())

    def test_the_owner_is_told(self) -> None:
        for number in range(6):
            guess_by_rest(self.url, NAME, f"wrong-{number}")
        transaction.begin()
        record = self.portal.acl_users.session.records.get(NAME)
        self.assertEqual([count for _at, count in record.notices], [5])

    def test_a_name_that_nobody_has_waits_alike(self) -> None:
        answers: dict[str, list[Any]] = {NAME: [], NOBODY: []}
        for name, seen in answers.items():
            for number in range(8):
                answer = by_rest(self.url, name, f"wrong-{number}")
                seen.append((answer.status_code, answer.json()["error"]))
            page = by_form(self.url, name, "wrong").get(f"{self.url}/login", timeout=60)
            seen.append((page.status_code, self.waits(name) > 0))
        self.assertEqual(answers[NAME], answers[NOBODY])
        self.assertEqual([status for status, _error in answers[NAME]][:8], [401] * 5 + [429] * 3)

    def test_a_name_that_nobody_has_takes_as_long(self) -> None:
        times: dict[str, list[float]] = {NAME: [], NOBODY: []}
        for number in range(8):
            for name, seen in times.items():
                begun = perf_counter()
                by_rest(self.url, name, f"wrong-{number}")
                seen.append(perf_counter() - begun)
                self.lift(name)
        known, unknown = statistics.median(times[NAME]), statistics.median(times[NOBODY])
        self.assertLess(max(known, unknown) / min(known, unknown), 1.6, times)

    def test_the_root_administrator_is_not_counted_at_the_site(self) -> None:
        root = Person(self.layer, SITE_OWNER_NAME)
        for _time in range(10):
            self.assertEqual(root.page(f"{self.url}/@@my-desk").status_code, 200)
        self.assertEqual(self.waits(SITE_OWNER_NAME), 0)
        for number in range(6):
            guess_by_basic(self.url, SITE_OWNER_NAME, f"wrong-{number}")
        self.assertGreater(self.waits(SITE_OWNER_NAME), 0)
        self.assertNotEqual(root.page(f"{self.url}/@@my-desk").status_code, 200)

    def test_requests_that_succeed_write_nothing(self) -> None:
        database = self.portal._p_jar.db()
        basic(self.url, NAME, PASSWORD)()
        before = database.lastTransaction()
        for _time in range(5):
            self.assertTrue(basic(self.url, NAME, PASSWORD)())
        self.assertEqual(database.lastTransaction(), before)

    def test_many_names_from_one_address_make_the_address_wait(self) -> None:
        for number in range(limits().address_tries):
            guess_by_basic(self.url, f"invented-{number}", "wrong")
        self.assertFalse(basic(self.url, "demo-staff", "only-for-tests-1")())
        with moved_clock(2 * MINUTE):
            self.assertTrue(basic(self.url, "demo-staff", "only-for-tests-1")())

    def test_settings_are_kept_within_bounds(self) -> None:
        transaction.begin()
        api.portal.set_registry_record("shangnan.accounts.account_tries", 3)
        transaction.commit()
        for number in range(3):
            guess_by_rest(self.url, NAME, f"wrong-{number}")
        self.assertGreater(self.waits(), 0)
