"""Dates as official documents write them: Arabic figures, no leading zero (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations

import re


def chinese_date(value: str) -> str:
    """A date of ISO 8601 as it is printed: 2019年12月26日; what is none stays as it is."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value, re.ASCII)
    return "{}年{}月{}日".format(*map(int, found.groups())) if found else value
