"""A signed text whose day has come is readable from midnight on, whether or not the calendar's run has been made.

The workflow opens a text to the staff when it is taken into force. Between midnight and that run the date alone decides:
whoever is signed in has the role TextReader on such a text. Nothing is stored, so nothing has to be taken back.
"""

from __future__ import annotations

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from plone import api
from shangnan.policy.permissions import TEXT_READER
from shangnan.policy.records.regulation.content import IRegulation
from shangnan.policy.records.regulation.lifecycle import today
from typing import Any
from zope.component import adapter
from zope.interface import implementer

# The group that everybody who is signed in belongs to.
STAFF = "AuthenticatedUsers"
SIGNED = "signed"


def has_begun(regulation: Any) -> bool:
    """Tell whether a text is signed and its day has come."""
    start = regulation.effective_on
    return start is not None and start <= today() and api.content.get_state(regulation, default="") == SIGNED


@implementer(ILocalRoleProvider)
@adapter(IRegulation)
class BegunTextRoles:
    """Gives everybody who is signed in the role of a reader on a text that has begun."""

    def __init__(self, regulation: Any) -> None:
        self.regulation = regulation

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Return the roles of a user or group on this regulation."""
        return (TEXT_READER,) if principal_id == STAFF and has_begun(self.regulation) else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (group, roles); the catalog asks when it indexes, so a search learns of it with the calendar's run."""
        if has_begun(self.regulation):
            yield STAFF, (TEXT_READER,)
