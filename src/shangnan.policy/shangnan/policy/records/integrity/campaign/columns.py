"""The columns of a campaign's roster."""

from __future__ import annotations

COLUMNS = ("user_id", "name", "post", "unit", "level", "superior")
