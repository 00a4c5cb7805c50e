"""The strongest sign of a change: the serial of every stored object of a record."""

from __future__ import annotations

from shangnan.policy.registry.freezing.objects import frozen_objects
from shangnan.policy.registry.freezing.parts import parts_of
from typing import Any
from ZODB.utils import load_current
from ZODB.utils import p64

import hashlib


def serials(record: Any) -> dict[bytes, tuple[bytes, str]]:
    """Return serial and digest of what is stored of a record, as it is in the database now.

    :param record: one that is frozen, or any other.
    """
    connection = record.aq_base._p_jar
    kept = frozen_objects(connection)
    numbers = kept.objects.get(record.UID(), ()) if kept is not None else ()
    oids = [p64(number) for number in numbers] or [part._p_oid for part in parts_of(record)]
    return {oid: _stored(connection.db().storage, oid) for oid in oids}


def _stored(storage: Any, oid: bytes) -> tuple[bytes, str]:
    data, serial = load_current(storage, oid)
    return serial, hashlib.sha256(data).hexdigest()
