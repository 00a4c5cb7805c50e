"""Who asks: a visitor, somebody signed in, or an office that keeps the site itself. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from shangnan.policy.permissions import SECURITY_ADMINISTRATOR
from shangnan.policy.permissions import SYSTEM_ADMINISTRATOR

# The offices that keep the structure and the accounts of the site; of records they see what all staff see.
OFFICES = frozenset({"Manager", SYSTEM_ADMINISTRATOR, SECURITY_ADMINISTRATOR})


class Audience(IntEnum):
    """Each may ask what the ones before it may; nobody is below them all."""

    visitor = 1
    staff = 2
    office = 3
    nobody = 4


def audience_of(user_id: str | None, roles: Iterable[str]) -> Audience:
    """Return the audience of a person.

    :param user_id: None for who is not signed in.
    :param roles: the person's roles on the site.
    """
    if user_id is None:
        return Audience.visitor
    return Audience.office if OFFICES.intersection(roles) else Audience.staff
