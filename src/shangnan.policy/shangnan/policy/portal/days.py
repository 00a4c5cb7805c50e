"""Days as public lists show them."""

from __future__ import annotations

from DateTime import DateTime
from typing import Any


def day(value: Any) -> str:
    """A catalog date as yyyy-MM-dd in the site's time zone; empty for none or for the catalog's "never"."""
    if not isinstance(value, DateTime) or value.year() < 1990:
        return ""
    return value.toZone("Asia/Shanghai").strftime("%Y-%m-%d")
