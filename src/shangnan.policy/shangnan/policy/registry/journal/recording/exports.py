"""Lists that somebody takes along, and runs of an import: each is one entry, beside those of the records."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterable
from shangnan.policy.registry.journal import noting
from typing import Any

#: Characters of a filter that an entry holds.
LONGEST_FILTER = 120


def note_export(section: Any, kind: str, count: int, filters: Iterable[str] = ()) -> None:
    """Tell that a list was taken along by somebody who is signed in; what visitors take along is public.

    :param section: whose list it is.
    :param kind: of the list.
    :param count: how many rows it has.
    :param filters: what was chosen, as text.
    """
    if getSecurityManager().getUser().getId():
        chosen = [text[:LONGEST_FILTER] for text in filters]
        noting.note_apart("record.export", section, {"kind": kind, "count": str(count), "filters": chosen})


def note_import(section: Any, run_id: str, sha256: str, outcomes: dict[str, int], by: str) -> None:
    """Tell, with the present transaction, that an import has come to its end; its records are told of one by one, under the same id of the run.

    :param section: into which it went.
    :param run_id: id of the run.
    :param sha256: of the file, hexadecimal digits.
    :param outcomes: how many rows there are of each outcome.
    :param by: account of the person who ran it; "" where the command line names nobody.
    """
    counts = [f"{name} {number}" for name, number in outcomes.items() if number]
    noting.note("record.import", section, {"import": run_id, "sha256": sha256, "count": counts}, actor=by)
