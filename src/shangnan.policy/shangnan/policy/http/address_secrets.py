"""Passwords, tickets and tokens in an address: where they are, and the address without them. Pure.

What stands in an address is in logs, histories, bookmarks and the next page's referrer. None is needed: forms are sent,
programs have a header.
"""

from __future__ import annotations

from urllib.parse import unquote_plus

import re

SECRET = re.compile(
    r"passw|passphrase|^(pwd?|__ac|secret|(access|auth|id|refresh|reset|bearer)_?token|bearer|jwt|authorization|api_?key)$"
)
HIDDEN = "..."


def is_secret(name: str) -> bool:
    """Return whether a parameter's name says that its value is a secret.

    :param name: as it stands in the address, decoded; with Zope's converters (`x.password:record`) and prefixes of forms.
    """
    return any(SECRET.search(part) for part in re.split(r"[:.]", name.strip().lower()))


def without_secrets(query: str) -> str:
    """Return a query string in which secrets are dots; the same string where there are none."""
    parts = query.split("&")
    hidden = [part for part in parts if is_secret(unquote_plus(part.partition("=")[0]))]
    if not hidden:
        return query
    return "&".join(f"{part.partition('=')[0]}={HIDDEN}" if part in hidden else part for part in parts)


def address_without_secrets(address: str) -> str:
    """Return an address whose query string has no secrets."""
    path, mark, query = address.partition("?")
    return path + mark + without_secrets(query)
