"""Who may sign as what: a role for each party, computed from the letter for its own account and nobody else."""

from __future__ import annotations

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from shangnan.policy.permissions import SUBORDINATE_SIGNATORY
from shangnan.policy.permissions import SUPERIOR_SIGNATORY
from shangnan.policy.records.integrity.letter.content import IResponsibilityLetter
from shangnan.policy.records.lifecycle.concerned import IPeopleConcerned
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPeopleConcerned)
@adapter(IResponsibilityLetter)
class Parties:
    """The two parties: both may read the letter."""

    def __init__(self, letter: Any) -> None:
        self.user_ids = frozenset(filter(None, (letter.superior_user, letter.subordinate_user)))


@implementer(ILocalRoleProvider)
@adapter(IResponsibilityLetter)
class SignatoryRoles:
    """Gives each party the role of its place; both ways of asking go by the same pairs, so that they cannot disagree."""

    def __init__(self, letter: Any) -> None:
        self.pairs = ((letter.superior_user, SUPERIOR_SIGNATORY), (letter.subordinate_user, SUBORDINATE_SIGNATORY))

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Return the roles of a user on this letter."""
        return tuple(role for user_id, role in self.pairs if user_id and user_id == principal_id)

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (user id, roles) for each party."""
        for user_id, role in self.pairs:
            if user_id:
                yield user_id, (role,)
