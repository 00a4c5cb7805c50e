"""The plain form of a risk point."""

from __future__ import annotations

from typing import Any

TEXTS = (
    "title", "post", "category", "level", "manifestations", "measures", "person_in_charge", "person_account",
)  # fmt: skip


def to_plain(record: Any) -> dict[str, Any]:
    """Return the texts, and `review_date` (ISO, or empty)."""
    plain: dict[str, Any] = {name: getattr(record, name, None) or "" for name in TEXTS}
    plain["review_date"] = record.review_date.isoformat() if record.review_date else ""
    return plain
