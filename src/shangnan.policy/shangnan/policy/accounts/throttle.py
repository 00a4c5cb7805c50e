"""One throttle for every way in: form, basic authentication, REST and signing ask here before a password is looked at.

An account that does not exist waits like one that does. Who is signed in already goes on working: only passwords wait.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from shangnan.policy.accounts import tries_kept
from shangnan.policy.accounts.apart import committed_apart
from shangnan.policy.accounts.clock import now
from shangnan.policy.accounts.settings import Limits
from shangnan.policy.accounts.throttle_rules import account_rule
from shangnan.policy.accounts.throttle_rules import address_rule
from shangnan.policy.accounts.throttle_rules import Rule
from shangnan.policy.accounts.throttle_rules import waiting
from shangnan.policy.accounts.tries_kept import ACCOUNT
from shangnan.policy.accounts.tries_kept import ADDRESS
from typing import Any

LONGEST_NAME = 100


def rules(limits: Limits) -> dict[str, Rule]:
    """Return what is borne, by kind of key."""
    return {
        ACCOUNT: account_rule(limits.account_tries, limits.first_wait, limits.longest_wait),
        ADDRESS: address_rule(limits.address_tries, limits.first_wait, limits.longest_wait),
    }


def key_of(name: str) -> str:
    """Return a name as it is counted: however long it is and however it is written."""
    return name.strip().lower()[:LONGEST_NAME]


def seconds_to_wait(connection: Any, login: str, address: str, limits: Limits) -> int:
    """Return for how many seconds no password is looked at; 0 where it is.

    :param connection: the connection of the request; its view of the database is fresh enough.
    :param login: name that was typed.
    :param address: where the request comes from; empty for none, as in scripts.
    :param limits: the settings.
    """
    kept = tries_kept.kept_in(connection.root())
    if kept is None:
        return 0
    at, by_kind = now(), rules(limits)
    waits = [waiting(kept.get(ACCOUNT, key_of(login)), at, by_kind[ACCOUNT])]
    if address:
        waits.append(waiting(kept.get(ADDRESS, address), at, by_kind[ADDRESS]))
    return max(waits)


def count_wrong(
    connection: Any,
    login: str,
    address: str,
    limits: Limits,
    when_waiting: Callable[[Any, float, int], None] | None = None,
) -> int:
    """Count a wrong password of an account and of an address, at once and for all processes; parameters as before.

    :param when_waiting: told where the account waits from now on, or longer than before, in the same transaction: given
        the other connection, the moment and the count.
    :returns: how many wrong ones of the account there are now.
    """
    at, by_kind, name = now(), rules(limits), key_of(login)

    def work(other: Any) -> int:
        kept = tries_kept.made_in(other.root(), at)
        if address:
            kept.add(ADDRESS, address, at, by_kind[ADDRESS])
        count = kept.add(ACCOUNT, name, at, by_kind[ACCOUNT]).count
        if when_waiting is not None and count >= limits.account_tries:
            when_waiting(other, at, count)
        return count

    return committed_apart(connection.db(), work) or 0


def forget_account(connection: Any, login: str) -> None:
    """Forget the wrong passwords of an account after the right one, or when an administrator says so.

    Nothing is written where there were none.
    """
    kept = tries_kept.kept_in(connection.root())
    name = key_of(login)
    if kept is not None and kept.get(ACCOUNT, name).count:
        _forget(connection, ACCOUNT, name)


def forget_address(connection: Any, address: str) -> None:
    """Forget the wrong passwords from an address."""
    _forget(connection, ADDRESS, address)


def _forget(connection: Any, kind: str, name: str) -> None:
    committed_apart(connection.db(), lambda other: tries_kept.made_in(other.root(), now()).forget(kind, name))


@dataclass(frozen=True)
class Waiting:
    """An account or an address whose passwords are not looked at now.

    :param kind: `account` or `address`.
    :param name: name of the account as typed, or the address.
    :param count: wrong passwords.
    :param last: when the last one was typed, in seconds since 1970.
    :param seconds: how long it still waits.
    """

    kind: str
    name: str
    count: int
    last: float
    seconds: int


def all_waiting(connection: Any, limits: Limits) -> list[Waiting]:
    """Return all accounts and addresses that wait now, the longest first."""
    kept = tries_kept.kept_in(connection.root())
    if kept is None:
        return []
    at, found = now(), []
    for kind, rule in rules(limits).items():
        for name, tries in kept.listed(kind).items():
            left = waiting(tries, at, rule)
            if left:
                found.append(Waiting(kind, name, tries.count, tries.last, left))
    return sorted(found, key=lambda one: -one.seconds)
