"""What a request is about to call: by which door, on what kind of object, under which name.

The publisher walks an address to its end before it calls anything. Whatever it found there hangs on the last object on the
way that is kept in the database (content, the site, a tool) or on a field of a form; the names behind that object are what is
called. `/services/@@search` is the page `search` of content, `/portal_catalog/searchResults` a method of that tool,
`/@controlpanels/mail` the service `@controlpanels/mail` of the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from OFS.interfaces import IApplication
from OFS.interfaces import IItem
from plone.base.interfaces import IPloneSiteRoot
from plone.resource.file import FilesystemFile
from plone.resource.interfaces import IResourceDirectory
from plone.rest.interfaces import IService
from plone.z3cform.interfaces import IFormWrapper
from Products.CMFCore.interfaces import IContentish
from shangnan.policy.records.lifecycle.viewers import unwrapped
from typing import Any
from typing import NamedTuple
from z3c.form.interfaces import IForm
from z3c.form.interfaces import IWidget
from zope.browserresource.interfaces import IResource
from zope.publisher.interfaces.browser import IBrowserView

import re

ROOT, SITE, WIDGET, TOOL = "root", "site", "field", "tool:"
SERVICE_ID = re.compile(r"^[A-Z]+_[a-z+]+_[a-z+]+_")
# Namespaces whose name says what is asked for: `++add++ServiceGuide` is one page, `++widget++form.widgets.title` is any field.
NAMED_NAMESPACES = ("++add++", "++resource++", "++plone++", "++theme++", "++webresource++")


class Called(NamedTuple):
    """What is about to be called.

    :ivar door: object, page, service, resource or method.
    :ivar context: root, site, field, the portal type of content, or `tool:` and the id of any other object.
    :ivar name: the names behind the object, without `@@`; empty for the object itself, or for the service that has no name.
    :ivar is_content: whether the object is content, of whatever type.
    """

    door: str
    context: str
    name: str
    is_content: bool = False


def plain_name(step: str) -> str:
    """Return a step of an address as the list writes it: without `@@` and `++view++`, and without the name of a field."""
    name = step.removeprefix("@@").removeprefix("++view++")
    if name.startswith("++") and not name.startswith(NAMED_NAMESPACES):
        return name[: name.find("++", 2) + 2] or name
    return name


def kind_of(passed: Any) -> tuple[str, bool] | None:
    """Return what kind of object something on the way is, and whether it is content; None for pages and their parts."""
    if IPloneSiteRoot.providedBy(passed):
        return SITE, False
    if IContentish.providedBy(passed):
        return getattr(passed, "portal_type", "") or "", True
    if IApplication.providedBy(passed):
        return ROOT, False
    if IWidget.providedBy(passed):
        return WIDGET, False
    if IItem.providedBy(passed):
        return f"{TOOL}{passed.getId() or ''}", False
    return None


def door_of(found: Any, published: Any) -> str:
    """Return by which door something is called.

    :param found: what hangs on the object.
    :param published: what the address leads to in the end, behind it or the same.
    """
    if IService.providedBy(found):
        return "service"
    if IResource.providedBy(found) or IResourceDirectory.providedBy(found):
        # A page of a folder of resources is no resource.
        return "resource" if IResource.providedBy(published) or isinstance(published, FilesystemFile) else "method"
    return "page" if IBrowserView.providedBy(found) else "method"


def called(published: Any, parents: Sequence[Any], steps: Sequence[str]) -> Called:
    """Return what a request is about to call.

    :param published: what the publisher found at the end of the address.
    :param parents: what it passed on the way, the nearest first.
    :param steps: the names that it followed; the last one leads to `published`.
    """
    itself = kind_of(unwrapped(published))
    if itself is not None:
        return Called("object", itself[0], "", itself[1])
    kinds = ((number, kind_of(unwrapped(passed))) for number, passed in enumerate(parents))
    number, kind = next((each for each in kinds if each[1] is not None), (0, None))
    if kind is None:
        return Called("method", "", "")
    first = parents[number - 1] if number else published
    door = door_of(first, published)
    names = [plain_name(step) for step in steps[-number - 1 :]]
    if door == "service":
        # As registered: `GET_application_json_@search`. One that does not say its name is what the address calls it, never the service
        # without a name.
        registered = str(getattr(first, "__name__", ""))
        names[0] = SERVICE_ID.sub("", registered if SERVICE_ID.match(registered) else names[0])
    return Called(door, kind[0], "/".join(names), kind[1])


def forms_on_the_way(
    parents: Sequence[Any], steps: Sequence[str]
) -> Iterator[tuple[Any, Sequence[Any], Sequence[str]]]:
    """Yield every form that was passed on the way: itself, what was passed before it, and the names that lead to it.

    :param parents: as for `called`.
    :param steps: as for `called`.
    """
    for number, passed in enumerate(parents):
        if IForm.providedBy(passed) or IFormWrapper.providedBy(passed):
            yield passed, parents[number + 1 :], steps[: len(steps) - number - 1]
