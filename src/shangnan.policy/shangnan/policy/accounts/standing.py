"""What accounts and groups hold at present, read from the plugins that keep it; nothing is written here.

A role comes to an account by hand, from a group, or from a group in a group however deep; a function in a unit counts as the
role that it gives on the unit's records.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from Products.CMFCore.permissions import ManagePortal
from shangnan.policy.accounts.grants import Person
from shangnan.policy.accounts.grants import SUPERUSER
from shangnan.policy.locales.chinese import LANGUAGE
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.functions import parse_group_id
from typing import Any
from zope.i18n import translate

# The group that everybody who is signed in belongs to, without being listed.
EVERYBODY = "AuthenticatedUsers"


class RoleTitles(dict[str, str]):
    """Names of roles in Chinese, as the pages for accounts show them."""

    def get(self, role: str, default: Any = None) -> Any:
        """Return the name of a role; the role itself where there is none."""
        return translate(role, domain="plone", target_language=LANGUAGE, default=role)


TITLES = RoleTitles()


def acting_person() -> Person:
    """Return who is doing what is being done.

    Set-up, commands and what the product does by its own rule take on the superuser's role (`api.env.adopt_roles`), which
    the security manager knows and the user does not: so it is asked for the permission that only this role has.
    """
    manager = getSecurityManager()
    user = manager.getUser()
    raised = {SUPERUSER} if manager.checkPermission(ManagePortal, api.portal.get()) else set()
    return Person(user.getId(), frozenset(user.getRoles()) | raised)


class Standing:
    """The memberships and roles in a user folder.

    :param users: a PluggableAuthService with Plone's plugins.
    """

    def __init__(self, users: Any) -> None:
        self.users = users
        self._groups = users.source_groups
        self._roles = users.portal_role_manager

    def is_group(self, principal: str) -> bool:
        """Return whether an id is a group's."""
        return principal == EVERYBODY or principal in self._groups._groups

    def is_known(self, principal: str) -> bool:
        """Return whether an id is that of an account or a group of this site."""
        return self.is_group(principal) or self.users.getUserById(principal) is not None

    def groups_over(self, principals: Iterable[str]) -> set[str]:
        """Return the groups that principals belong to, directly or through groups, themselves left out."""
        waiting, found = list(principals), set()
        while waiting:
            for group in self._groups._principal_groups.get(waiting.pop(), ()):
                if group not in found:
                    found.add(group)
                    waiting.append(group)
        return found

    def accounts_under(self, principals: Iterable[str]) -> set[str]:
        """Return the accounts that principals stand for: an account for itself, a group for its members, however deep."""
        waiting, seen, found = list(principals), set(), set()
        while waiting:
            principal = waiting.pop()
            if principal in seen:
                continue
            seen.add(principal)
            if principal == EVERYBODY:
                found.update(self.users.source_users.listUserIds())
            elif self.is_group(principal):
                waiting += self._groups.getGroupMembers(principal)
            else:
                found.add(principal)
        return found

    def given_by(self, principals: Iterable[str]) -> set[str]:
        """Return the roles that are written to principals, and those of the functions that groups among them stand for."""
        found: set[str] = set()
        for principal in principals:
            found.update(self._roles._principal_roles.get(principal, ()))
            function = parse_group_id(principal)
            if function is not None and principal in self._groups._groups:
                found.add(FUNCTIONS[function[1]][0])
        return found

    def roles_of(self, account: str) -> set[str]:
        """Return all roles that an account holds on the site, functions in units among them."""
        return self.given_by({account, EVERYBODY} | self.groups_over((account, EVERYBODY)))

    def holders(self, role: str) -> Iterator[str]:
        """Yield the accounts that hold a role."""
        for principal, roles in self._roles._principal_roles.items():
            if role in roles:
                yield from self.accounts_under((principal,))

    def security_administrators(self) -> set[str]:
        """Return the accounts that look after accounts."""
        return set(self.holders(SECURITY_ADMINISTRATOR))


def standing() -> Standing:
    """Return the standing in the present site."""
    return Standing(api.portal.get_tool("acl_users"))
