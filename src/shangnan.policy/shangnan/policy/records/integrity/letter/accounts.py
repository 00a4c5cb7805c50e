"""Accounts that belong to people: those that can sign."""

from __future__ import annotations

from collections.abc import Iterable
from plone import api


def people_among(accounts: Iterable[str]) -> frozenset[str]:
    """Return those accounts that exist."""
    users = api.portal.get_tool("acl_users")
    return frozenset(account for account in accounts if account and users.getUserById(account) is not None)
