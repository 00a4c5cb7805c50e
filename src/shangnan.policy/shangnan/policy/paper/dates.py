"""Days as offices write them: Arabic figures, no leading zero (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations


def chinese_date(value: str) -> str:
    """A day of ISO 8601 as it is printed: 2019年12月26日; what is none comes back as it is."""
    parts = value.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return value
    return "{}年{}月{}日".format(*map(int, parts))
