"""The plain form of a training record, with and without scores."""

from __future__ import annotations

from typing import Any

ROSTER_COLUMNS = ("name", "user_id", "unit", "signed_in", "hours")
SCORE_COLUMNS = ("name", "unit", "score")
TEXTS = ("title", "plan", "session", "session_time", "session_place", "trainer", "training_form", "content")


def to_plain(record: Any) -> dict[str, Any]:
    """Return the plain form of a training record, scores left out: what everybody may read who may view the record.

    :returns: the texts of TEXTS, `session_date` (ISO), `session_hours` (int or None), `subjects` and `standards` (lists
        of texts), `roster` (rows with ROSTER_COLUMNS).
    """
    plain: dict[str, Any] = {name: getattr(record, name, None) or "" for name in TEXTS}
    plain["session_date"] = record.session_date.isoformat() if record.session_date else ""
    plain["session_hours"] = record.session_hours
    plain["subjects"] = list(record.subjects or ())
    plain["standards"] = list(record.standards or ())
    plain["roster"] = [{column: row.get(column) for column in ROSTER_COLUMNS} for row in record.roster or ()]
    return plain


def scores_of(record: Any) -> list[dict[str, Any]]:
    """Return the rows of scores: name, unit, score. Whoever calls this asks the permission first."""
    return [{column: row.get(column) for column in SCORE_COLUMNS} for row in record.scores or ()]
