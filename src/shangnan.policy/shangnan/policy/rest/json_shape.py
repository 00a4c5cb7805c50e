"""Whether JSON is of a shape that anybody here writes: looked at without building it, in time that grows with its length. Pure."""

from __future__ import annotations

import re

MAX_DEPTH = 32
#: Values of all kinds together; the longest record has some ten thousand.
MAX_VALUES = 100_000
MAX_DIGITS = 100
# Possessive, so that a string of millions of characters needs no memory for going back.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]|[-+.0-9eE]{%d,}+' % MAX_DIGITS, re.DOTALL)
_DIGITS = re.compile(rb"[0-9.]{%d}" % MAX_DIGITS)


def is_sensible(body: bytes) -> bool:
    """Return whether JSON is no deeper, holds no more values and no longer numbers than a program of ours could send.

    :param body: what is no JSON is sensible, as far as this is concerned.
    """
    opened = body.count(b"[") + body.count(b"{")
    # Brackets and commas in texts count as well here, which spares most requests the closer look.
    if opened <= MAX_DEPTH and opened + body.count(b",") < MAX_VALUES and not _DIGITS.search(body):
        return True
    depth = values = 0
    for found in _TOKEN.finditer(body):
        # The first byte says what it is; the rest may be megabytes.
        first = body[found.start()]
        if first in b"[{":
            depth += 1
            values += 1
        elif first in b",":
            values += 1
        elif first in b"]}":
            depth -= 1
        elif first not in b'"':
            return False
        if depth > MAX_DEPTH or values > MAX_VALUES:
            return False
    return True
