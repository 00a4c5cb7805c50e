"""Accounts that belong to people: those that can sign."""

from __future__ import annotations

from collections.abc import Iterable
from plone import api
from shangnan.policy.records.transitions import IMPORT_ACCOUNT


def people_among(accounts: Iterable[str]) -> frozenset[str]:
    """Return those accounts that exist and belong to a person; the import's account is nobody's."""
    users = api.portal.get_tool("acl_users")
    wanted = {account for account in accounts if account and account != IMPORT_ACCOUNT}
    return frozenset(account for account in wanted if users.getUserById(account) is not None)
