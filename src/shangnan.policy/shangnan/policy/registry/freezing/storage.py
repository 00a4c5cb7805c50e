"""A storage around the database's own that asks a judge before anything is made lasting: every write passes here.

ZODB knows such wrappers (`ZODB.interfaces.IStorageWrapper`); the configuration of the server puts this one around the file storage:

    %import shangnan.policy.registry.freezing
    <holding_storage> … </holding_storage>

Whatever wrote an object, through whatever connection, in savepoints or at once, resolved from a conflict or not: its number is seen here.
Undoing a transaction writes below all connections; it is nobody's right here and is refused as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set
from typing import Any
from ZODB.interfaces import IStorageUndoable
from ZODB.interfaces import IStorageWrapper
from ZODB.POSException import UndoError
from ZODB.serialize import referencesf
from ZODB.utils import load_current
from ZODB.utils import z64
from zope.interface import directlyProvides
from zope.interface import implementer
from zope.interface import providedBy

# Opcode of a reference: a pickle without it need not be read.
REFERENCE = b"Q"

#: Asked with the numbers of the objects that are written, how to find what is no longer referred to, and how to get the states of an
#: object before and after; raises to refuse.
Judge = Callable[[Set[bytes], Callable[[], Set[bytes]], Callable[[bytes], tuple[bytes, bytes]]], None]


class Written:
    """What one transaction writes.

    :ivar before: object to the serial of the state that the transaction began from; new ones are left out.
    :ivar referred: objects that what is written refers to.
    :ivar states: what is written, where the storage was told to keep it for the judge.
    """

    def __init__(self) -> None:
        self.before: dict[bytes, bytes] = {}
        self.referred: set[bytes] = set()
        self.states: dict[bytes, bytes] = {}


@implementer(IStorageWrapper)
class HoldingStorage:
    """Passes everything on to the storage that it is made of."""

    def __init__(self, base: Any) -> None:
        self.base = base
        self.judge: Judge | None = None
        #: Asked with each object whether its new state is kept for the judge.
        self.keeps_states: Callable[[], bool] | None = None
        if hasattr(base, "registerDB"):
            base.registerDB(self)
        directlyProvides(self, *(found for found in providedBy(base) if not found.isOrExtends(IStorageUndoable)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.base, name)

    def __len__(self) -> int:
        return len(self.base)

    load = load_current

    def registerDB(self, db: Any) -> None:
        """Remember whom to tell of what others have written."""
        self.db = db

    def invalidateCache(self) -> Any:
        """Pass on that anything may have changed."""
        return self.db.invalidateCache()

    def invalidate(self, transaction_id: bytes, oids: Any, version: str = "") -> Any:
        """Pass on what others have written."""
        return self.db.invalidate(transaction_id, oids)

    def references(self, record: bytes, oids: list[bytes] | None = None) -> list[bytes]:
        """Return what a stored object refers to."""
        return self.db.references(record, oids)

    def transform_record_data(self, data: bytes) -> bytes:
        """Return data as it is stored: as it is."""
        return data

    def untransform_record_data(self, data: bytes) -> bytes:
        """Return data as it was before it was stored: as it is."""
        return data

    def tpc_begin(self, transaction: Any, *more: Any) -> None:
        """Begin a transaction with nothing written."""
        transaction.set_data(self, Written())
        self.base.tpc_begin(transaction, *more)

    def store(self, oid: bytes, serial: bytes | None, data: bytes, version: str, transaction: Any) -> Any:
        """Store an object."""
        self._note(oid, serial, data, transaction)
        return self.base.store(oid, serial, data, version, transaction)

    def storeBlob(
        self, oid: bytes, serial: bytes | None, data: bytes, blobfilename: str, version: str, transaction: Any
    ) -> Any:
        """Store an object with a file."""
        # Of a file the content counts, which its state does not show: none is kept for the judge.
        self._note(oid, serial, data, transaction, keep=False)
        return self.base.storeBlob(oid, serial, data, blobfilename, version, transaction)

    def deleteObject(self, oid: bytes, serial: bytes, transaction: Any) -> Any:
        """Delete an object."""
        self._note(oid, serial, b"", transaction)
        return self.base.deleteObject(oid, serial, transaction)

    def tpc_vote(self, transaction: Any) -> Any:
        """Let the judge look at what was written, after the storage has taken it: others wait from then on.

        :raises Exception: what the judge raises.
        """
        answer = self.base.tpc_vote(transaction)
        written: Written = transaction.data(self)
        if self.judge is not None and written.before:
            self.judge(
                written.before.keys(),
                lambda: self._given_up(written),
                lambda oid: (self.base.loadSerial(oid, written.before[oid]), written.states.get(oid, b"")),
            )
        return answer

    def supportsUndo(self) -> bool:
        """Say that nothing is undone here."""
        return False

    def undo(self, transaction_id: bytes, transaction: Any) -> Any:
        """Undo nothing.

        :raises UndoError: always.
        """
        raise UndoError("What has been written stays: nothing is undone in this database.")

    def _note(self, oid: bytes, serial: bytes | None, data: bytes, transaction: Any, keep: bool = True) -> None:
        written: Written = transaction.data(self)
        if serial is not None and serial != z64:
            written.before[oid] = serial
            # Of what is written twice the last state counts.
            written.states.pop(oid, None)
            if keep and self.keeps_states is not None and self.keeps_states():
                written.states[oid] = data
        if REFERENCE in data:
            written.referred.update(referencesf(data))

    def _given_up(self, written: Written) -> set[bytes]:
        """Return what the objects that are written referred to before, and none of them does now."""
        found: list[bytes] = []
        for oid, serial in written.before.items():
            data = self.base.loadSerial(oid, serial)
            if REFERENCE in data:
                referencesf(data, found)
        return set(found) - written.referred


class ZConfigHolding:
    """The section of the server's configuration."""

    def __init__(self, config: Any) -> None:
        self.config = config
        self.name = config.getSectionName()

    def open(self) -> HoldingStorage:
        """Return the storage."""
        return HoldingStorage(self.config.base.open())
