"""Who asks, for what, and by which door: read off a request, whatever became of it."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from plone.dexterity.interfaces import IDexterityContent
from Products.CMFCore.interfaces import ISiteRoot
from shangnan.policy.http.called import called
from shangnan.policy.records.attachment import IAttachment
from shangnan.policy.records.base import IRecord
from shangnan.policy.records.lifecycle.viewers import unwrapped
from typing import Any

LONGEST_DOOR = 80


def who_asks(request: Any) -> str:
    """Return the user id of who sent a request; "" for a visitor.

    Zope knows nobody where the account may not do what it asks for: then it is who the credentials say.
    """
    present = getSecurityManager().getUser().getId()
    if present:
        return str(present)
    users = api.portal.get_tool("acl_users")
    found = users._extractUserIds(request, users.plugins)
    return str(found[0][0]) if found else ""


def _on_the_way(request: Any) -> list[Any]:
    """Return what was passed on the way of a request, the nearest first."""
    published = request.other.get("PUBLISHED")
    return [unwrapped(each) for each in (published, *request.other.get("PARENTS", ())) if each is not None]


def content_asked_for(request: Any) -> Any:
    """Return the content that a request is about, the nearest one; None for the site and what is no content."""
    for each in _on_the_way(request):
        # What a method hangs on is content, too; the method itself is not.
        if IDexterityContent.providedBy(each) and not ISiteRoot.providedBy(each):
            return each
    return None


def is_record(thing: Any) -> bool:
    """Return whether something is a record or a file of one."""
    return IRecord.providedBy(thing) or IAttachment.providedBy(thing)


def door_of(request: Any) -> str:
    """Return the method and the name of what is called: a page or service; a content's own page has no name."""
    published = request.other.get("PUBLISHED")
    name = called(published, request.other["PARENTS"], request.steps).name if published is not None else ""
    return f"{request.method} {name}".strip()[:LONGEST_DOOR]
