"""What happened to accounts and groups: told to whoever keeps a journal of it, from
where it is written, whatever the door. Memberships have Plone's own events.
"""

from __future__ import annotations

from dataclasses import dataclass
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IRolesChanged(Interface):
    """An account or a group was given roles by hand, or lost some."""

    principal = Attribute("Id of the account or group")
    before = Attribute("Frozenset of roles")
    after = Attribute("Frozenset of roles")


@implementer(IRolesChanged)
class RolesChanged:
    """An account or a group was given roles by hand, or lost some.

    :param principal: its id.
    :param before: the roles by hand until now.
    :param after: the roles by hand from now on.
    """

    def __init__(self, principal: str, before: frozenset[str], after: frozenset[str]) -> None:
        self.principal, self.before, self.after = principal, before, after


class INameChanged(Interface):
    """An account was given another full name."""

    principal = Attribute("Id of the account")
    before = Attribute("Name until now, empty where there was none")
    after = Attribute("Name from now on")


@implementer(INameChanged)
class NameChanged:
    """An account was given another full name.

    :param principal: its id.
    :param before: name until now, empty where there was none.
    :param after: name from now on.
    """

    def __init__(self, principal: str, before: str, after: str) -> None:
        self.principal, self.before, self.after = principal, before, after


class IAccountChanged(Interface):
    """Something was written about an account or a group."""

    what = Attribute("One of the words below")
    principal = Attribute("Id of the account or group")
    is_group = Attribute("Whether it is a group")
    names = Attribute("Names of what was written; never what was written")


#: An account or group was made; removed; locked by an administrator; opened again.
MADE, GONE, LOCKED, OPENED = "made", "gone", "locked", "opened"
#: Its password was set; what is known of it was written (`names` says what); its wait after wrong passwords was lifted.
PASSWORD, PROPERTIES, WAIT_LIFTED = "password", "properties", "wait lifted"


@implementer(IAccountChanged)
@dataclass(frozen=True)
class AccountChanged:
    """Something was written about an account or a group.

    :param what: one of the words above.
    :param principal: its id.
    :param is_group: whether it is a group.
    :param names: of the properties that were written; of a wait that was lifted the address, where it was one's.
    """

    what: str
    principal: str
    is_group: bool = False
    names: tuple[str, ...] = ()


class IPasswordRefused(Interface):
    """A password was looked at and was not right. The request may be aborted."""

    user_id = Attribute("Id of the account; empty where there is none of the name that was typed")


@implementer(IPasswordRefused)
@dataclass(frozen=True)
class PasswordRefused:
    """A password was looked at and was not right.

    :param user_id: id of the account; "" where there is none of the name that was typed: what was typed in its place may be
        a password.
    """

    user_id: str
