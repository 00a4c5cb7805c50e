"""The plugins of the user folder that keep roles and groups, with the rule of grants in each of their ways to write.

Every page, service, method and command that gives a role or fills a group ends in one of these methods, so that none of them
can pass the rule. What they keep is kept as in Plone's own plugins.
"""

from __future__ import annotations

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collections.abc import Iterable
from Products.PlonePAS.plugins.group import GroupManager
from Products.PlonePAS.plugins.role import GroupAwareRoleManager
from shangnan.policy.accounts.deciding import refuse_giving
from shangnan.policy.accounts.deciding import refuse_taking
from shangnan.policy.accounts.departures import forget
from shangnan.policy.accounts.events import AccountChanged
from shangnan.policy.accounts.events import GONE
from shangnan.policy.accounts.events import MADE
from shangnan.policy.accounts.events import RolesChanged
from shangnan.policy.accounts.grants import BY_GROUP
from shangnan.policy.accounts.grants import BY_HAND
from shangnan.policy.accounts.grants import may_give
from shangnan.policy.accounts.reserved import refuse_group_id
from shangnan.policy.accounts.standing import acting_person
from shangnan.policy.accounts.standing import Standing
from typing import Any
from zope.event import notify

# Everybody has one of these; nobody is given them.
IMPLIED = frozenset({"Authenticated", "Anonymous"})


class RoleManager(GroupAwareRoleManager):
    """Keeps the roles given by hand."""

    security = ClassSecurityInfo()

    # Methods with a docstring can be called by address where Plone's cannot: so none of them is open to anybody.
    @security.private
    def assignRoleToPrincipal(self, role_id: str, principal_id: str, REQUEST: Any = None) -> bool:
        """Give a role.

        :raises Refused: with all that stands in the way.
        """
        before = self._given(principal_id)
        if role_id in before:
            return False
        self._refuse(principal_id, {role_id}, set())
        given: bool = super().assignRoleToPrincipal(role_id, principal_id)
        notify(RolesChanged(principal_id, before, self._given(principal_id)))
        return given

    @security.private
    def assignRolesToPrincipal(self, roles: Iterable[str], principal_id: str, REQUEST: Any = None) -> None:
        """Give certain roles and no others.

        Pages and services hand in all roles of an account, those of its groups as well: written down they would outlive
        the membership, so these are left out.

        :raises Refused: with all that stands in the way.
        """
        before, standing = self._given(principal_id), Standing(self._getPAS())
        from_groups = standing.given_by(standing.groups_over((principal_id,))) - before
        after = [role for role in dict.fromkeys(roles) if role not in IMPLIED | from_groups]
        if before == set(after):
            return
        self._refuse(principal_id, set(after) - before, before - set(after))
        super().assignRolesToPrincipal(after, principal_id)
        self._invalidatePrincipalCache(principal_id)
        notify(RolesChanged(principal_id, before, frozenset(after)))

    @security.private
    def removeRoleFromPrincipal(self, role_id: str, principal_id: str) -> bool:
        """Take a role away.

        :raises Refused: with all that stands in the way.
        """
        before = self._given(principal_id)
        if role_id in before:
            self._refuse(principal_id, set(), {role_id})
        taken: bool = super().removeRoleFromPrincipal(role_id, principal_id)
        if role_id in before:
            notify(RolesChanged(principal_id, before, before - {role_id}))
        return taken

    @security.public
    def allowRoleAssign(self, user_id: str, role_id: str) -> int:
        """Return whether the present person may give a role by hand: what pages offer."""
        return int(
            bool(super().allowRoleAssign(user_id, role_id)) and may_give(acting_person().roles, role_id, BY_HAND)
        )

    def _given(self, principal_id: str) -> frozenset[str]:
        return frozenset(self._principal_roles.get(principal_id, ()))

    def _refuse(self, principal_id: str, given: Iterable[str], taken: Iterable[str]) -> None:
        standing = Standing(self._getPAS())
        if given:
            refuse_giving(standing, principal_id, given, BY_HAND)
        if taken:
            refuse_taking(standing, principal_id, taken)


class Groups(GroupManager):
    """Keeps groups and who is in them."""

    security = ClassSecurityInfo()

    @security.private
    def addGroup(self, group_id: str, *args: Any, **kw: Any) -> bool:
        """Make a group, which begins with nothing.

        :raises Refused: where the id is kept for the product's own groups or is an account's.
        """
        refuse_group_id(self._getPAS(), group_id)
        made: bool = super().addGroup(group_id, *args, **kw)
        if made:
            notify(AccountChanged(MADE, group_id, is_group=True))
        return made

    @security.private
    def removeGroup(self, group_id: str) -> bool:
        """Remove a group, and with it all that it was given.

        :raises Refused: where the members would lose what the present person may not take, or the group is the product's.
        """
        if group_id in self._groups and not acting_person().is_superuser:
            refuse_group_id(self._getPAS(), group_id, leaving=True)
            standing = Standing(self._getPAS())
            refuse_taking(standing, group_id, self._gives(standing, group_id))
        for member in self.getGroupMembers(group_id):
            super().removePrincipalFromGroup(member, group_id)  # decided above for all of them
        removed: bool = super().removeGroup(group_id)
        forget(self._getPAS(), group_id)
        if removed:
            notify(AccountChanged(GONE, group_id, is_group=True))
        return removed

    @security.private
    def addPrincipalToGroup(self, principal_id: str, group_id: str) -> bool:
        """Put an account or a group into a group.

        :raises Refused: with all that stands in the way.
        """
        if group_id not in self._principal_groups.get(principal_id, ()) and group_id in self._groups:
            standing = Standing(self._getPAS())
            refuse_giving(standing, principal_id, self._gives(standing, group_id), BY_GROUP)
        added: bool = super().addPrincipalToGroup(principal_id, group_id)
        return added

    @security.private
    def removePrincipalFromGroup(self, principal_id: str, group_id: str) -> bool:
        """Take an account or a group out of a group.

        :raises Refused: with all that stands in the way.
        """
        if group_id in self._principal_groups.get(principal_id, ()):
            standing = Standing(self._getPAS())
            refuse_taking(standing, principal_id, self._gives(standing, group_id))
        removed: bool = super().removePrincipalFromGroup(principal_id, group_id)
        return removed

    def _gives(self, standing: Standing, group_id: str) -> set[str]:
        return standing.given_by({group_id} | standing.groups_over((group_id,)))


InitializeClass(RoleManager)
InitializeClass(Groups)
