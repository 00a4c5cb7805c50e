"""The person concerned: who stands in a record as signatory, trainee or participant has a role on it, computed.

A kind says who that is by an adapter to `IPeopleConcerned`; its workflow says what the role PersonConcerned may do.
"""

from __future__ import annotations

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from shangnan.policy.permissions import PERSON_CONCERNED
from shangnan.policy.records.base import IRecord
from zope.component import adapter
from zope.component import queryAdapter
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IPeopleConcerned(Interface):
    """The people concerned by a record; an adapter of the record."""

    user_ids = Attribute("Frozen set of user ids")


def people_concerned(record: object) -> frozenset[str]:
    """Return the user ids of the people concerned by a record; nobody for kinds that name none."""
    adapted = queryAdapter(record, IPeopleConcerned)
    return adapted.user_ids if adapted is not None else frozenset()


@implementer(ILocalRoleProvider)
@adapter(IRecord)
class ConcernedRoles:
    """Gives the people concerned their role; views and searches ask the same set, so that they cannot disagree."""

    def __init__(self, context: object) -> None:
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Return the roles of a user on this record."""
        return (PERSON_CONCERNED,) if principal_id in people_concerned(self.context) else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (user id, roles) for each person concerned."""
        for user_id in sorted(people_concerned(self.context)):
            yield user_id, (PERSON_CONCERNED,)
