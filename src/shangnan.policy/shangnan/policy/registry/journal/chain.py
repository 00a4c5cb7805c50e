"""How entries are chained: each hash covers the one before it and the entry's canonical line. Pure.

The stand-alone verifier holds the same rule once more (`build/verify_journal.py`); a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator

import hashlib
import json

#: What the first entry is linked to.
START = "sha256:" + "0" * 64


def linked(before: str, line: str) -> str:
    """Return the hash of an entry.

    :param before: hash of the entry before it, START for the first one.
    :param line: canonical line of the entry, see `Entry.line`.
    :returns: `sha256:hex` over the text of the hash before and the line, in UTF-8.
    """
    return "sha256:" + hashlib.sha256((before + line).encode("utf-8")).hexdigest()


def hashes(before: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the hash of each of some lines that follow each other."""
    for line in lines:
        before = linked(before, line)
        yield before


def exported(seq: int, digest: str, line: str) -> str:
    """Return an entry as it stands in an exported journal: canonical JSON of its entry, hash and number, no line break.

    :param seq: number of the entry, from 1.
    :param digest: its hash.
    :param line: its canonical line.
    """
    return f'{{"entry":{line},"hash":"{digest}","seq":{seq}}}'


def sm3_of(text: str) -> str:
    """Return the SM3 digest of a text as `sm3:hex`; empty where this machine has none (Python does not promise it)."""
    if "sm3" not in hashlib.algorithms_available:
        return ""
    return "sm3:" + hashlib.new("sm3", text.encode("utf-8")).hexdigest()


def canonical(value: object) -> str:
    """Return JSON with sorted keys, without spaces or escapes that are not needed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
