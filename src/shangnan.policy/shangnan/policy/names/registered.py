"""Names that the running software answers to or reads: views, services, layouts, attributes, fields, indexes, tools, skins.

They are asked for and not listed by hand, so that what an upgrade of Plone or a new view of ours brings is known at once.
"""

from __future__ import annotations

from Acquisition import aq_base
from collections.abc import Iterator
from dataclasses import dataclass
from plone import api
from plone.dexterity.content import Container
from plone.dexterity.content import Item
from plone.dexterity.interfaces import IDexterityContent
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import iterSchemataForType
from plone.dexterity.utils import resolveDottedName
from Products.CMFPlone.Portal import PloneSite
from typing import Any
from weakref import WeakKeyDictionary
from zope.component import getSiteManager
from zope.component import getUtilitiesFor
from zope.globalrequest import getRequest
from zope.interface import Interface
from zope.interface import providedBy

# A service is registered under its method, what it answers with, and its name: GET_application_json_@search.
_SERVICE = "_@"
# Read by Plone from a folder in the hope that somebody made it, and registered nowhere.
PROBED = frozenset({"index_html", "index.html", "index.htm", "default_page", "FrontPage", "standard_error_message"})

_known: WeakKeyDictionary[Any, dict[tuple[str, ...], frozenset[str]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class NamesTaken:
    """The names that are taken in one container, as a collection that only knows what is in it.

    :param container: in which an object would lie.
    """

    container: Any

    def __contains__(self, name: object) -> bool:
        """Tell whether something of the software has this name here."""
        return isinstance(name, str) and (
            name in PROBED
            or name in software_names()
            or self._has(name)
            or self._is_view(name)
            or name in self._of_site()
            or self._acquires(name)
        )

    def _has(self, name: str) -> bool:
        """Whether the container has an attribute of this name that is nothing lying in it."""
        bare = aq_base(self.container)
        return hasattr(type(bare), name) or name in vars(bare)

    def _is_view(self, name: str) -> bool:
        """Whether a view answers there, also one that came after the names were collected."""
        required = (providedBy(self.container), providedBy(getRequest()))
        return getSiteManager().adapters.lookup(required, Interface, name) is not None

    def _of_site(self) -> set[str]:
        """What the catalog reads from each object, and what the site takes for the first page of a folder."""
        catalog = api.portal.get_tool("portal_catalog")
        first_pages = api.portal.get_registry_record("plone.default_page", default=None) or ()
        return {*catalog.indexes(), *catalog.schema(), *first_pages}

    def _acquires(self, name: str) -> bool:
        """Whether the site has a tool or a skin of this name, or what is around it something else that is no content."""
        found = getattr(api.portal.get(), name, None)
        return found is not None and not IDexterityContent.providedBy(found)


def software_names() -> frozenset[str]:
    """Return the names of all views and services, and the attributes and fields of all types.

    Collected once for each set of components and types, which only change with the software.
    """
    manager = getSiteManager()
    # Persistent managers of sites come and go with connections; what lies under them is there for good.
    lasting = manager.__bases__[0] if manager.__bases__ else manager
    types = tuple(sorted(name for name, _fti in getUtilitiesFor(IDexterityFTI)))
    known = _known.setdefault(lasting, {})
    if types not in known:
        known[types] = frozenset({*_views(manager), *_attributes()})
    return known[types]


def _views(manager: Any) -> Iterator[str]:
    """Yield what is registered for a context and a request, or an object and a catalog, here and in what lies under it."""
    waiting, seen = [manager], set()
    while waiting:
        components = waiting.pop()
        if id(components) in seen:
            continue
        seen.add(id(components))
        waiting.extend(components.__bases__)
        for registration in components.registeredAdapters():
            if registration.name and len(registration.required) == 2:
                yield registration.name
                if _SERVICE in registration.name:
                    yield registration.name.split(_SERVICE, 1)[1]


def _attributes() -> Iterator[str]:
    classes = {Container, Item, PloneSite}
    for name, fti in getUtilitiesFor(IDexterityFTI):
        classes.add(resolveDottedName(fti.klass))
        for schema in iterSchemataForType(name):
            yield from schema.names(all=True)
    for one in classes:
        yield from dir(one)
