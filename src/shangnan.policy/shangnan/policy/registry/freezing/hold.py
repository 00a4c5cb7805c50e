"""What is frozen is not written: the last look at every transaction, beneath all events and rights.

It sees what is frozen at that moment, and not what the transaction saw when it began: who began before a record was filed and ends
afterwards is refused as well.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set
from functools import partial
from shangnan.policy.records.lifecycle.final import needs_states
from shangnan.policy.records.lifecycle.final import refuse_to_commit
from shangnan.policy.registry.freezing.objects import frozen_objects
from shangnan.policy.registry.freezing.rights import differ_in_rights_alone
from shangnan.policy.registry.freezing.storage import HoldingStorage
from transaction import TransactionManager
from typing import Any
from zope.component import adapter
from zope.processlifetime import IDatabaseOpenedWithRoot

import logging

log = logging.getLogger(__name__)


def judge(
    database: Any,
    written: Set[bytes],
    given_up: Callable[[], Set[bytes]],
    states: Callable[[bytes], tuple[bytes, bytes]],
) -> None:
    """Refuse a transaction that writes what is frozen, or takes it out of its folder.

    :param written: numbers of the objects that it writes.
    :param given_up: tells what those referred to before and none does any more.
    :param states: gives the stored state of such an object before and after, the latter empty where it was not kept.
    :raises RecordIsFinal: where no lawful service has opened an exit for the record.
    """
    connection = database.open(TransactionManager())
    try:
        kept = frozen_objects(connection)
        if kept is None or not kept.objects:
            return
        owners = {oid: uid for oid in written if (uid := kept.owner(oid)) is not None}
        found, taken, places = set(owners.values()), set[str](), False
        for oid in given_up():
            if kept.is_record(oid):
                taken.add(kept.owner(oid) or "")
            places = places or kept.is_place(oid)
    finally:
        connection.close()

    def rights_alone(uid: str) -> bool:
        """Whether of a record nothing but rights is written, and it stays where it is."""
        if uid in taken:
            return False
        pairs = (states(oid) for oid, owner in owners.items() if owner == uid)
        return all(after != b"" and differ_in_rights_alone(before, after) for before, after in pairs)

    if found or taken or places:
        refuse_to_commit(found | taken, places, rights_alone)


def hold_database(database: Any) -> bool:
    """Let the storage of a database ask the judge; return whether it is one that asks."""
    storage = database.storage
    if not isinstance(storage, HoldingStorage):
        return False
    storage.judge = partial(judge, database)
    storage.keeps_states = needs_states
    return True


@adapter(IDatabaseOpenedWithRoot)
def hold_from_now_on(event: Any) -> None:
    """Hold the database when the server starts; say where its configuration leaves it open."""
    if not hold_database(event.database):
        log.error(
            "What is filed is not held against programs: the configuration of the database lacks <holding_storage>."
        )
