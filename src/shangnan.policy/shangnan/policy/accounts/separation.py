"""Three separate offices (三员分立): what one account must not hold together. Pure.

Whoever configures does not give accounts, whoever gives accounts does not read the journal of it, and none of the three
decides on records: no other office and no function in a unit goes with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy import permissions as p
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted

SEPARATE = frozenset({p.SYSTEM_ADMINISTRATOR, p.SECURITY_ADMINISTRATOR, p.AUDITOR})
# Roles by which records are read or decided on; those of functions are held by the groups of units.
OF_RECORDS = frozenset(
    {
        p.CENTRE_PUBLISHER,
        p.REGISTRAR,
        p.PARTY_CLERK,
        p.DISCIPLINE_INSPECTOR,
        p.UNIT_DRAFTER,
        p.UNIT_REVIEWER,
        p.UNIT_APPROVER,
    }
)
# What only goes with a function and is told by the function's name.
_WITH_FUNCTIONS = frozenset({p.RECORD_CONTRIBUTOR, p.UNIT_HEAD})


def conflicting(roles: Iterable[str]) -> frozenset[str]:
    """Return the roles that must not be held together; nothing where all may.

    :param roles: all that an account holds on the site, the roles of its functions in units among them.
    """
    held = frozenset(roles)
    separate = held & SEPARATE
    of_records = held & OF_RECORDS or held & _WITH_FUNCTIONS
    return separate | of_records if len(separate) > 1 or (separate and of_records) else frozenset()


def separation_gaps(holders: Mapping[str, Iterable[str]], titles: Mapping[str, str]) -> list[Gap]:
    """Return a gap for each account that would hold what is kept apart, with all of it by name.

    :param holders: account id -> the roles that it would hold.
    :param titles: names of roles as people know them.
    """
    found = []
    for account, roles in sorted(holders.items()):
        together = conflicting(roles)
        if together:
            names = "、".join(sorted(titles.get(role, role) for role in together))
            message = _(
                "The account ${account} would hold together what is kept apart: ${roles}. System, security and audit "
                "administrators hold no second office of the three, no office that handles records and no function in a "
                "unit. Take the others from the account first, or choose another person.",
                mapping={"account": quoted(account), "roles": names},
            )
            found.append(Gap("two_offices", "groups", message))
    return found
