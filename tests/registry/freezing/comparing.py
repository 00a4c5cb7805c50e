"""What each door does to a record before it is frozen, and what it does afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from shangnan.policy.registry.freezing.frozen import freeze
from tests.registry.freezing.every_door import Door
from tests.registry.freezing.serials import serials
from tests.registry.freezing.watching import Outcome
from tests.registry.freezing.watching import Watch
from time import process_time
from typing import Any

import csv
import os
import transaction

COLUMNS = ("sort", "on", "name", "way", "writes", "outcome", "ended", "seconds")


@dataclass
class Found:
    """What one door did.

    :ivar writes: whether it wrote the record each time before it was frozen; None where it was not called before.
    :ivar after: what came of it afterwards.
    :ivar seconds: of the processor that all its calls took.
    """

    door: Door
    writes: bool | None = None
    after: Outcome = field(default_factory=lambda: Outcome(False, False))
    seconds: float = 0.0

    @property
    def outcome(self) -> str:
        """What it did afterwards, in one word."""
        return "wrote" if self.after.wrote else "refused" if self.after.refused else "nothing"


class Compared(list[Found]):
    """What all doors did."""

    def writers(self) -> list[Door]:
        """Return those that wrote the record before it was frozen."""
        return [found.door for found in self if found.writes]

    def refused(self) -> list[Door]:
        """Return those that were refused afterwards."""
        return [found.door for found in self if found.outcome == "refused"]

    def holes(self) -> list[str]:
        """Return those that wrote it afterwards."""
        return [str(found.door) for found in self if found.outcome == "wrote"]

    def silent(self) -> list[Door]:
        """Return those that wrote it before, and afterwards neither wrote it nor were refused."""
        return [found.door for found in self if found.writes and found.outcome == "nothing"]

    def keep(self, path: Path) -> None:
        """Write all that was found as a table."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(COLUMNS)
            for found in self:
                door = found.door
                told = (found.writes, found.outcome, found.after.ended, f"{found.seconds:.3f}")
                writer.writerow((door.sort, door.on, door.name, door.way, *told))


def compared(record: Any, doors: Sequence[Door], before: Sequence[Door]) -> Compared:
    """Call doors, freeze the record, and call all of them.

    :param record: committed.
    :param before: those of them that are called before as well.
    :raises AssertionError: where anything stored of the record is another in the end.
    """
    watch, first = Watch(record), set(map(id, before))
    table = Compared(Found(door) for door in doors)
    # What a process does but once says nothing of the second time.
    for found in (found for found in table if id(found.door) in first):
        started = process_time()
        found.writes = watch.tried(found.door.call).wrote
        found.seconds += process_time() - started
    for found in (found for found in table if found.writes):
        found.writes = watch.tried(found.door.call).wrote
    freeze(record)
    transaction.commit()
    stored, watch = serials(record), Watch(record)
    for found in table:
        started = process_time()
        found.after = watch.tried(found.door.call)
        found.seconds += process_time() - started
    if serials(record) != stored:
        raise AssertionError("What is stored of the record has changed.")
    return table


def share(found: list[Any]) -> list[Any]:
    """Return the share of this process: with SHANGNAN_SHARD=3/8 each eighth from the third; all without it."""
    which, of = map(int, os.environ.get("SHANGNAN_SHARD", "1/1").split("/"))
    return found[which - 1 :: of]
