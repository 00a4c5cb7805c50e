"""Which records are restricted: those that not everybody who is signed in may view. Pure."""

from __future__ import annotations

from collections.abc import Iterable

#: Roles that every signed-in person has. A record that one of them may view is open to all of them.
OF_EVERYBODY = frozenset({"Anonymous", "Authenticated", "Member"})


def is_closed(roles: Iterable[str]) -> bool:
    """Return whether a permission is kept from some of those who are signed in.

    :param roles: that have the permission.
    """
    return OF_EVERYBODY.isdisjoint(roles)
