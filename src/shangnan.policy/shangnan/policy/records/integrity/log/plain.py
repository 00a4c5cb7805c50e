"""The plain form of an entry of the log."""

from __future__ import annotations

from typing import Any

TEXTS = ("title", "log_kind", "held_place", "carried_out_by", "content", "outcome")
COLUMNS = ("name", "user_id", "post")


def to_plain(record: Any) -> dict[str, Any]:
    """Return the texts, `held_on` (ISO, or empty) and `people` (rows with COLUMNS)."""
    plain: dict[str, Any] = {name: getattr(record, name, None) or "" for name in TEXTS}
    plain["held_on"] = record.held_on.isoformat() if record.held_on else ""
    plain["people"] = [{column: row.get(column) or "" for column in COLUMNS} for row in record.people or ()]
    return plain
