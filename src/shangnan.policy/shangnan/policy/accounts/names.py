"""Full names: given by the office, since they stand on records, and kept with the time from which they hold.

A history keeps ids; which name a person had when a step was taken is looked up here, so that a later change of the name, or
the end of the account, changes nothing on a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from plone import api
from shangnan.policy import _
from shangnan.policy.accounts.grants import Person
from shangnan.policy.gaps import Gap
from shangnan.policy.gaps import quoted
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR

import unicodedata

LONGEST = 40
# (time from which it holds, seconds since the epoch; name, empty where the account ended)
Held = Sequence[tuple[float, str]]
# What is not seen, or turns the direction of what follows: a name with it is not the one that it looks like.
_UNSEEN = ("C", "Zl", "Zp")


def alike(name: str) -> str:
    """Return what two names that look the same have in common: without widths, spaces and signs that are not seen."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in plain if not unicodedata.category(sign).startswith(("C", "Z")))


def name_gaps(person: Person, user_id: str, name: str, holder: str | None) -> list[Gap]:
    """Return all that stands in the way of giving an account a name.

    :param person: who gives it.
    :param user_id: the account.
    :param name: the new name.
    :param holder: id of another account with a name that looks the same, None where there is none.
    """
    found = []
    if person.user_id == user_id and not person.is_superuser:
        message = _(
            "Your full name stands on records under what you decide, so you do not change it yourself. Ask the security "
            "administrator."
        )
        found.append(Gap("own_name", "fullname", message))
    elif not person.is_superuser and SECURITY_ADMINISTRATOR not in person.roles:
        found.append(
            Gap("no_name_giver", "fullname", _("Full names are given by the security administrator. Ask there."))
        )
    if not alike(name):
        found.append(Gap("name_missing", "fullname", _("Write the full name: it stands on records.")))
    if len(name) > LONGEST:
        message = _("The full name is longer than ${limit} characters. Shorten it.", mapping={"limit": LONGEST})
        found.append(Gap("name_too_long", "fullname", message))
    if any(unicodedata.category(sign).startswith(_UNSEEN) for sign in name):
        message = _("The full name holds signs that cannot be seen. Type it anew, do not paste it.")
        found.append(Gap("name_unseen", "fullname", message))
    if holder is not None:
        message = _(
            "The account ${account} has the name “${name}” already. Two people of one name are told apart by their unit: "
            "“${name} (unit)”.",
            mapping={"account": quoted(holder), "name": quoted(name)},
        )
        found.append(Gap("name_taken", "fullname", message))
    return found


def held_at(held: Held, at: float | None) -> str:
    """Return the name that was held at a time; before the first one, the first; after the end of the account, the last.

    :param held: in the order of time.
    :param at: seconds since the epoch; None for now.
    """
    names = [(since, name) for since, name in held if name]
    until = [name for since, name in names if at is None or since <= at]
    return until[-1] if until else names[0][1] if names else ""


def name_at(user_id: str, at: float | None = None) -> str:
    """Return the full name that an account had at a time, or its id where it had none.

    :param user_id: id of an account, gone or not; "" for none.
    :param at: seconds since the epoch; None for now.
    """
    if not user_id:
        return ""
    plugin = api.portal.get_tool("acl_users").mutable_properties
    held: Held = getattr(plugin, "held_names", {}).get(user_id, ())
    if held:
        return held_at(held, at) or user_id
    user = api.user.get(userid=user_id)
    return (user.getProperty("fullname") or user_id) if user is not None else user_id
