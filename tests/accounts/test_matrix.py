"""Every account tries to give every role and every group, to another and to itself, by every way to write and every door.

What came of it is read from the accounts themselves, before and after, and held against the table of grants. The ways to
write (methods of the plugins) are tried with all roles; the doors, which all end there, with one role or group of each sort,
by those who stand at the border of what may be given and by the others in turn.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from Products.CMFCore.permissions import ManagePortal
from Products.PlonePAS.plugins.role import GroupAwareRoleManager
from shangnan.policy.accounts.grants import BY_GROUP
from shangnan.policy.accounts.grants import BY_HAND
from shangnan.policy.accounts.grants import may_give
from shangnan.policy.accounts.grants import read_table
from shangnan.policy.accounts.guarded import RoleManager
from shangnan.policy.accounts.install import replace
from shangnan.policy.accounts.separation import conflicting
from shangnan.policy.accounts.standing import Standing
from shangnan.policy.demonstration.accounts import OTHER_UNIT
from shangnan.policy.refusals import Refused
from shangnan.policy.testing import SHANGNAN_FUNCTIONAL_TESTING
from shangnan.policy.units.functions import group_id
from tests.accounts.asking import Asker
from tests.accounts.asking import rights
from tests.permissions.table import ACCOUNTS
from tests.support import unit_uid
from typing import Any
from urllib.parse import quote

import transaction
import unittest

OTHER = "demo-staff"
# Refused by Plone before ours is asked, or what the plugin raises for a role that it does not keep.
NOT_DONE = (Refused, KeyError)


@dataclass(frozen=True)
class Attempt:
    """Who gives what to whom, and how."""

    giver: str | None
    what: str
    to: str
    door: str


def held(users: Any) -> dict[str, frozenset[str]]:
    """Return account -> all that it holds, in the present transaction."""
    standing = Standing(users)
    return {
        account: frozenset({*standing.roles_of(account), *standing.groups_over((account,))})
        for account in users.source_users.listUserIds()
    }


def problems(found: dict[Attempt, bool], allowed: Callable[[Attempt], bool]) -> list[str]:
    """Return every attempt that came out otherwise than the table says."""
    return [
        f"{attempt}: {'given' if given else 'refused'}" for attempt, given in found.items() if given != allowed(attempt)
    ]


class MatrixTestCase(unittest.TestCase):
    layer = SHANGNAN_FUNCTIONAL_TESTING

    def setUp(self) -> None:
        self.portal = self.layer["portal"]
        self.users = self.portal.acl_users
        self.before = held(self.users)
        standing = Standing(self.users)
        groups = [*self.users.source_groups.getGroupIds()]
        self.gives = {group: standing.given_by({group}) for group in groups}
        self.giver_roles: dict[str | None, set[str]] = {None: set(), "admin": {"Manager"}}
        self.giver_roles |= {name: standing.roles_of(name) for name in self.before}
        transaction.commit()

    def allowed(self, attempt: Attempt) -> bool:
        """Return whether the table allows an attempt; written anew here from what the table says."""
        giver = self.giver_roles[attempt.giver]
        by_group = attempt.what in self.gives
        roles = self.gives[attempt.what] if by_group else {attempt.what}
        if not {"SecAdmin", "Manager"} & giver or (attempt.giver == attempt.to and "Manager" not in giver):
            return False
        after = self.before[attempt.to] | roles
        return all(may_give(giver, role, BY_GROUP if by_group else BY_HAND) for role in roles) and not conflicting(
            after
        )

    def targets(self, giver: str | None) -> list[str]:
        return [OTHER, "demo-auditor", *([giver] if giver in self.before else [])]


class TestWaysToWrite(MatrixTestCase):
    def attempts(self) -> Iterator[tuple[Attempt, Callable[[], Any]]]:
        roles, groups = self.users.portal_role_manager, self.users.source_groups
        for giver in ACCOUNTS.values():
            for to in self.targets(giver):
                own = roles._principal_roles.get(to, ())
                for role in read_table():
                    if role in self.before[to]:
                        continue
                    for door, call in (
                        ("assignRoleToPrincipal", partial(roles.assignRoleToPrincipal, role, to)),
                        ("doAssignRoleToPrincipal", partial(roles.doAssignRoleToPrincipal, to, role)),
                        ("assignRolesToPrincipal",
                         partial(roles.assignRolesToPrincipal, [*own, role], to)),
                    ):  # fmt: skip
                        yield Attempt(giver, role, to, door), call
                for group in self.gives:
                    if group not in self.before[to]:
                        yield (
                            Attempt(giver, group, to, "addPrincipalToGroup"),
                            partial(groups.addPrincipalToGroup, to, group),
                        )

    def tried(self) -> dict[Attempt, bool]:
        found: dict[Attempt, bool] = {}
        present: Any = object()
        for attempt, call in self.attempts():
            if attempt.giver is not present:
                logout()
                present = attempt.giver
                if present is not None:
                    login(self.portal if present != "admin" else self.portal.getPhysicalRoot(), present)
                self.assertEqual(getSecurityManager().getUser().getId(), present)
            with suppress(*NOT_DONE):
                call()
            after = held(self.users)
            found[attempt] = attempt.what in after[attempt.to] or bool(
                self.gives.get(attempt.what, set()) & (after[attempt.to] - self.before[attempt.to])
            )
            others = {name for name in after if after[name] != self.before[name]} - {attempt.to}
            self.assertEqual(others, set(), attempt)
            if after != self.before:
                transaction.abort()
        logout()
        return found

    def test_every_account_every_role_every_group(self) -> None:
        found = self.tried()
        self.assertGreater(len(found), 14 * 2 * (3 * 26 + 15) * 0.8)
        self.assertEqual(problems(found, self.allowed)[:20], [])
        self.assertGreater(sum(found.values()), 50, "something is given at all")

    def test_a_plugin_without_the_rule_is_found(self) -> None:
        replace(self.users, {RoleManager: GroupAwareRoleManager})
        transaction.commit()
        self.assertTrue(problems(self.tried(), self.allowed))

    def test_the_permission_that_tells_the_superuser_is_nobody_elses(self) -> None:
        held = [role["name"] for role in self.portal.rolesOfPermission(ManagePortal) if role["selected"]]
        self.assertEqual(held, ["Manager"])

    def test_every_role_and_every_group_is_in_the_table(self) -> None:
        self.assertEqual(set(read_table()), set(self.portal.valid_roles()))
        self.assertEqual({role for given in self.gives.values() for role in given} - set(read_table()), set())


class TestDoors(MatrixTestCase):
    # One role that only the superuser gives, one that goes by groups, one that nobody gives.
    ROLES = ("Site Administrator", "Registrar", "SystemJob")
    GIVERS = tuple(ACCOUNTS.values())
    # Who stands at the border: those who may give something, and of the others the one with the most rights.
    ALWAYS = ("admin", "demo-secadmin", "demo-sysadmin")

    def doors(self, giver: str | None) -> Iterator[tuple[Attempt, tuple[str, Any]]]:
        """Yield attempts, each with an address and what is sent there: a mapping by JSON, pairs as a form."""
        groups = ("Site Administrators", "office-registrar", group_id(unit_uid(OTHER_UNIT), "approver"))
        sent = {"form.submitted": "1", "form.button.Modify": "1", "edit": "1"}.items()
        for to in (OTHER, *([giver] if giver in self.before else [])):
            own = [*self.users.portal_role_manager._principal_roles.get(to, ())]
            for role in self.ROLES:
                users = [
                    ("users.id:records", to),
                    *(("users.roles:list:records", each) for each in (*own, role)),
                    *sent,
                ]
                for door, request in {
                    "PATCH @users": (f"@users/{to}", {"roles": {role: True}}),
                    "usergroup-userprefs": ("@@usergroup-userprefs", users),
                    "acl_users roles": (
                        "acl_users/portal_role_manager/manage_assignRoleToPrincipals",
                        [("role_id", role), ("principal_ids:list", to)],
                    ),
                }.items():
                    yield Attempt(giver, role, to, door), request
            for group in groups:
                for door, request in {
                    "PATCH @groups": (f"@groups/{quote(group)}", {"users": {to: True}}),
                    "groupmembership": (
                        f"@@usergroup-groupmembership?groupname={quote(group)}",
                        [("add:list", to), ("Add", "1"), *sent],
                    ),
                    "usermembership": (f"@@usergroup-usermembership?userid={to}", [("add:list", group), *sent]),
                    "acl_users groups": (
                        "acl_users/source_groups/manage_addPrincipalsToGroup",
                        [("group_id", group), ("principal_ids:list", to)],
                    ),
                }.items():
                    yield Attempt(giver, group, to, door), request

    def tried(self, givers: tuple[str | None, ...]) -> tuple[dict[Attempt, bool], list[Any]]:
        found: dict[Attempt, bool] = {}
        failures: list[Any] = []
        before = rights(self.portal)
        others = [giver for giver in givers if giver not in self.ALWAYS]
        for giver in givers:
            asker = Asker(self.portal, giver)
            for number, (attempt, (path, data)) in enumerate(self.doors(giver)):
                if attempt.what in before[attempt.to]:
                    continue
                # The others come to each door in turn; the ways to write, where all doors end, are tried by everybody.
                if giver in others and number % len(others) != others.index(giver):
                    continue
                if isinstance(data, dict):
                    asker.rest("PATCH", path, data)
                else:
                    asker.form(path, data)
                after = rights(self.portal)
                found[attempt] = attempt.what in after[attempt.to]
                self.assertEqual({n for n in after if after[n] != before[n]} - {attempt.to}, set(), attempt)
                if after != before:
                    self.undo(attempt)
                    self.assertEqual(rights(self.portal), before)
            failures += asker.failures
        return found, failures

    def undo(self, attempt: Attempt) -> None:
        with api.env.adopt_roles(["Manager"]):
            if attempt.what in self.gives:
                self.users.source_groups.removePrincipalFromGroup(attempt.to, attempt.what)
            else:
                self.users.portal_role_manager.removeRoleFromPrincipal(attempt.what, attempt.to)
        transaction.commit()

    def test_every_account_by_every_door(self) -> None:
        found, failures = self.tried(self.GIVERS)
        self.assertEqual(failures, [])
        self.assertEqual(problems(self.shut_or_not(found), self.allowed)[:20], [])
        given = {attempt.door for attempt, came in found.items() if came}
        self.assertEqual({"PATCH @users", "PATCH @groups", "groupmembership", "usermembership"} - given, set())
        self.assertEqual({attempt.giver for attempt in found}, set(self.GIVERS))

    def shut_or_not(self, found: dict[Attempt, bool]) -> dict[Attempt, bool]:
        """Leave out what was refused by Zope's own doors though it might be given: they may be shut to all."""
        return {
            attempt: came for attempt, came in found.items() if came or not attempt.door.startswith("acl_users")
        } | {
            attempt: came
            for attempt, came in found.items()
            if attempt.door.startswith("acl_users") and not self.allowed(attempt)
        }

    def test_a_door_without_the_rule_is_found(self) -> None:
        replace(self.users, {RoleManager: GroupAwareRoleManager})
        transaction.commit()
        found, _failures = self.tried(("demo-secadmin",))
        wrong = problems(found, self.allowed)
        self.assertTrue([line for line in wrong if "PATCH @users" in line and "given" in line])
