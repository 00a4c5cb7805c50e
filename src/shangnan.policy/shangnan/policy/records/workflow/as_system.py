"""Steps that no person takes: they follow from a date or from another record, and the workflow lets nobody else take them."""

from __future__ import annotations

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from AccessControl.users import UnrestrictedUser
from Acquisition import aq_base
from collections.abc import Iterator
from contextlib import contextmanager
from plone import api
from shangnan.policy.permissions import SYSTEM_JOB
from typing import Any


class _System(UnrestrictedUser):
    """Holds the role of the system's own steps, and the id of the person whose step they follow from, if any."""

    def __init__(self, actor: str) -> None:
        super().__init__(actor, "", [SYSTEM_JOB], "")
        self._actor = actor

    def getId(self) -> str:
        """Return the id of that person, "" for the calendar; the workflow's history keeps it."""
        return self._actor


def is_system(user: Any) -> bool:
    """Tell whether a user is the system within `as_system`; no account is."""
    return isinstance(aq_base(user), _System)


@contextmanager
def as_system() -> Iterator[None]:
    """Do what follows as the system; afterwards the person who was there before is there again.

    plone.api's roles would not do: the guards of a workflow ask the user for roles and not the security context.
    """
    before = getSecurityManager()
    user = _System(before.getUser().getId() or "")
    newSecurityManager(None, user.__of__(api.portal.get_tool("acl_users")))
    try:
        yield
    finally:
        setSecurityManager(before)
