"""Requests about accounts, in this process: forms with their token, and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.protect.authenticator import createToken
from shangnan.policy.accounts.standing import Standing
from tests.permissions.inside import Answer
from tests.permissions.inside import JSON
from tests.permissions.inside import PAGE
from tests.permissions.inside import Visitor
from typing import Any
from urllib.parse import urlencode

import json
import transaction

FORM = "application/x-www-form-urlencoded"


class Asker(Visitor):
    """One account that asks by forms and by JSON; addresses are given from the site on."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.site = self.portal.absolute_url()
        self.token = ""
        if self.login_name is not None:
            above = self.login_name == SITE_OWNER_NAME
            login(self.portal.getPhysicalRoot() if above else self.portal, self.login_name)
            self.token = createToken()
            logout()

    def form(self, path: str, fields: Mapping[str, Any] | Sequence[tuple[str, Any]]) -> Answer:
        """Send a form, with the token that it would carry."""
        pairs = [*(fields.items() if isinstance(fields, Mapping) else fields), ("_authenticator", self.token)]
        body = urlencode(pairs, doseq=True).encode()
        return self.ask(f"{self.site}/{path}", PAGE, "POST", body, FORM)

    def rest(self, method: str, path: str, data: Any = None) -> Answer:
        """Call a service."""
        body = b"" if data is None else json.dumps(data).encode()
        return self.ask(f"{self.site}/{path}", JSON, method, body)


def rights(portal: Any) -> dict[str, frozenset[str]]:
    """Return account -> all that it holds: roles, functions, groups, and local roles with the place where they are.

    Read anew from what is written.
    """
    transaction.begin()
    users = portal.acl_users
    standing = Standing(users)
    found = {
        account: frozenset({*standing.roles_of(account), *standing.groups_over((account,))})
        for account in {*users.source_users.listUserIds(), *users.portal_role_manager._principal_roles}
        if not standing.is_group(account)
    }
    # What another plugin than those would give.
    for account in found:
        user = users.getUserById(account)
        found[account] |= frozenset(user.getRoles()) if user is not None else frozenset()
    return found


def stored_local_roles(portal: Any) -> dict[str, dict[str, list[str]]]:
    """Return path -> local roles, of the site and all that lies in it."""
    transaction.begin()
    found = {}
    for content in (portal, *(brain._unrestrictedGetObject() for brain in portal.portal_catalog.getAllBrains())):
        if kept := dict(getattr(content.aq_base, "__ac_local_roles__", None) or {}):
            found["/".join(content.getPhysicalPath())] = {holder: list(roles) for holder, roles in kept.items()}
    return found
