"""What tests of the journal share: a database of their own, entries, and what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from shangnan.policy.registry.journal.entry import Entry
from shangnan.policy.registry.journal.segments import lines_after
from shangnan.policy.registry.journal.segments import own_segment
from shangnan.policy.registry.journal.store import kept_in
from shangnan.policy.registry.journal.store import made_in
from typing import Any
from ZODB.DB import DB
from ZODB.MappingStorage import MappingStorage

import json


def database() -> DB:
    """Return an empty database in memory."""
    return DB(MappingStorage())


def entry(number: int, **changes: Any) -> Entry:
    """Return an entry, later ones with higher numbers."""
    told: dict[str, Any] = {
        "time": f"2026-11-{1 + number // 86400:02}T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}.000000+08:00",
        "actor": f"user-{number % 7}",
        "action": ("record.edit", "record.view", "account.login")[number % 3],
        "address": f"10.0.0.{number % 5}",
        "portal_type": "OutgoingDispatch",
        "uid": f"{number % 50:032x}",
        "path": f"/dispatches/{number}",
        "title": f"关于第{number}号事项的通知",
        "details": {"fields": ["title", "text"]},
    }
    return Entry(**(told | changes))


def unsealed(connection: Any) -> list[dict[str, Any]]:
    """Return the entries that a connection sees and that are not sealed yet, what is not committed included, by time."""
    kept = kept_in(connection.root())
    if kept is None:
        return []
    found = []
    for name, segment in kept.segments.items():
        last = kept.sealed.get(name, (0, ""))[0]
        found += [json.loads(line) for _number, line in lines_after(segment, last)]
    return sorted(found, key=lambda one: one["time"])


def write(db: DB, entries: Iterable[Entry], kind: str) -> None:
    """Write entries in one transaction, as a writer of a kind."""
    with db.transaction() as connection:
        segments = made_in(connection.root()).segments
        for one in entries:
            own_segment(segments, kind).add(one.line())
