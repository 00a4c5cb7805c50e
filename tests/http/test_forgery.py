"""Requests that foreign pages make a browser send, and those that bring no word of where they come from: nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from plone import api
from shangnan.policy.demonstration.accounts import TEST_PASSWORD
from shangnan.policy.http.allowed_rows import all_rows
from shangnan.policy.http.forgery import refuse_forged_requests
from shangnan.policy.http.origin import SAFE_METHODS
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions.people import Person
from tests.permissions.world import World
from zope.component import getGlobalSiteManager

import requests
import transaction
import unittest

FOREIGN = "https://evil.example"
JSON = "application/json"


@contextmanager
def unguarded() -> Iterator[None]:
    """Let every request through while something is tried."""
    registries = [getGlobalSiteManager()]
    while registries:  # each layer of tests has a registry upon that of the layer below
        registry = registries.pop()
        registries += registry.__bases__
        if registry.unregisterHandler(refuse_forged_requests):
            break
    try:
        yield
    finally:
        registry.registerHandler(refuse_forged_requests)


class TestForgery(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.draft = World(self.portal).guide("draft")
        transaction.commit()
        self.site = self.portal.absolute_url()
        self.host = self.site.rsplit("/", 1)[0]
        self.person = Person(self.layer, "demo-drafter")
        self.browser = requests.Session()
        form = {"__ac_name": "demo-drafter", "__ac_password": TEST_PASSWORD, "buttons.login": "1"}
        self.browser.post(f"{self.site}/login", data=form, headers={"Accept": "text/html"}, timeout=60)
        self.assertIn("__ac", self.browser.cookies)

    def state(self) -> str:
        transaction.begin()
        return api.content.get_state(self.draft)

    def submit(self, api_door: bool = True, **headers: str) -> int:
        """Ask for a step with a cookie; return the status."""
        url = self.draft.absolute_url()
        url = url.replace(self.site, f"{self.site}/++api++", 1) if api_door else url
        sent = {"Content-Type": JSON, **{name.replace("_", "-"): value for name, value in headers.items()}}
        data = b'{"comment": "x"}'
        response = self.browser.post(
            f"{url}/@workflow/submit", data=data, headers=sent, timeout=60, allow_redirects=False
        )
        return response.status_code

    def test_a_cookie_alone_takes_no_step(self) -> None:
        token = {"X_CSRF_TOKEN": self.person.token}
        for headers in (
            {"Origin": FOREIGN, "Content_Type": "text/plain"},
            {"Origin": FOREIGN},
            {"Origin": "null"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": "same-site", "Origin": self.host},
            {"Origin": FOREIGN, **token},
            {},
            {"Content_Type": "text/plain"},
            {"Sec_Fetch_Site": "none"},
            {"X_CSRF_TOKEN": "junk"},
        ):
            for api_door in (True, False):
                with self.subTest(headers, api_door=api_door):
                    accept = {} if api_door else {"Accept": JSON}
                    self.assertEqual(self.submit(api_door, **headers, **accept), 403)
                    self.assertEqual(self.state(), "draft")
        for headers in ({"Origin": self.host}, {"Sec_Fetch_Site": "same-origin"}, token):
            for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
                with self.subTest(headers, kind=kind):
                    self.assertEqual(self.submit(**headers, Content_Type=kind), 400)
                    self.assertEqual(self.state(), "draft")

    def test_a_page_of_ours_takes_one(self) -> None:
        self.assertEqual(self.submit(Origin=self.host), 200)
        self.assertEqual(self.state(), "pending")

    def test_a_token_of_ours_takes_one(self) -> None:
        self.assertEqual(self.submit(X_CSRF_TOKEN=self.person.token), 200)
        self.assertEqual(self.state(), "pending")

    def test_a_program_with_its_credentials_takes_one(self) -> None:
        url = f"{self.draft.absolute_url()}/@workflow/submit"
        for headers, status in (
            ({"Origin": FOREIGN}, 403),  # a browser sends kept passwords along
            ({"Content-Type": "text/plain"}, 400),
            ({"Content-Type": JSON}, 200),
        ):
            with self.subTest(headers):
                sent = {"Accept": JSON, **headers}
                response = self.person.session.post(url, data=b"{}", headers=sent, timeout=60)
                self.assertEqual(response.status_code, status)

    def test_forms_of_foreign_pages_are_refused(self) -> None:
        for path, sessions in (
            ("/login", (self.browser, requests.Session())),
            ("/contact-info", (self.browser, requests.Session())),
            ("/@@personal-information", (self.browser,)),
        ):
            for session in sessions:
                with self.subTest(path):
                    headers = {"Accept": "text/html", "Origin": FOREIGN}
                    response = session.post(self.site + path, data={"x": "1"}, headers=headers, timeout=60)
                    self.assertEqual(response.status_code, 403)
                    self.assertIn("没有作任何改动", unescape(response.text))

    def answered(self, headers: dict[str, str]) -> set[str]:
        """Return the services that changed or would have changed something, for a request with a cookie."""
        found = set()
        for _table, row in all_rows():
            for method in set(row.methods) - SAFE_METHODS if row.door == "service" else ():
                name = row.name.replace("/*", "/x")
                for place in (self.draft.absolute_url(), f"{self.site}/services", self.site):
                    response = self.browser.request(
                        method, f"{place}/{name}", data=b"{}", headers={"Accept": JSON, **headers}, timeout=60
                    )
                    if response.status_code not in (401, 403, 404, 405):
                        found.add(f"{method} {row.name}")
        return found

    def test_no_service_answers_a_forged_request(self) -> None:
        for headers in (
            {"Origin": FOREIGN, "Content-Type": JSON},
            {"Content-Type": JSON},
            {"Content-Type": "text/plain"},
        ):
            with self.subTest(headers):
                self.assertEqual(self.answered(headers), set())
        with unguarded():
            found = self.answered({"Origin": FOREIGN, "Content-Type": JSON})
            self.assertLess({"DELETE ", "POST @copy", "POST @logout"}, found)
