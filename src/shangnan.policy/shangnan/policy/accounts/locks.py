"""Accounts that an administrator locks and opens, and waits that an administrator lifts."""

from __future__ import annotations

from plone import api
from shangnan.policy.accounts import throttle
from shangnan.policy.accounts.account_records import AccountRecords
from shangnan.policy.accounts.account_records import Lock
from shangnan.policy.accounts.clock import now
from shangnan.policy.accounts.departures import refuse_departure
from shangnan.policy.accounts.events import AccountChanged
from shangnan.policy.accounts.events import LOCKED
from shangnan.policy.accounts.events import OPENED
from shangnan.policy.accounts.events import WAIT_LIFTED
from typing import Any
from zope.event import notify

LONGEST_ADDRESS = 45  # of IPv6


class UnknownAccount(LookupError):
    """There is no account of this name in the site."""


def site_records() -> AccountRecords:
    """Return the records of the site's accounts."""
    return api.portal.get_tool("acl_users")._getOb("session").records


def _users() -> Any:
    return api.portal.get_tool("acl_users").source_users


def lock_account(user_id: str, by: str, reason: str) -> None:
    """Lock an account: its sessions and tokens end at once, and nobody signs in with it until it is opened.

    :param user_id: the account.
    :param by: id of whoever locks it.
    :param reason: in his or her words, never empty.
    :raises UnknownAccount: where there is none.
    :raises Refused: where the account may not be removed either: the own one, the last security administrator.
    """
    if user_id not in _users().listUserIds():
        raise UnknownAccount(user_id)
    refuse_departure(api.portal.get_tool("acl_users"), user_id)
    record = site_records().made(user_id)
    record.end_all()
    record.lock = Lock(by, now(), reason)
    notify(AccountChanged(LOCKED, user_id))


def open_account(user_id: str) -> None:
    """Open a locked account; who had a session signs in anew.

    :raises UnknownAccount: where there is none, or it is not locked.
    """
    record = site_records().get(user_id)
    if record is None or record.lock is None:
        raise UnknownAccount(user_id)
    record.lock = None
    notify(AccountChanged(OPENED, user_id))


def lift_wait(kind: str, name: str) -> None:
    """Let an account or an address try passwords again at once.

    :param kind: `account` or `address`.
    :param name: name of the account as it was typed, or the address.
    """
    connection = api.portal.get()._p_jar
    if kind == "account":
        throttle.forget_account(connection, name)
        notify(AccountChanged(WAIT_LIFTED, _users()._login_to_userid.get(name, "")))
    else:
        throttle.forget_address(connection, name)
        notify(AccountChanged(WAIT_LIFTED, "", names=(name[:LONGEST_ADDRESS],)))
