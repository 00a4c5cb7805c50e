"""What the hold costs a transaction that writes as much as a saved record does, with many frozen objects. No test: a command.

    .venv/bin/python -m tests.registry.freezing.cost 1000000

It makes a database of its own in a temporary folder, on the disk that TMPDIR names.
"""

from __future__ import annotations

from BTrees.OOBTree import OOBTree
from pathlib import Path
from shangnan.policy.registry.freezing.hold import hold_database
from shangnan.policy.registry.freezing.objects import FrozenObjects
from shangnan.policy.registry.freezing.objects import KEY
from shangnan.policy.registry.freezing.storage import HoldingStorage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from uuid import uuid4
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.utils import p64

import sys
import transaction

# A saved record writes some 60 objects, leaves of the catalog mostly.
WRITTEN = 60
OF_A_RECORD = 15
ROUNDS = 100


def fill(database: Any, frozen: int) -> None:
    """Freeze a number of objects that are not there, beside those that are written."""
    connection = database.open()
    kept = connection.root()[KEY] = FrozenObjects()
    connection.root()["leaves"] = [OOBTree({f"{n}-{m}": "x" * 40 for m in range(25)}) for n in range(WRITTEN)]
    for number in range(frozen // OF_A_RECORD):
        first = 1_000_000 + number * OF_A_RECORD
        kept.add(uuid4().hex, map(p64, range(first, first + OF_A_RECORD)), [p64(5)])
    transaction.commit()
    connection.close()


def times(database: Any) -> list[float]:
    """Return seconds for each of a number of transactions."""
    connection, found = database.open(), []
    leaves = connection.root()["leaves"]
    for number in range(ROUNDS):
        for leaf in leaves:
            leaf["changed"] = str(number)
        began = perf_counter()
        transaction.commit()
        found.append(perf_counter() - began)
    connection.close()
    return found


def main(frozen: int) -> None:
    """Measure in turn, so that both meet the same machine."""
    with TemporaryDirectory() as folder:
        held = DB(HoldingStorage(FileStorage(str(Path(folder) / "Data.fs"))))
        fill(held, frozen)
        size = (Path(folder) / "Data.fs").stat().st_size
        found: dict[str, list[float]] = {"as ZODB does": [], "held": []}
        for _turn in range(3):
            held.storage.judge = None
            found["as ZODB does"] += times(held)
            hold_database(held)
            found["held"] += times(held)
        held.close()
    for name, measured in found.items():
        print(f"{name}: median {median(measured) * 1000:.2f} ms, of {len(measured)} commits of {WRITTEN} objects")
    print(f"{frozen} frozen objects take {size / frozen:.0f} bytes each in the file")


if __name__ == "__main__":
    main(int(sys.argv[1]))
