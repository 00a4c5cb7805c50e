"""`python build/benchmark/large_journal.py [COUNT]`: size of a journal of many entries, and processor time of its pages; its own database."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shangnan.policy.registry.journal import reading
from shangnan.policy.registry.journal.actions import ACTIONS
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.sealing import append
from shangnan.policy.registry.journal.sealing import MOST
from shangnan.policy.registry.journal.store import made_in
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import sys
import time

PEOPLE, RECORDS, FIRST = 300, 100_000, 1_700_000_000


def entry(number: int, dice: Random) -> Entry:
    """Return an entry as it happens: some people do much, some things are seldom."""
    action = (
        dice.choice(list(ACTIONS))
        if dice.random() < 0.1
        else dice.choice(["record.view", "record.edit", "record.step"])
    )
    record = dice.randrange(RECORDS)
    return Entry(
        time=time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(FIRST + 30 * number)) + ".000000+08:00",
        actor=f"user-{int(PEOPLE * dice.random() ** 3)}",
        action=action,
        outcome="refused" if dice.random() < 0.01 else "done",
        address=f"10.1.{dice.randrange(4)}.{dice.randrange(250)}",
        portal_type="OutgoingDispatch",
        uid=f"{record * 7919:032x}",
        path=f"/dispatches/2026-{record:06}",
        title=f"关于印发第{record}号工作方案的通知",
        details={"fields": ["title", "body"]} if action == "record.edit" else {},
    )


def fill(database: DB, count: int) -> float:
    """Seal entries in transactions as large as a round; return seconds of processor time."""
    dice, began = Random(1), process_time()
    for first in range(0, count, MOST):
        with database.transaction() as connection:
            lines = [entry(number, dice).line() for number in range(first, min(first + MOST, count))]
            append(made_in(connection.root()), lines)
    return process_time() - began


def main(count: int) -> None:
    """Print the figures."""
    asked: dict[str, dict[str, Any]] = {
        "newest": {},
        "far back": {"start": count // 2},
        "one record": {"uid": f"{77 * 7919:032x}"},
        "one person": {"actor": "user-3"},
        "a person who did nothing": {"actor": "nobody"},
        "refused to a person": {"actor": "user-200", "outcome": "refused"},
        "a rare action": {"action": "archive.destroy"},
        "an address on a day": {"address": "10.1.2.3", "since": "2023-11-20", "until": "2023-11-21"},
        "a person, page 100": {"actor": "user-3", "start": 5000},
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Data.fs"
        database = DB(FileStorage(str(path)))
        print(f"{count} entries sealed in {fill(database, count):.0f} s")
        print(f"Data.fs {path.stat().st_size / 1e6:.0f} MB as written", end=", ")
        database.pack()
        print(f"{path.stat().st_size / 1e6:.0f} MB packed, {path.stat().st_size / count:.0f} bytes an entry")
        database.close()
        for what, question in asked.items():
            seconds = []
            for _time in range(3):
                database = DB(FileStorage(str(path)))  # nothing in memory
                began = process_time()
                found = reading.search(**question, database=database)
                seconds.append(process_time() - began)
                database.close()
            print(f"{what}: {len(found.entries)} shown, {sorted(seconds)[1] * 1000:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
