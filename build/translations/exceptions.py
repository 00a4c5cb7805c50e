"""Messages that may stay as they are, with the reason."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomllib


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))


def excused(domain: str) -> dict[str, str]:
    """Return why messages of a domain need not be in Chinese or need not have the same placeholders, by msgid."""
    return _all().get(domain, {})
