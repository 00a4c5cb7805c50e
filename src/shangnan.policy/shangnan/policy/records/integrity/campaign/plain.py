"""The plain form of a campaign."""

from __future__ import annotations

from shangnan.policy.records.integrity.letter.plain import text_to_plain
from typing import Any

COLUMNS = ("user_id", "name", "post", "unit", "level", "superior")
TEXTS = ("title", "letter_title")


def to_plain(campaign: Any) -> dict[str, Any]:
    """Return `title`, `letter_title`, `year`, the parts of the text, and `roster` (rows with COLUMNS, all texts)."""
    plain = {name: getattr(campaign, name, None) or "" for name in TEXTS}
    plain |= text_to_plain(campaign)
    plain["year"] = campaign.year
    plain["roster"] = [{column: row.get(column, "") for column in COLUMNS} for row in campaign.roster or ()]
    return plain
