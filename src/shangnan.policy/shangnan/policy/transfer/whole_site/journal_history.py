"""The journal of the sites that this one comes from, as it was exported: kept sealed beside the own one, and never written again.

Each chain begins with its header. Its hashes are those of the site that wrote it, so that it is verified as it was there.
"""

from __future__ import annotations

from BTrees.IOBTree import IOBTree
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from plone import api
from shangnan.policy.registry.journal.chain import canonical
from shangnan.policy.registry.journal.chain import linked
from shangnan.policy.registry.journal.chain import START
from typing import Any
from zope.annotation.interfaces import IAnnotations

import json
import zlib

KEY = "shangnan.policy.journal_history"


@dataclass(frozen=True)
class Verified:
    """What is found of the chains that came in.

    :param entries: how many there are.
    :param head: hash of the last one.
    :param broken: number of the first entry that does not fit the one before it, "" where all do.
    """

    entries: int
    head: str
    broken: str


def keep_lines(lines: Sequence[str]) -> None:
    """Put lines behind those that are kept."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = IOBTree()
    kept = annotations[KEY]
    kept[kept.maxKey() + 1 if len(kept) else 0] = (len(lines), zlib.compress("\n".join(lines).encode("utf-8")))


def kept_lines() -> Iterator[str]:
    """Yield the lines, oldest first."""
    for _count, packed in IAnnotations(api.portal.get()).get(KEY, {}).values():
        yield from zlib.decompress(packed).decode("utf-8").split("\n")


def count_lines() -> int:
    """Return how many there are."""
    return sum(count for count, _packed in IAnnotations(api.portal.get()).get(KEY, {}).values())


def verified(lines: Iterator[str]) -> Verified:
    """Return whether the chains of some lines are whole.

    :param lines: each chain begins with its header.
    """
    entries, before, after, broken = 0, START, START, ""
    promised: dict[str, Any] = {}
    for line in lines:
        told = json.loads(line)
        if "entry" not in told:
            broken = broken or _unkept(promised, after)
            promised, before, after = told, told.get("start", START), START
            continue
        entries += 1
        after = linked(before, canonical(told["entry"]))
        if after != told["hash"]:
            broken = broken or str(told["seq"])
        before = told["hash"]
    return Verified(entries, after, broken or _unkept(promised, after))


def _unkept(promised: dict[str, Any], reached: str) -> str:
    """Return "end" where a chain does not end with the hash that its header says."""
    return "end" if promised and promised.get("head") != reached else ""
