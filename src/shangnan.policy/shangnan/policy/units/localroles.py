"""Roles on a record from the functions of its unit, computed and never stored.

What a person may view (`getRoles`) and what a search shows (`getAllRoles`, indexed as allowedRolesAndUsers) come from
the same table, so that they cannot disagree.
"""

from __future__ import annotations

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from shangnan.policy.records.base import IRecord
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import group_id
from shangnan.policy.units.functions import roles_for
from shangnan.policy.units.succession import unit_in_charge
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(ILocalRoleProvider)
@adapter(IRecord)
class UnitFunctionRoles:
    """Gives the members of a unit's function groups their role on the unit's records."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Return the roles of a user or group on this record."""
        return roles_for(principal_id, unit_in_charge(self.context))

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (group id, roles) for each function of the responsible unit."""
        unit = unit_in_charge(self.context)
        if unit is not None:
            for function, (role, _title) in FUNCTIONS.items():
                yield group_id(unit, function), (role,)
