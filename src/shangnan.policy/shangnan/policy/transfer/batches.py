"""Importing in batches, each of which is in the site whole or not at all; and the note that it leaves in histories."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import islice
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.transfer.readers import Rows
from shangnan.policy.transfer.report import RowResult
from shangnan.policy.transfer.rows import Row
from typing import Any

BATCH = 100

BatchImport = Callable[[Sequence[Row]], list[RowResult]]


def batches(rows: Rows) -> Iterator[list[Row]]:
    """Yield the rows of a file in batches."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


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
