"""Which person and which thing somebody means who types a name, a number or an address."""

from __future__ import annotations

from plone import api
from shangnan.policy.accounts.names import alike
from shangnan.policy.registry.filing.register import register
from urllib.parse import unquote
from urllib.parse import urlsplit

import re

_UID = re.compile(r"[0-9a-f]{32}")


def person_named(typed: str) -> str:
    """Return the user id of whoever has this id or full name; what is neither stands for itself, since accounts end."""
    users = api.portal.get_tool("acl_users")
    if typed in users.source_users.listUserIds():
        return typed
    found = users.searchUsers(fullname=typed)
    exact = [each["userid"] for each in found if alike(each.get("title") or "") == alike(typed)]
    return str(exact[0]) if exact else typed


def thing_named(typed: str) -> str:
    """Return the UID of what has this UID, archival number or address; what is none of them stands for itself: an account, a setting.

    The catalog and the register are asked whatever the reader may view: the entries that are found name nothing but the UID.
    """
    if _UID.fullmatch(typed):
        return typed
    item = register().numbered(typed)
    if item is not None:
        return str(item.uid)
    path = unquote(urlsplit(typed).path).rstrip("/").removesuffix("/view")
    if not path.startswith("/"):
        return typed
    portal = api.portal.get()
    below = path.removeprefix(urlsplit(portal.absolute_url()).path)
    # Unrestricted: see above.
    search = api.portal.get_tool("portal_catalog").unrestrictedSearchResults
    inside = search(path={"query": "/".join(portal.getPhysicalPath()) + below, "depth": 0})
    return str(inside[0].UID) if inside else typed
