"""Names of copies: the same for whoever speaks of one. Pure."""

from __future__ import annotations


def uid_of(uid: str, copy: int) -> str:
    """Return the UID of a copy."""
    return f"{copy:08x}{uid[8:]}" if copy else uid


def path_of(path: str, copy: int) -> str:
    """Return the path of a copy, or its name."""
    return f"{path}-{copy}" if copy else path
