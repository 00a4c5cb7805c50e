"""The plain form of a task."""

from __future__ import annotations

from typing import Any

TEXTS = ("title", "list_key", "content", "measures", "person_in_charge", "person_account", "done_on")


def to_plain(record: Any) -> dict[str, Any]:
    """Return the texts, and `deadline` (ISO, or empty)."""
    plain: dict[str, Any] = {name: getattr(record, name, None) or "" for name in TEXTS}
    plain["deadline"] = record.deadline.isoformat() if record.deadline else ""
    return plain
