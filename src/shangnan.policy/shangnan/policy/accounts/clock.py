"""The time by which passwords, sessions and locks are judged: seconds since 1970, one place, so that tests may move it."""

from __future__ import annotations

from time import time as system_time


def now() -> float:
    """Return the present moment."""
    return system_time()
