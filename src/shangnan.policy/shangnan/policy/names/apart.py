"""Names of many things of one kind: each apart from all others, so that no two that are made at once want the same one. Pure."""

from __future__ import annotations

import secrets

# Without letters and digits that are taken for each other.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 6  # some 900 million


def apart(name: str) -> str:
    """Return a name with a few signs behind it that nobody guesses.

    :param name: what things of this kind and day are called.
    """
    return f"{name}-{''.join(secrets.choice(_SIGNS) for _ in range(_LENGTH))}"
