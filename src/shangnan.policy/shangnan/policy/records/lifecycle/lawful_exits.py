"""The few lawful ways in which a final record changes or goes: disposal when its time is over, and the import of a whole site.

A service of the table opens an exit for the records that it names, in a block, for this thread and this transaction. No account,
role or right opens one, and no address leads here: whoever wants to use it must be a module of the table, which a test holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from plone.uuid.interfaces import IUUID
from typing import Any

import transaction


@dataclass(frozen=True)
class Service:
    """What may open an exit.

    :param module: dotted name of the one module that opens it; it may be still to come.
    :param for_all: whether it may open it for all records instead of naming them.
    :param computed: whether it may only have rights and the catalog computed anew, and nothing changed, moved or deleted.
    """

    module: str
    for_all: bool = False
    computed: bool = False


#: By name; decisions/0032 says why these and no others.
SERVICES: dict[str, Service] = {
    # An approved disposal list destroys what it names, and leaves a stub.
    "disposal": Service("shangnan.policy.registry.disposal.destruction"),
    # What comes from another site is final there already, and is put together here step by step.
    "site-import": Service("shangnan.policy.transfer.whole_site.site_import", for_all=True),
    # A later version of the program has other indexes, or workflows that give other rights.
    "upgrade": Service("shangnan.policy.upgrades.frozen_records", computed=True),
}


@dataclass(frozen=True)
class _Exit:
    transaction: Any
    uids: frozenset[str] | None
    computed: bool


# Key of what exits were opened for in this transaction: UIDs, None among them for all.
_OPENED = object()
# Key of the UIDs of those whose rights may be computed anew.
_COMPUTED = object()

# Of this thread alone: another one begins with nothing open.
_open: ContextVar[_Exit | None] = ContextVar("shangnan.policy.lawful_exit", default=None)


@contextmanager
def lawful_exit(service: str, records: Iterable[Any] | None) -> Iterator[None]:
    """Let records that are final be changed, moved or deleted while the block runs.

    It ends with the block, however that ends, and with the transaction in which it began, even inside the block.

    :param service: a name of the table.
    :param records: for which it is opened; None for all, where the service may.
    :raises ValueError: for a service that is not in the table, or one that has to name the records and does not.
    :raises RuntimeError: where one is open already.
    """
    known = SERVICES.get(service)
    if known is None:
        raise ValueError(f"No such service: {service}.")
    if records is None and not known.for_all:
        raise ValueError(f"The service {service} has to name the records.")
    if _open.get() is not None:
        raise RuntimeError("An exit is open already.")
    uids = None if records is None else frozenset(IUUID(record) for record in records)
    _told(_COMPUTED if known.computed else _OPENED).update({None} if uids is None else uids)
    token = _open.set(_Exit(transaction.get(), uids, known.computed))
    try:
        yield
    finally:
        _open.reset(token)


def is_open_for(record: Any) -> bool:
    """Return whether an exit is open for a record, here and now, by which it may be changed, moved or deleted."""
    found = _open.get()
    if found is None or found.computed or found.transaction is not transaction.get():
        return False
    return found.uids is None or IUUID(record, None) in found.uids


def was_open_for(uid: str | None) -> bool:
    """Return whether an exit was opened for a record in this transaction, which may be at its end by now.

    What is written within the block becomes lasting after it. Whether the block may still be used says `is_open_for`.

    :param uid: of the record; None for all of them.
    """
    opened = _told(_OPENED)
    return uid in opened or None in opened


def was_computed_anew(uid: str | None = None) -> bool:
    """Return whether the rights of a record might be computed anew in this transaction.

    :param uid: of the record; None to ask whether of any.
    """
    computed = _told(_COMPUTED)
    return bool(computed) if uid is None else uid in computed


def _told(key: object) -> set[str | None]:
    current = transaction.get()
    try:
        return current.data(key)
    except KeyError:
        told: set[str | None] = set()
        current.set_data(key, told)
        return told
