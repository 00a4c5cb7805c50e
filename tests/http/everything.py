"""Everything that an address could reach: pages and services of the registries, and methods of every tool and kind of content."""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Iterator
from plone.rest.service import Service
from shangnan.policy.http.called import kind_of
from shangnan.policy.http.called import SERVICE_ID
from typing import Any
from typing import NamedTuple
from zope.component import getSiteManager
from zope.interface import Interface
from zope.publisher.interfaces import IRequest


class Thing(NamedTuple):
    """One thing that could be called: as `called` tells it, and the way to it."""

    door: str
    context: str
    is_content: bool
    name: str
    method: str


def registries() -> list[Any]:
    """Return every registry of components; each layer of tests has one upon that of the layer below."""
    found: list[Any] = []
    waiting = [getSiteManager()]
    while waiting:
        registry = waiting.pop()
        if registry not in found:
            found.append(registry)
            waiting += registry.__bases__
    return found


def views() -> Iterator[tuple[str, Any]]:
    """Yield name and class of every page and service that is registered for requests."""
    for registry in registries():
        for adapter in registry.registeredAdapters():
            if len(adapter.required) == 2 and adapter.name:
                layer = adapter.required[1]
                if layer is Interface or layer.isOrExtends(IRequest):
                    yield adapter.name, adapter.factory


def pages_and_services(contexts: list[tuple[str, bool]]) -> Iterator[Thing]:
    """Yield every page by GET and POST, and every service by its method, on every kind of object.

    :param contexts: kind, and whether it is content.
    """
    for name, factory in set(views()):
        is_service = isinstance(factory, type) and issubclass(factory, Service)
        methods = (factory.method,) if is_service else ("GET", "POST")
        for context, is_content in contexts:
            for method in methods:
                door = "service" if is_service else "page"
                yield Thing(door, context, is_content, SERVICE_ID.sub("", name), method)


def publishable(obj: Any) -> Iterator[str]:
    """Yield the names of what Zope would publish of an object: attributes that have a docstring and no underscore."""
    for name in dir(aq_base(obj)):
        if name.startswith("_"):
            continue
        try:
            value = getattr(obj, name)
        except Exception:  # a property that fails is published by nobody
            continue
        if getattr(value, "__doc__", None):
            yield name


def within(app: Any, portal: Any) -> Iterator[Any]:
    """Yield the database's root, the site, every tool, account plugin and tool within a tool, and one content of each type."""
    yield from (app, portal)
    for holder in (app, portal, portal.acl_users, app.acl_users, portal.portal_types, portal.portal_workflow):
        for name in holder.objectIds():
            yield holder._getOb(name)
    for types in {brain.portal_type: brain for brain in portal.portal_catalog.unrestrictedSearchResults()}.values():
        # What everybody could reach is looked at as the program sees it; nothing of it is shown to anybody.
        yield types._unrestrictedGetObject()


def methods_of_objects(app: Any, portal: Any) -> Iterator[Thing]:
    """Yield every attribute that Zope would publish, of everything there is."""
    for obj in within(app, portal):
        kind = kind_of(obj)
        if kind is None:
            continue
        yield Thing("object", *kind, "", "GET")
        for name in publishable(obj):
            for method in ("GET", "POST"):
                yield Thing("method", *kind, name, method)
