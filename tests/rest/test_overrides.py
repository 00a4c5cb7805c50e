"""A service of ours answers wherever it stands in the place of Plone's: the more specific of two registrations wins."""

from __future__ import annotations

from shangnan.policy.interfaces import IShangnanLayer
from shangnan.policy.rest.errors import RestErrors
from shangnan.policy.rest.interfaces import IRestLayer
from shangnan.policy.testing import SHANGNAN_INTEGRATION_TESTING
from tests.support import add_guide
from typing import Any
from unittest.mock import patch
from zope.component import getGlobalSiteManager
from zope.component import queryMultiAdapter
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.interface import providedBy

import unittest

OURS = "shangnan.policy."
JSON = "_application_json_"


def is_ours(service: object) -> bool:
    """Return whether a service, or one that it is made from, is of this package."""
    return any(kind.__module__.startswith(OURS) for kind in type(service).__mro__)


class TestOverrides(unittest.TestCase):
    layer = SHANGNAN_INTEGRATION_TESTING

    def setUp(self) -> None:
        self.portal, self.request = self.layer["portal"], self.layer["request"]
        directlyProvides(self.request, IRestLayer, directlyProvidedBy(self.request))  # as rest/marking.py does
        self.guide = add_guide(self.portal)

    def wrong(self) -> list[str]:
        """Return the services that another than ours answers, though one of ours is registered for the object."""
        found, registries, adapters = [], [getGlobalSiteManager()], []
        while registries:
            registry = registries.pop()
            registries += registry.__bases__
            adapters += [
                entry for entry in registry.registeredAdapters() if JSON in entry.name and len(entry.required) == 2
            ]
        ours = [
            entry
            for entry in adapters
            if str(getattr(entry.factory, "__module__", "")).startswith(OURS) or self._made_of_ours(entry)
        ]
        self.assertGreater(len(ours), 15)
        for entry in ours:
            for context in (self.portal, self.portal["services"], self.guide):
                if entry.required[0] not in providedBy(context).flattened():
                    continue
                service = queryMultiAdapter((context, self.request), name=entry.name)
                if not is_ours(service):
                    found.append(f"{entry.name} of {context.portal_type}: {type(service).__mro__[1]}")
        return found

    def _made_of_ours(self, entry: Any) -> bool:
        return isinstance(entry.factory, type) and any(
            kind.__module__.startswith(OURS) for kind in entry.factory.__mro__
        )

    def test_ours_answers(self) -> None:
        self.assertEqual(self.wrong(), [])

    def test_a_service_that_plone_answers_is_found(self) -> None:
        with patch(
            "tests.rest.test_overrides.is_ours", lambda service: "rest.vocabulary" not in str(type(service).__mro__)
        ):
            self.assertTrue(any("@vocabularies" in line for line in self.wrong()))


class TestErrors(unittest.TestCase):
    """A page that tells an error has a twin for REST: the more specific class wins over the layer."""

    layer = SHANGNAN_INTEGRATION_TESTING

    def told_as_pages(self) -> list[str]:
        """Return the errors that a request for JSON is told by a page."""
        pages = [
            entry
            for entry in getGlobalSiteManager().registeredAdapters()
            if entry.name == "index.html" and len(entry.required) == 2 and entry.required[1] is IShangnanLayer
        ]
        errors = {entry.required[0] for entry in pages if issubclass(entry.required[0].inherit or object, Exception)}
        self.assertGreater(len(errors), 5)
        twins = {
            entry.required[0]
            for entry in getGlobalSiteManager().registeredAdapters()
            if entry.name == "index.html"
            and entry.required[1:] == (IRestLayer,)
            and issubclass(entry.factory, RestErrors)
        }
        return sorted(error.__name__ for error in errors - twins)

    def test_json_is_told_as_json(self) -> None:
        self.assertEqual(self.told_as_pages(), [])

    def test_an_error_without_a_twin_is_found(self) -> None:
        with patch("tests.rest.test_overrides.IRestLayer", IShangnanLayer):
            self.assertTrue(self.told_as_pages())
