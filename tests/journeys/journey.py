"""What journeys have in common: a site, one browser for all of them, people with windows, and taking a step."""

from __future__ import annotations

from plone.app.testing import FunctionalTesting
from plone.testing.zope import WSGI_SERVER_FIXTURE
from shangnan.policy.testing import SHANGNAN_FIXTURE
from tests.journeys.browser import BROWSER_FIXTURE
from tests.journeys.browser import DESKTOP
from tests.journeys.browser import Person

import unittest

JOURNEY_TESTING = FunctionalTesting(
    bases=(SHANGNAN_FIXTURE, WSGI_SERVER_FIXTURE, BROWSER_FIXTURE), name="Shangnan:Journey"
)
SEND = '#transition-form button[type="submit"]'


class JourneyCase(unittest.TestCase):
    """A journey: people are asked for by account, and each keeps his or her window until the end."""

    layer = JOURNEY_TESTING

    def setUp(self) -> None:
        self.site = f"http://{self.layer['host']}:{self.layer['port']}/plone"
        self.people: dict[tuple[str | None, int], Person] = {}

    def person(self, account: str | None, window: dict[str, int] = DESKTOP) -> Person:
        """Return an account's window of a size, signed in; in the end nothing may have failed in it."""
        key = account, window["width"]
        if key not in self.people:
            self.people[key] = someone = Person(self.layer["browser"], self.site, account, window)
            self.addCleanup(someone.leave)
            self.addCleanup(lambda: self.assertEqual(someone.failures, []))
        return self.people[key]

    def take(self, person: Person, url: str, transition: str, opinion: str = "", **details: str) -> None:
        """Take a step by its form, whatever comes of it.

        :param details: what else the form asks for, by name.
        """
        person.open(f"{url}/@@transition?transition={transition}")
        if opinion:
            person.page.fill("#transition-opinion", opinion)
        for name, value in details.items():
            person.page.fill(f"#transition-{name}", value)
        person.press_and_go(SEND)
