"""Old revisions go: what was destroyed is still in the database's history until it is packed, its files in the folder of files too.

Packing destroys nothing by itself: it removes what nothing refers to any more. It is ZODB's own, which works while people write; the copy of
the database before it (`Data.fs.old`), which holds all of the history, goes as well, and so does what the last transactions have left in the buffer
of the file storage (`Data.fs.tmp`). Backups made before stay, and have a term of their own.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from persistent.mapping import PersistentMapping
from plone import api
from shangnan.policy import _
from shangnan.policy.calendar.clock import stamp
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.records.workflow.nightly_job import INightlyJob
from shangnan.policy.registry.disposal.stubs import destroyed
from shangnan.policy.registry.journal.noting import note
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.interface import implementer

KEY = "shangnan.policy.packed"


def packed() -> tuple[str, int]:
    """Return when the database was packed after a destruction, and how many items had been destroyed by then; ("", 0) for never."""
    kept = IAnnotations(api.portal.get()).get(KEY, {})
    return kept.get("time", ""), kept.get("count", 0)


def waits() -> int:
    """Return how many destroyed items are still in the database's history."""
    return len(destroyed()) - packed()[1]


def pack(database: Any) -> None:
    """Pack a database, and remove the copies that packing leaves.

    :param database: a ZODB database; of a file storage or any other.
    """
    database.pack()
    storage = database.storage
    data = getattr(storage, "_file_name", "")
    old = Path(f"{data}.old") if data else None
    if old is not None and old.is_file():
        old.unlink()
    # What was written last waits there to be written over by whatever comes next; with nobody committing it is of no use.
    buffer, commit_lock = getattr(storage, "_tfile", None), getattr(storage, "_commit_lock", None)
    if buffer is not None and commit_lock is not None:
        with commit_lock:
            buffer.seek(0)
            buffer.truncate()


@implementer(INightlyJob)
class RemoveDestroyed:
    """Packs the database where something was destroyed since it was packed last."""

    title = _("Removing what was destroyed from the database's history")

    def run(self, day: date) -> list[str]:
        """Pack where it is due; return a line where it was."""
        count = waits()
        if not count:
            return []
        pack(api.portal.get()._p_jar.db())
        annotations = IAnnotations(api.portal.get())
        if KEY not in annotations:
            annotations[KEY] = PersistentMapping()
        annotations[KEY].update(time=stamp(), count=len(destroyed()))
        note("archive.destroy", None, {"done": "packed", "items": str(count)})
        return [
            chinese(_("${count} destroyed items were removed from the database's history.", mapping={"count": count}))
        ]
