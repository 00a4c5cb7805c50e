"""The plain form of a letter."""

from __future__ import annotations

from typing import Any

TEXT_PARTS = ("scope", "main_duties", "supervision_duties", "post_duties", "assessment", "accountability")
PEOPLE = (
    "superior_name", "superior_post", "superior_user", "subordinate_name", "subordinate_post", "subordinate_user",
)  # fmt: skip
TEXTS = ("title", "level", *PEOPLE, *TEXT_PARTS)
DAYS = ("term_from", "term_until")
NUMBERS = ("year", "copies")
SIGNATURE = ("party", "user_id", "name", "post", "time", "opinion")


def text_to_plain(source: Any) -> dict[str, Any]:
    """Return the parts that a letter and a template share: TEXT_PARTS, DAYS (ISO) and `copies`."""
    plain: dict[str, Any] = {name: getattr(source, name, None) or "" for name in TEXT_PARTS}
    for name in DAYS:
        day = getattr(source, name, None)
        plain[name] = day.isoformat() if day else ""
    return {**plain, "copies": getattr(source, "copies", None)}


def to_plain(letter: Any) -> dict[str, Any]:
    """Return texts, days (ISO), numbers (int or None) and `signatures` (rows with SIGNATURE)."""
    plain = {name: getattr(letter, name, None) or "" for name in TEXTS}
    plain |= text_to_plain(letter)
    plain["year"] = letter.year
    plain["signatures"] = [{key: row.get(key, "") for key in SIGNATURE} for row in letter.signatures or ()]
    return plain
