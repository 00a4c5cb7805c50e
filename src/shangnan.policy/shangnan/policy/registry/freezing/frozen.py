"""Freezing a record when it is filed, and asking whether it is frozen.

Whatever is written at the end of a transaction is held against what is frozen then (`hold.py`). The catalog goes on: records that are
frozen are indexed anew with the names of the indexes, since without names Plone would give them a new date of change.
"""

from __future__ import annotations

from Acquisition import aq_base
from plone.uuid.interfaces import IUUID
from shangnan.policy.registry.freezing.objects import frozen_objects
from shangnan.policy.registry.freezing.objects import FrozenObjects
from shangnan.policy.registry.freezing.objects import KEY
from shangnan.policy.registry.freezing.parts import folders_around
from shangnan.policy.registry.freezing.parts import parts_of
from typing import Any

import transaction


def freeze(record: Any) -> None:
    """Let nothing that makes up a record be written again, from the end of this transaction on: it and its files.

    What this transaction has written into it before is kept; what it writes afterwards is refused with everything else. Where somebody
    else has changed the record meanwhile, the commit ends in a conflict, and is done again with what is true then.
    """
    _keep(record)
    transaction.get().addBeforeCommitHook(_keep_what_came_later, (record,))


def _keep(record: Any) -> None:
    # New objects get their numbers when they are stored for the first time.
    transaction.savepoint(optimistic=True)
    connection = aq_base(record)._p_jar
    parts = parts_of(record)
    for part in parts:
        connection.readCurrent(part)
    kept = frozen_objects(connection)
    if kept is None:
        kept = connection.root()[KEY] = FrozenObjects()
    places = folders_around(record)
    kept.add(IUUID(record), [part._p_oid for part in parts], [place._p_oid for place in places])


def _keep_what_came_later(record: Any) -> None:
    """Freeze at the end what the transaction has made of a record since; nothing where the freezing was taken back."""
    connection = aq_base(record)._p_jar
    kept = frozen_objects(connection) if connection is not None else None
    if kept is not None and IUUID(record) in kept.objects:
        _keep(record)


def is_frozen(record: Any) -> bool:
    """Tell whether a record is frozen; or a file of one."""
    base = aq_base(record)
    connection = getattr(base, "_p_jar", None)
    kept = frozen_objects(connection) if connection is not None else None
    if kept is None:
        return False
    return IUUID(base, None) in kept.objects or kept.owner(base._p_oid) is not None


def drop(record: Any) -> None:
    """Forget what was frozen of a record that a lawful service destroys, or puts together anew."""
    kept = frozen_objects(aq_base(record)._p_jar)
    if kept is not None:
        kept.drop(IUUID(record))
