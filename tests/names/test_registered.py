"""Every name that the running site answers to or reads can be given to nothing, wherever it would lie."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from plone import api
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import createContent
from plone.dexterity.utils import createContentInContainer
from plone.dexterity.utils import iterSchemataForType
from plone.dexterity.utils import resolveDottedName
from Products.Five.browser import BrowserView
from shangnan.policy.names import registered
from shangnan.policy.names.chooser import FEW
from shangnan.policy.names.guard import NameRefused
from shangnan.policy.names.guard import object_gets_name
from shangnan.policy.names.guard import problem_in
from shangnan.policy.names.registered import software_names
from shangnan.policy.names.rule import name_problem
from shangnan.policy.names.rule import SECTION_IDS
from shangnan.policy.setup.default import SECTIONS
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import acting_as
from tests.support import add_guide
from typing import Any
from unittest import mock
from zope.component import getGlobalSiteManager
from zope.component import getSiteManager
from zope.component import getUtilitiesFor
from zope.container.interfaces import INameChooser
from zope.interface import Interface
from zope.lifecycleevent import ObjectAddedEvent
from zope.publisher.interfaces.browser import IBrowserRequest

import re
import unittest

PROBED = ("index_html", "index.html", "index.htm", "default_page", "FrontPage", "layout", "robots.txt", "guide.pdf")


def views() -> Iterator[str]:
    """Yield the name of every adapter of a context and a request."""
    for manager in (getSiteManager(), *getSiteManager().__bases__, *_bases(getGlobalSiteManager())):
        for found in manager.registeredAdapters():
            if len(found.required) == 2 and found.name and "application_" not in found.name:
                yield found.name


def _bases(manager: Any) -> Iterator[Any]:
    yield manager
    for base in manager.__bases__:
        yield from _bases(base)


def attributes(container: Any) -> Iterator[str]:
    """Yield what objects have, by class, by hand, by schema, and what the catalog would ask them for."""
    yield from dir(type(aq_base(container)))
    yield from vars(aq_base(container))
    for name, fti in getUtilitiesFor(IDexterityFTI):
        yield from dir(resolveDottedName(fti.klass))
        for schema in iterSchemataForType(name):
            yield from schema.names(all=True)
    catalog = api.portal.get_tool("portal_catalog")
    yield from [*catalog.indexes(), *catalog.schema()]


def tools_and_skins() -> Iterator[str]:
    """Yield what everything in the site acquires."""
    portal = api.portal.get()
    yield from set(portal.objectIds()) - set(SECTIONS)
    for layer in portal["portal_skins"].objectValues():
        yield from layer.objectIds()
    yield from portal.getPhysicalRoot().objectIds()


def layouts() -> Iterator[str]:
    """Yield the layouts and method aliases of every type."""
    for fti in api.portal.get_tool("portal_types").objectValues():
        yield from getattr(fti, "view_methods", ())
        yield from [alias.strip("@") for alias in fti.getMethodAliases() if alias != "(Default)"]


class TestEveryName(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.services = self.portal["services"]
        self.guide = add_guide(self.portal)

    def names(self, container: Any) -> set[str]:
        """Return all names that mean something in a container."""
        return {*views(), *attributes(container), *tools_and_skins(), *layouts(), *PROBED} - {""}

    def free(self, container: Any, problem: Callable[[Any, str], Any] = problem_in) -> set[str]:
        """Return the names of the software that could be given to something."""
        return {name for name in self.names(container) if problem(container, name) is None}

    def test_no_name_of_the_software_is_free(self) -> None:
        for container in (self.services, self.guide, self.portal["dispatches"], self.portal):
            with self.subTest(container.getId()):
                self.assertGreater(len(self.names(container)), 1200)
                # Sections that are called like the view that shows them, or like a field, lie where the site has put them.
                own = {"notices", "archive", "units"} if container is self.portal else set()
                self.assertEqual(self.free(container) - own, set())

    def test_a_hole_would_be_found(self) -> None:
        with mock.patch.object(registered, "software_names", return_value=frozenset()):
            found = self.free(self.services)
        # What is registered for other places than this one, and what only other types have.
        self.assertLessEqual({"guide.pdf", "merge-unit", "roster", "my-desk"}, found)
        by_shape_alone = self.free(self.services, lambda container, name: name_problem(name, ()))
        self.assertGreater(len(by_shape_alone), 500)

    def test_the_choosers_names_are_free(self) -> None:
        chooser, guide = INameChooser(self.services), createContent("ServiceGuide", title="x")
        for name in sorted(self.names(self.services)):
            chosen = chooser.chooseName(name, guide)
            if problem_in(self.services, chosen) is not None:
                self.fail(f"{name} became {chosen}")

    def test_a_name_in_use_gets_a_few_numbers_and_then_signs_of_its_own(self) -> None:
        for title, pattern in (
            ("关于开展检查的通知", r"guan-.*-tong-zhi"),
            ("form.pdf", r"form.*\.pdf"),
            ("search", "search"),
        ):
            names = []
            with acting_as(self.portal, "demo-drafter"):
                for _number in range(FEW + 4):
                    names.append(createContentInContainer(self.services, "ServiceGuide", title=title).getId())
            with self.subTest(title):
                self.assertEqual(len(set(names)), len(names))
                self.assertTrue(all(re.match(pattern, name) for name in names), names)
                long = [name for name in names if re.search(r"-[2-9a-z]{6}(\.pdf)?$", name)]
                self.assertEqual(names[-3:], long[-3:], names)
                self.assertFalse(set(names[:FEW]) & set(long[-3:]))

    def test_the_event_of_adding_asks_for_every_name(self) -> None:
        for name in (
            "index_html",
            "index.htm",
            "service-items",
            "register",
            "default_page",
            "acl_users",
            "roster",
            "..",
        ):
            with self.subTest(name), self.assertRaises(NameRefused):
                object_gets_name(self.guide, ObjectAddedEvent(self.guide, self.services, name))

    def test_a_view_that_came_later_is_known(self) -> None:
        software_names()
        self.assertIsNone(problem_in(self.services, "came-later"))
        manager = getGlobalSiteManager()
        arguments = (BrowserView, (Interface, IBrowserRequest), Interface, "came-later")
        manager.registerAdapter(*arguments)
        try:
            self.assertIsNotNone(problem_in(self.services, "came-later"))
        finally:
            manager.unregisterAdapter(*arguments)

    def test_what_the_site_itself_is_made_of_can_be_called_so(self) -> None:
        self.assertEqual(SECTION_IDS, set(SECTIONS))
        for name in ("2026", "in", "out", "letters"):
            self.assertIsNone(problem_in(self.portal["dispatches"], name))
