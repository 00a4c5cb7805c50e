"""Every address there is, as a visitor and as staff, as a page and as data: the answer carries the headers and names no program."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from shangnan.policy.http.headers import ALWAYS
from shangnan.policy.http.headers import FOR_STAFF
from shangnan.policy.http.headers import FOR_VISITORS
from shangnan.policy.http.headers import is_static
from shangnan.policy.http.headers import PAGES
from shangnan.policy.http.headers import SecureHeaders
from shangnan.policy.http.headers import TELLTALE
from shangnan.policy.portal.paths import ReadablePaths
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.permissions import addresses
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.permissions.world import World
from typing import Any
from unittest import mock

import re
import transaction
import unittest

Headers = list[tuple[str, str]]
PROGRAMS = re.compile(
    rb"waitress|zope/?[0-9]|plone [0-9]|Python/[0-9]|Traceback \(most recent|site-packages", re.IGNORECASE
)
# A script or style that stands in the page, or an attribute that is one; data for programs (JSON-LD) is none.
WRITTEN = re.compile(
    rb"<script(?![^>]*(?:\bsrc=|application/ld\+json))|<style|<[a-z][^>]*\s(?:style|on[a-z]+)\s*=", re.IGNORECASE
)

# In Plone's page for signing in; our style sheet hides it as well.
COVERED = b'class="alert alert-danger pat-cookietrigger" style="display:none"'


class Recording:
    """Application that remembers the headers of its last answer, as they were sent."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.status, self.headers = "", list[tuple[str, str]]()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *error: object) -> Any:
            self.status, self.headers = status, headers
            return start_response(status, headers, *error)

        return self.application(environ, start)


def wrong(path: str, headers: Headers, body: bytes, signed_in: bool) -> list[str]:
    """Return what is wrong with an answer.

    :param path: of the request.
    :param headers: as sent.
    :param body: as sent.
    :param signed_in: whether somebody asked.
    """
    told: dict[str, list[str]] = {}
    for name, value in headers:
        told.setdefault(name.lower(), []).append(value)
    found = [f"{name} is sent" for name in told if name in TELLTALE]
    found += [f"{name} is not sent once" for name, value in ALWAYS if told.get(name.lower()) != [value]]
    policies = told.get("content-security-policy", [])
    is_page = told.get("content-type", [""])[0].partition(";")[0] in PAGES
    if len(policies) != 1 or (is_page and policies[0] != (FOR_STAFF if signed_in else FOR_VISITORS)):
        found.append(f"policy is {policies}")
    if len(told.get("x-frame-options", [])) != 1:
        found.append("X-Frame-Options is not sent once")
    if signed_in and not is_static(path) and told.get("cache-control") != ["no-store"]:
        found.append(f"may be kept: {told.get('cache-control')}")
    if PROGRAMS.search(body):
        found.append(f"names programs: {PROGRAMS.findall(body)[:3]}")
    own = body.replace(COVERED, b"")
    if is_page and not signed_in and WRITTEN.search(own):
        found.append(f"writes scripts or styles into the page: {WRITTEN.findall(own)[:3]}")
    return found


class Everywhere(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        guide = World(self.portal).guide("published")
        transaction.commit()
        site, services = self.portal.absolute_url(), self.portal["services"].absolute_url()
        record = guide.absolute_url()
        file = guide.objectValues()[0].absolute_url()
        self.asked = [
            *(
                (site, kind, path)
                for kind, paths in zip((PAGE, JSON), addresses.of_site(True), strict=True)
                for path in paths
            ),
            *(
                (services, kind, path)
                for kind, paths in zip((PAGE, JSON), addresses.of_section(True), strict=True)
                for path in paths
            ),
            *(
                (record, kind, path)
                for kind, paths in zip((PAGE, JSON), addresses.of_record(), strict=True)
                for path in paths
            ),
            *((file, PAGE, path) for path in addresses.FILE_ALL_PAGES),
            *((file, JSON, path) for path in addresses.FILE_ALL_SERVICES),
            *(
                (site, PAGE, path)
                for path in ("/login", "/logout", "/++resource++shangnan.portal/portal.css", "/++plone++x/y", "/\xff")
            ),
        ]

    def crawl(self, account: str | None, every: int = 1) -> list[tuple[str, str, list[str]]]:
        """Ask for every address, or for each so-manieth, and return what is wrong: address, accept, faults."""
        visitor = Visitor(self.portal, account)
        visitor.application = recording = Recording(SecureHeaders(ReadablePaths(visitor.application)))
        found = []
        for base, kind, path in self.asked[::every]:
            answer = visitor.ask(f"{base}{path}", kind)
            faults = wrong(path, recording.headers, answer.content, account is not None)
            if faults:
                found.append((path, kind, faults))
        self.assertGreaterEqual(visitor.asked, len(self.asked) // every)
        return found

    def test_visitors(self) -> None:
        self.assertGreater(len(self.asked), 400)
        self.assertEqual(self.crawl(None), [])

    def test_staff(self) -> None:
        self.assertEqual(self.crawl("demo-drafter"), [])

    def test_planted_holes_are_found(self) -> None:
        with mock.patch("shangnan.policy.http.headers.ALWAYS", ALWAYS[1:]):
            self.assertTrue(self.crawl(None, every=40))
        with mock.patch("shangnan.policy.http.headers._is_private", lambda *_facts: False):
            self.assertTrue(self.crawl("demo-drafter", every=40))
        with mock.patch("shangnan.policy.http.headers.TELLTALE", frozenset()):
            self.assertTrue(self.crawl(None, every=40))
        html = [
            ("Content-Type", "text/html"),
            *ALWAYS,
            ("Content-Security-Policy", FOR_VISITORS),
            ("X-Frame-Options", "DENY"),
        ]
        self.assertEqual(wrong("/", html, b"<p>a</p><script src='x'></script>", False), [])
        for body in (
            b"<script>1</script>",
            b"<p style='x'>",
            b'<a onclick="x()">',
            b"<style>p{}</style>",
            b"Plone 6.2.2",
            b"Server: waitress",
        ):
            self.assertTrue(wrong("/", html, body, False), body)
