"""Nothing that an address could reach is answered unless the list names it: by the rule for all, by requests for a sample."""

from __future__ import annotations

from collections.abc import Iterable
from plone.rest.service import Service
from Products.Five.browser import BrowserView
from random import Random
from shangnan.policy.http.allowed_rows import ALLOWED
from shangnan.policy.http.allowed_rows import patterns
from shangnan.policy.http.allowed_rows import who_may
from shangnan.policy.http.called import SERVICE_ID
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from tests.http.everything import methods_of_objects
from tests.http.everything import pages_and_services
from tests.http.everything import Thing
from tests.http.everything import views
from tests.http.rows import opened
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from tests.permissions.kind import FORM
from tests.permissions.table import ACCOUNTS
from tests.permissions.world import World
from typing import Any
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

import os
import transaction
import unittest

# Refused, sent to sign in, no such thing, or an address that leads nowhere; anything else is an answer.
REFUSED = frozenset({302, 400, 401, 403, 404, 405})
# Of either sort, at 28 requests each; SHANGNAN_SAMPLE=100000 asks for everything, which takes an hour.
SAMPLE = int(os.environ.get("SHANGNAN_SAMPLE", "25"))


class PlantedView(BrowserView):
    """A page that no row names, and that is open to everybody."""

    __roles__ = None

    def __call__(self) -> str:
        return "answered"


class PlantedService(Service):
    """A service that no row names, and that is open to everybody."""

    __roles__ = None

    method = "GET"

    def __init__(self, context: Any, request: Any) -> None:
        self.context, self.request = context, request

    def render(self) -> str:
        return "answered"


def unlisted(things: Iterable[Thing]) -> set[Thing]:
    """Return those that no row names, by the list's own rows and not by the rule that is tested."""
    named = set(ALLOWED)
    return {
        thing
        for thing in things
        if not any(
            (thing.door, context, pattern, thing.method) in named
            for context in ((thing.context, "content") if thing.is_content else (thing.context,))
            for pattern in patterns(thing.name)
        )
    }


class TestEverything(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING
    maxDiff = None

    def setUp(self) -> None:
        self.portal, self.app = self.layer["portal"], self.layer["app"]
        world = World(self.portal)
        self.draft, self.published = world.guide("draft"), world.guide("published")
        transaction.commit()

    def kinds(self) -> list[tuple[str, bool]]:
        types = self.portal.portal_types.objectIds()
        return [("site", False), ("root", False), ("field", False), *((name, True) for name in types)]

    def test_by_the_rule(self) -> None:
        methods = set(methods_of_objects(self.app, self.portal))
        registered = set(pages_and_services(self.kinds()))
        everything = methods | registered
        self.assertGreater(len(methods), 15_000)
        self.assertGreater(len(registered), 15_000)
        closed = unlisted(everything)
        open_to_some = {thing for thing in everything if who_may(*thing)}
        self.assertEqual(open_to_some & closed, set())
        self.assertEqual({thing for thing in open_to_some if thing.door in ("method", "object")}, set())
        decisions = len(everything) * len(ACCOUNTS) * 2
        print(
            f"  {len(everything)} things, {len(methods)} of them methods: {decisions} decisions, {len(closed)} closed to all"
        )

    def test_a_row_that_opens_a_method_is_seen(self) -> None:
        with opened("method,tool:portal_membership,searchForMembers,GET,S,for this test\n"):
            found = {thing for thing in methods_of_objects(self.app, self.portal) if who_may(*thing)}
        self.assertEqual({thing.name for thing in found}, {"searchForMembers"})

    def answered(self, paths: Iterable[str]) -> list[str]:
        """Return the addresses below the site that somebody gets an answer from."""
        found = []
        people = [Visitor(self.portal, name) for name in ACCOUNTS.values()]
        for path in paths:
            for person in people:
                for accept in (PAGE, JSON):
                    status = person.ask(f"{self.portal.absolute_url()}/{path}", accept).status
                    if status not in REFUSED:
                        found.append(f"{status} {path} as {person.login_name} {accept}")
        return found

    def closed_paths(self) -> list[str]:
        """Return a sample of what no row names, as addresses: methods of tools, and pages and services on content."""
        dice = Random(7)
        tools = sorted(
            f"{thing.context.removeprefix('tool:')}/{thing.name}"
            for thing in unlisted(methods_of_objects(self.app, self.portal))
            if thing.context.startswith("tool:portal_") and thing.method == "GET"
        )
        names = sorted({SERVICE_ID.sub("", name) for name, _factory in views()} - {row[2] for row in ALLOWED})
        places = [self.published, self.published[FORM], self.draft]
        below = [place.absolute_url().removeprefix(self.portal.absolute_url() + "/") for place in places]
        pages = [f"{dice.choice(['', *below])}/{name}".lstrip("/") for name in names]
        return [*dice.sample(tools, min(SAMPLE, len(tools))), *dice.sample(pages, min(SAMPLE, len(pages)))]

    def test_by_requests(self) -> None:
        paths = self.closed_paths()
        print(f"  {len(paths)} addresses, {len(paths) * len(ACCOUNTS) * 2} requests")
        self.assertEqual(self.answered(paths), [])

    def test_what_is_planted_is_found_by_the_rule_and_refused(self) -> None:
        registry = getGlobalSiteManager()
        page: tuple[Any, ...] = (PlantedView, (Interface, IDefaultBrowserLayer), Interface, "planted")
        service: tuple[Any, ...] = (
            PlantedService,
            (Interface, IDefaultBrowserLayer),
            Interface,
            "GET_application_json_@planted",
        )
        for registration in (page, service):
            registry.registerAdapter(*registration)
            self.addCleanup(registry.unregisterAdapter, *registration)
        found = {thing.name for thing in unlisted(pages_and_services(self.kinds()))}
        self.assertLessEqual({"planted", "@planted"}, found)
        self.assertEqual(self.answered(["@@planted", "planted", "@planted"]), [])
        with opened("page,site,planted,GET,A,for this test\n"):
            self.assertGreaterEqual(len(self.answered(["@@planted"])), len(ACCOUNTS))
        with opened("service,site,@planted,GET,A,for this test\n"):
            self.assertGreaterEqual(len(self.answered(["@planted"])), len(ACCOUNTS))
