"""Importing in batches, each of which is in the site whole or not at all; and the note that it leaves in histories."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from functools import partial
from itertools import islice
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.registry.committing import ATTEMPTS
from shangnan.policy.registry.committing import committed
from shangnan.policy.transfer.progress import Progress
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from typing import Any
from ZODB.POSException import ConflictError

# Each batch writes the pages of the indexes that it touches once, and the longer the index the more of them: with many rows to a
# batch little is written for each (docs/decisions/0029).
BATCH = 4000
# Where others write at the same time batches are halved, down to this, so that they fit between two of them.
SMALLEST = 100
# How often progress is told within a batch.
TOLD = 100

Tell = Callable[[int], None]
BatchImport = Callable[[Sequence[Row], Tell], list[RowResult]]


def in_batches(rows: Rows, work: BatchImport, commit: bool, progress: Progress) -> Iterator[list[RowResult]]:
    """Yield what became of the rows of each batch.

    :param rows: of the file.
    :param work: imports a batch within the running transaction; is told rows that are done.
    :param commit: whether each batch is committed; else nothing is.
    :param progress: told while a batch is imported, and after it.
    :raises ZODB.POSException.ConflictError: where others write so much that not even a small batch can be committed.
    """
    reading, left = iter(rows), list[Row]()
    size, done = BATCH, 0
    while left := left or list(islice(reading, size)):
        batch = left[:size]

        def tell(number: int, before: int = done) -> None:
            progress(before + number, rows.total)

        small = len(batch) <= SMALLEST
        try:
            part = partial(work, batch, tell)
            results = committed(part, ATTEMPTS if small else 1) if commit else part()
        except ConflictError:
            if small or not commit:
                raise
            # What others write between would undo the next large batch as well.
            size = max(SMALLEST, len(batch) // 2)
            continue
        left = left[size:]
        done += len(batch)
        progress(done, rows.total)
        yield results


def note_origin(record: Any, note: str) -> None:
    """Write into the first entry of a new record's history where it came from: its making is no step with an opinion."""
    for workflow, entries in record.workflow_history.items():
        record.workflow_history[workflow] = (*entries[:-1], {**entries[-1], "comments": note})


def import_note(rows: Rows, who: str) -> str:
    """Return what the history of a record says of the import that made or moved it.

    :param rows: of the file.
    :param who: runs the import.
    """
    names = {"file": rows.filename[:200], "sha256": rows.sha256, "who": who[:200]}
    return chinese(_("Bulk import of ${file} (SHA-256 ${sha256}), run by ${who}.", mapping=names))
