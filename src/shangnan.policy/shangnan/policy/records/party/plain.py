"""The plain forms of a Party-building record and of its notice."""

from __future__ import annotations

from typing import Any

TEXTS = (
    "title", "branch", "party_kind", "held_time", "held_place", "host", "recorder", "lecturer", "agenda", "speeches", "resolutions",
)  # fmt: skip
COUNTS = ("due", "present", "absent")
COLUMNS = ("name", "user_id", "present", "reason")


def to_plain(record: Any) -> dict[str, Any]:
    """Return texts, counts (int or None), `held_on` (ISO) and `people` (rows with COLUMNS)."""
    plain: dict[str, Any] = {name: getattr(record, name, None) or "" for name in TEXTS}
    plain |= {name: getattr(record, name, None) for name in COUNTS}
    plain["held_on"] = record.held_on.isoformat() if record.held_on else ""
    plain["people"] = [{column: row.get(column) for column in COLUMNS} for row in record.people or ()]
    return plain


def notice_to_plain(notice: Any) -> dict[str, Any]:
    """Return `title`, `notice_day` (ISO), `notice_place` and `notice_text`."""
    return {
        "title": notice.title or "",
        "notice_day": notice.notice_day.isoformat() if notice.notice_day else "",
        "notice_place": notice.notice_place or "",
        "notice_text": notice.notice_text or "",
    }
