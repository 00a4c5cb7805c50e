"""Whether a change of rights may be made now: the rules, held against what accounts hold at present."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Iterable
from shangnan.policy import _
from shangnan.policy.accounts.grants import grant_gaps
from shangnan.policy.accounts.grants import taking_gaps
from shangnan.policy.accounts.separation import separation_gaps
from shangnan.policy.accounts.standing import acting_person
from shangnan.policy.accounts.standing import Standing
from shangnan.policy.accounts.standing import TITLES
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.refusals import Refused


def refuse_giving(standing: Standing, principal: str, roles: Iterable[str], way: str) -> None:
    """Refuse a grant that the rules do not allow.

    :param standing: what accounts hold before the grant.
    :param principal: id of the account or group that is given something.
    :param roles: what it would come to hold by this grant.
    :param way: by hand, or by a group.
    :raises Refused: with all that stands in the way.
    """
    given = set(roles)
    accounts = standing.accounts_under((principal,))
    found = grant_gaps(acting_person(), accounts, given, way, TITLES)
    if not standing.is_known(principal):
        message = _(
            "There is no account or group “${account}”. Make the account first.", mapping={"account": quoted(principal)}
        )
        found.append(Gap("unknown_account", "groups", message))
    if given:
        found += separation_gaps({account: standing.roles_of(account) | given for account in accounts}, TITLES)
    if found:
        raise Refused(found)


def refuse_taking(
    standing: Standing, principal: str, roles: Iterable[str], locked: Collection[str] = frozenset()
) -> None:
    """Refuse that something is taken from an account or a group where the rules do not allow it.

    :param standing: what accounts hold before.
    :param principal: id of the account or group that loses something.
    :param roles: what it would lose.
    :param locked: accounts that cannot be used, whatever they hold.
    :raises Refused: with all that stands in the way.
    """
    lost, accounts = set(roles), standing.accounts_under((principal,))
    person = acting_person()
    found = taking_gaps(person, accounts, lost, TITLES)
    # The superuser can make another one afterwards.
    if SECURITY_ADMINISTRATOR in lost and not person.is_superuser:
        left = standing.security_administrators() - set(locked)
        if accounts & left and not left - accounts:
            message = _(
                "This is the last security administrator: without one nobody can look after accounts. Make another "
                "account a security administrator first."
            )
            found.append(Gap("last_security_administrator", "groups", message))
    if found:
        raise Refused(found)
