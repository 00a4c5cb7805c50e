"""What is frozen is not written: the last look at every transaction, beneath all events and rights.

It sees what is frozen at that moment, and not what the transaction saw when it began: who began before a record was filed and ends
afterwards is refused as well.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set
from functools import partial
from shangnan.policy.records.lifecycle.final import refuse_to_commit
from shangnan.policy.registry.freezing.objects import frozen_objects
from shangnan.policy.registry.freezing.storage import HoldingStorage
from transaction import TransactionManager
from typing import Any
from zope.component import adapter
from zope.processlifetime import IDatabaseOpenedWithRoot

import logging

log = logging.getLogger(__name__)


def judge(database: Any, written: Set[bytes], given_up: Callable[[], Set[bytes]]) -> None:
    """Refuse a transaction that writes what is frozen, or takes it out of its folder.

    :param written: numbers of the objects that it writes.
    :param given_up: tells what those referred to before and none does any more.
    :raises RecordIsFinal: where no lawful service has opened an exit for the record.
    """
    connection = database.open(TransactionManager())
    try:
        kept = frozen_objects(connection)
        if kept is None or not kept.objects:
            return
        found = {uid for oid in written if (uid := kept.owner(oid)) is not None}
        places = False
        for oid in given_up():
            if kept.is_record(oid):
                found.add(kept.owner(oid) or "")
            places = places or kept.is_place(oid)
    finally:
        connection.close()
    if found or places:
        refuse_to_commit(found, places)


def hold_database(database: Any) -> bool:
    """Let the storage of a database ask the judge; return whether it is one that asks."""
    storage = database.storage
    if not isinstance(storage, HoldingStorage):
        return False
    storage.judge = partial(judge, database)
    return True


@adapter(IDatabaseOpenedWithRoot)
def hold_from_now_on(event: Any) -> None:
    """Hold the database when the server starts; say where its configuration leaves it open."""
    if not hold_database(event.database):
        log.error(
            "What is filed is not held against programs: the configuration of the database lacks <holding_storage>."
        )
