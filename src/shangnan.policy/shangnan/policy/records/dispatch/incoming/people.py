"""Who is named in an incoming dispatch: people are typed by full name or account and kept by account."""

from __future__ import annotations

from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from shangnan.policy import _
from shangnan.policy.accounts.names import name_at
from shangnan.policy.permissions import NAMED_HANDLER
from shangnan.policy.records.lifecycle.concerned import IPeopleConcerned
from shangnan.policy.records.workflow.gaps import quoted
from typing import Any
from zope.component import adapter
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Interface


class INamesPeople(Interface):
    """A record with `named_handlers` and `named_readers`, tuples of account ids."""


def accounts_called(name: str) -> list[str]:
    """Return the ids of the accounts that a name means: the account of that id, else all of that full name."""
    name = name.strip()
    if not name:
        return []
    if api.user.get(userid=name) is not None:
        return [name]
    found = {entry["userid"] for entry in api.portal.get_tool("acl_users").searchUsers(fullname=name)}
    return sorted(user_id for user_id in found if full_name(user_id) == name)


def full_name(user_id: str) -> str:
    """Return the full name of an account, the last one that it had where it is gone; its id where there was none."""
    return name_at(user_id)


def strangers_message(names: Iterable[str]) -> Message | None:
    """Return what is wrong with names that mean no account, or several; None where all are well."""
    unknown, several = [], []
    for name in filter(None, (name.strip() for name in names)):
        count = len(accounts_called(name))
        if count == 0:
            unknown.append(quoted(name))
        elif count > 1:
            several.append(quoted(name))
    if unknown:
        return _(
            "Nobody is called ${names} here. Type the full name or the account.", mapping={"names": "、".join(unknown)}
        )
    if several:
        return _("Several people are called ${names}. Type the account.", mapping={"names": "、".join(several)})
    return None


def accounts(names: Iterable[str]) -> tuple[str, ...]:
    """Return the account ids of names, in order and once; a name that means nobody is left out."""
    found = [called[0] for name in names if (called := accounts_called(name))]
    return tuple(dict.fromkeys(found))


def normalise(record: Any) -> None:
    """Keep the people whom a record names by their accounts."""
    for field in ("named_handlers", "named_readers"):
        typed = tuple(getattr(record, field, None) or ())
        kept = accounts(typed)
        if typed != kept:
            setattr(record, field, kept)


@implementer(IPeopleConcerned)
@adapter(INamesPeople)
class Readers:
    """The named readers."""

    def __init__(self, record: Any) -> None:
        self.user_ids = frozenset(record.named_readers or ())


@implementer(ILocalRoleProvider)
@adapter(INamesPeople)
class HandlerRoles:
    """Gives the named handlers their role; views and searches ask the same tuple, so that they cannot disagree."""

    def __init__(self, context: Any) -> None:
        self.handlers = tuple(context.named_handlers or ())

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        """Return the roles of a user on this record."""
        return (NAMED_HANDLER,) if principal_id in self.handlers else ()

    def getAllRoles(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield (user id, roles) for each named handler."""
        for user_id in self.handlers:
            yield user_id, (NAMED_HANDLER,)
