"""What happened to the rights of accounts: told to whoever keeps a journal of it. Memberships have Plone's own events."""

from __future__ import annotations

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
