"""`python build/benchmark/large_journal.py [COUNT …]`: a journal that grows, and processor time of its pages; its own database.

Where there are several counts, the last column says how many times as long a page takes at the last one as at the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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


#: The ways to ask. Answers of some grow with the journal, those of others do not.
ASKED: dict[str, dict[str, Any]] = {
    "newest": {},
    "far back": {"start": 100_000},
    "one record": {"uid": f"{77 * 7919:032x}"},
    "one person": {"actor": "user-3"},
    "a person who did nothing": {"actor": "nobody"},
    "a record of the first days": {"uid": "the-first"},
    "refused to a person": {"actor": "user-200", "outcome": "refused"},
    "refused from an address": {"address": "10.1.2.3", "outcome": "refused"},
    "a rare action": {"action": "archive.destroy"},
    "a rare action by a person": {"actor": "user-200", "action": "archive.destroy"},
    "two that never meet": {"actor": "user-200", "uid": "the-first"},
    "two common that never meet": {"actor": "user-3", "address": "10.2.0.1"},
    "an address on a day": {"address": "10.1.2.3", "since": "2023-11-20", "until": "2023-11-21"},
    "a day, page 10": {"since": "2023-11-20", "until": "2023-11-21", "start": 500},
    "a person, page 100": {"actor": "user-3", "start": 5000},
    "a person, the last page": {"actor": "user-3", "start": 10_000_000},
    "what was done, page 1000": {"outcome": "done", "start": 50_000},
}


def entries(first: int, last: int) -> Iterator[Entry]:
    """Yield entries by number; the very first one, and one in a thousand by an odd address, are like no other."""
    dice = Random(first)
    for number in range(first, last):
        made = entry(number, dice)
        if number == 0:
            made = replace(made, uid="the-first")
        elif number % 1000 == 0:
            made = replace(made, actor="user-4", address="10.2.0.1")
        yield made


def fill(path: Path, first: int, last: int) -> float:
    """Seal entries in transactions as large as a round; return seconds of processor time, the entries' own left out."""
    database, taken = DB(FileStorage(str(path))), 0.0
    for begin in range(first, last, MOST):
        lines = [made.line() for made in entries(begin, min(begin + MOST, last))]
        began = process_time()
        with database.transaction() as connection:
            append(made_in(connection.root()), lines)
        taken += process_time() - began
    database.close()
    return taken


def asked(path: Path, question: dict[str, Any]) -> tuple[int, float]:
    """Return how many entries a page shows, and milliseconds of processor time from a cold start."""
    seconds = []
    for _time in range(3):
        database = DB(FileStorage(str(path)))  # nothing in memory
        began = process_time()
        found = reading.search(**question, database=database)
        seconds.append(process_time() - began)
        database.close()
    return len(found.entries), sorted(seconds)[1] * 1000


def main(counts: list[int]) -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        path, before = Path(folder) / "Data.fs", 0
        figures: dict[str, list[tuple[int, float]]] = {}
        for count in counts:
            print(f"{before} to {count}: sealed in {fill(path, before, count):.0f} s")
            before = count
            database = DB(FileStorage(str(path)))
            print(f"Data.fs {path.stat().st_size / 1e6:.0f} MB as written", end=", ")
            database.pack()
            database.close()
            print(f"{path.stat().st_size / 1e6:.0f} MB packed, {path.stat().st_size / count:.0f} bytes an entry")
            for what, question in ASKED.items():
                figures.setdefault(what, []).append(asked(path, question))
    for what, found in figures.items():
        told = ", ".join(f"{shown} shown {taken:.0f} ms" for shown, taken in found)
        print(f"{what}: {told}" + (f", {found[-1][1] / found[0][1]:.1f} times" if len(found) > 1 else ""))


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [200_000, 1_000_000])
