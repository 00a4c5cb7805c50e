"""Ids that accounts and groups do not take: roles and functions are given to an id, whatever stands behind it."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.accounts.standing import acting_person
from shangnan.policy.accounts.standing import Standing
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.refusals import Refused
from typing import Any

# Groups that the product makes and removes itself.
PRODUCT = ("office-", "unit-")


def is_reserved(principal: str) -> bool:
    """Return whether an id is kept for the groups of offices and units."""
    return principal.startswith(PRODUCT)


def refuse_group_id(users: Any, group_id: str, leaving: bool = False) -> None:
    """Refuse that a group is made or removed by hand that the product makes and removes, or with an account's id.

    :param users: the user folder.
    :param leaving: whether the group is to be removed.
    :raises Refused: with what to do instead.
    """
    found = []
    if is_reserved(group_id) and not acting_person().is_superuser:
        message = _(
            "Groups whose id begins with “office-” or “unit-” are made with the site and with each unit, and go with the "
            "unit. Choose another id; to take people out of such a group, open the group."
        )
        found.append(Gap("reserved_group", "groupname", message))
    if not leaving and users.getUserById(group_id) is not None:
        message = _("“${account}” is the id of an account. Choose another id.", mapping={"account": quoted(group_id)})
        found.append(Gap("id_of_account", "groupname", message))
    if found:
        raise Refused(found)


def refuse_account_id(users: Any, user_id: str) -> None:
    """Refuse an account whose id is that of a group, is kept for one, or is the superuser's.

    :param users: the user folder of the site.
    :raises Refused: with what to do instead.
    """
    above = users.getPhysicalRoot().acl_users
    if is_reserved(user_id) or Standing(users).is_group(user_id) or above.getUserById(user_id) is not None:
        message = _(
            "The id “${account}” is kept for a group or for the superuser of the site. Choose another one.",
            mapping={"account": quoted(user_id)},
        )
        raise Refused([Gap("reserved_account", "username", message)])
