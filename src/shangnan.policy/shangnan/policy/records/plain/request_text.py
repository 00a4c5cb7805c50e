"""Text of a request value, whatever its type. Pure."""

from __future__ import annotations

import unicodedata

#: Longest text looked at; the rest of a pasted document says no more about what is sought.
MAX_CHARACTERS = 100


def clean(raw: object) -> str:
    """Text of a request value, whatever its type: full-width forms folded, control characters gone, cut to length.

    raw: str, or anything else a request may hold (a list takes its first text; other types count as empty).
    """
    if isinstance(raw, (list, tuple)):
        raw = next((value for value in raw if isinstance(value, str)), "")
    if not isinstance(raw, str):
        return ""
    # Cut before folding (a megabyte must cost nothing) and after (one character may fold into many).
    folded = unicodedata.normalize("NFKC", raw[: 4 * MAX_CHARACTERS])
    printable = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in folded)
    return " ".join(printable.split())[:MAX_CHARACTERS].strip()
