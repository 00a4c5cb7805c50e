"""Ids that accounts and groups do not take: roles and functions are given to an id, whatever stands behind it."""

from __future__ import annotations

from collections.abc import Container
from plone import api
from shangnan.policy import _
from shangnan.policy.accounts.standing import acting_person
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.refusals import Refused
from typing import Any
from zope.i18nmessageid import Message

import unicodedata

# Groups that the product makes and removes itself.
PRODUCT = ("office-", "unit-")
# What histories and creators name for what a run of an import wrote. There is no account of that name, and none is made.
IMPORT_ID = "shangnan-import"
# What Zope and Plone call those who are nobody, whoever is signed in, and the administrator around the site.
_OWN = frozenset({"admin", "anonymous", "anonymous user", "system", "authenticatedusers", IMPORT_ID})
_SOFTWARE = ("aq_", "manage")
_MARKS = "._@-"
MAX_LENGTH = 100


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


def account_problem(name: object, taken: Container[str]) -> Message | None:
    """Return why an account cannot have an id, or None.

    :param name: letters of any script, digits and `._@-`.
    :param taken: ids and names whose rights an account of that id would hold, in small letters too.
    """
    if (
        not isinstance(name, str)
        or not 0 < len(name) <= MAX_LENGTH
        or name != unicodedata.normalize("NFC", name)
        or not all(sign.isalnum() or sign in _MARKS for sign in name)
        or not (name[0].isalnum() and name[-1].isalnum())
        or ".." in name
    ):
        return _(
            "“${name}” cannot be the name of an account. Use letters, digits, dots, hyphens and underscores, beginning "
            "and ending with a letter or digit, ${most} characters at most.",
            mapping={"name": _shown(name), "most": MAX_LENGTH},
        )
    if is_taken(name, taken):
        return _(
            "“${name}” cannot be the name of an account: a group, an office or the system itself is called so. Choose another "
            "one.",
            mapping={"name": _shown(name)},
        )
    return None


def is_taken(name: str, taken: Container[str]) -> bool:
    """Tell whether a group, an office, a role, the software or the import is called so, in whatever letters."""
    small = name.casefold()
    return (
        small.startswith((*PRODUCT, *_SOFTWARE))
        or small in _OWN
        or any(one in taken for one in (name, name.lower(), small))
    )


def _shown(name: object) -> str:
    """What can be repeated of a name: nothing that turns the text around or is not seen, and not too much of it."""
    text = name if isinstance(name, str) else repr(name)
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:40])


def refuse_account_id(users: Any, user_id: str, login_name: str) -> None:
    """Refuse an account that would be called like something else: the one rule on its id and log-in name, for every door.

    :param users: the user folder of the site.
    :raises Refused: with what to do instead.
    """
    above = users.getPhysicalRoot().acl_users
    # The roles that there are; a user folder outside a site has only Zope's.
    taken = {*users.source_groups.getGroupIds(), *users.valid_roles(), *api.portal.get().valid_roles()}
    problem = account_problem(user_id, taken)
    if problem is None:
        called = {user_id, login_name}
        if is_taken(login_name, taken) or any(above.getUser(name) or above.getUserById(name) for name in called):
            problem = account_problem(user_id, {*taken, user_id})
    if problem is not None:
        raise Refused([Gap("reserved_account", "username", problem)])
