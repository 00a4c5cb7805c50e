"""The county's clock: every time that is kept or shown is Asia/Shanghai, whatever the machine is set to. Pure."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return the present moment in the county's zone."""
    return datetime.now(ZONE)


def stamp() -> str:
    """Return the present moment as ISO 8601 to the second, with the zone; its first ten characters are the date."""
    return now().isoformat(timespec="seconds")
