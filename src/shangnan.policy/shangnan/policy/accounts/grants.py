"""Who may give which role to whom: the table of grants, and all that stands in the way of one grant. Pure.

The table (`grants.csv`) names for each role who may give it to an account or a group by hand, and who may put somebody into a
group that gives it. What it does not name, nobody gives. Taking away is allowed to whoever may give, in either way.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shangnan.policy import _
from shangnan.policy.gaps import Gap
from zope.i18nmessageid import Message

import csv

TABLE = Path(__file__).with_name("grants.csv")
NOBODY = "–"
BY_HAND, BY_GROUP = "by hand", "by group"
# The technical superuser, who mends what no office may: also the only one who gives rights to the own account.
SUPERUSER = "Manager"

_HAND = _(
    "These roles are not given by hand: ${roles}. Open “Groups” and put the account into the group of its office or of its "
    "function in a unit."
)
_GROUP = _("You may not put anybody into a group that gives this: ${roles}. Ask the superuser of the site.")


@dataclass(frozen=True)
class Person:
    """Whoever gives or takes.

    :param user_id: id of the account, None for a visitor.
    :param roles: the roles that the account has on the site, those of its groups among them.
    """

    user_id: str | None
    roles: frozenset[str]

    @property
    def is_superuser(self) -> bool:
        """Whether this is the technical superuser, or the product's own set-up, which works with that role."""
        return SUPERUSER in self.roles


Table = Mapping[str, Mapping[str, frozenset[str]]]


def read_table(path: Path = TABLE) -> dict[str, dict[str, frozenset[str]]]:
    """Return role -> way of giving -> roles of those who may.

    :raises ValueError: for a role that is there twice or a cell that names nobody without saying so.
    """
    table: dict[str, dict[str, frozenset[str]]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            role = row["role"]
            if role in table or not row[BY_HAND] or not row[BY_GROUP]:
                raise ValueError(f"twice, or an empty cell: {role}")
            table[role] = {way: frozenset(row[way].split()) - {NOBODY} for way in (BY_HAND, BY_GROUP)}
    return table


@cache
def the_table() -> Table:
    """Return the table of the product."""
    return read_table()


def may_give(giver: Iterable[str], role: str, way: str, table: Table | None = None) -> bool:
    """Return whether somebody with certain roles may give a role.

    :param giver: roles of the one who gives.
    :param role: what is given.
    :param way: BY_HAND or BY_GROUP.
    """
    cells = (the_table() if table is None else table).get(role, {})
    return not cells.get(way, frozenset()).isdisjoint(giver)


def may_take(taker: Iterable[str], role: str) -> bool:
    """Return whether somebody with certain roles may take a role away: whoever may give it, in either way."""
    roles = frozenset(taker)
    return may_give(roles, role, BY_HAND) or may_give(roles, role, BY_GROUP)


NO_GRANTER = Gap(
    "no_granter", "groups", _("Accounts and groups are looked after by the security administrator. Ask there.")
)


def _nobody_gap(person: Person) -> list[Gap]:
    """Return the gap of somebody who gives nothing at all, whatever it is."""
    return [] if any(may_take(person.roles, role) for role in the_table()) else [NO_GRANTER]


def grant_gaps(
    person: Person, accounts: Iterable[str], roles: Iterable[str], way: str, titles: Mapping[str, str]
) -> list[Gap]:
    """Return all that stands in the way of giving roles to accounts.

    :param person: who gives.
    :param accounts: ids of the accounts that come to hold the roles.
    :param roles: what they come to hold.
    :param way: BY_HAND or BY_GROUP.
    :param titles: names of roles as people know them.
    """
    found = _nobody_gap(person)
    if person.user_id in set(accounts) and not person.is_superuser:
        message = _(
            "Nobody gives rights to the own account, neither directly nor by a group that one belongs to. Ask another "
            "security administrator."
        )
        found.append(Gap("own_grant", "groups", message))
    refused = (
        []
        if found[:1] == [NO_GRANTER]
        else sorted(role for role in set(roles) if not may_give(person.roles, role, way))
    )
    if refused:
        names = "、".join(titles.get(role, role) for role in refused)
        message = _HAND if way == BY_HAND else _GROUP
        found.append(Gap("not_grantable", "roles", Message(message, mapping={"roles": names})))
    return found


def taking_gaps(person: Person, accounts: Iterable[str], roles: Iterable[str], titles: Mapping[str, str]) -> list[Gap]:
    """Return all that stands in the way of taking roles from accounts; parameters as for `grant_gaps`."""
    found = _nobody_gap(person)
    if person.user_id in set(accounts) and not person.is_superuser:
        message = _("Nobody takes the own office away. Ask another security administrator.")
        found.append(Gap("own_office", "groups", message))
    refused = (
        [] if found[:1] == [NO_GRANTER] else sorted(role for role in set(roles) if not may_take(person.roles, role))
    )
    if refused:
        names = "、".join(titles.get(role, role) for role in refused)
        found.append(
            Gap(
                "not_takeable",
                "roles",
                _("You may not take this away: ${roles}. Ask the superuser of the site.", mapping={"roles": names}),
            )
        )
    return found
