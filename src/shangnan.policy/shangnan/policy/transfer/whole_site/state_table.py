"""What is kept beside fields, by place and key: whether it goes out with the site, and why it stays where it does not. Pure.

The table is for people and for the test that finds a key of the code or of a site that nobody has decided upon.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import csv

OF_SITE, OF_CONTENT = "site", "content"
GOES, STAYS, WAITS = "out", "stays", "waits"


@dataclass(frozen=True)
class Kept:
    """A row of the table.

    :param where: `site`, `content`, `request` or `root`.
    :param key: of the annotation.
    :param goes: GOES, STAYS, or WAITS where nothing is taken out while it is there.
    :param why: what it is, or the reason why it stays.
    """

    where: str
    key: str
    goes: str
    why: str


@cache
def table() -> tuple[Kept, ...]:
    """Return the rows."""
    with (Path(__file__).parent / "state.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(Kept(**row) for row in csv.DictReader(stream))


@cache
def staying(where: str) -> frozenset[str]:
    """Return the keys of a place that stay."""
    return frozenset(row.key for row in table() if row.where == where and row.goes != GOES)


@cache
def waits() -> tuple[str, ...]:
    """Return the keys of the site that say that something is not finished."""
    return tuple(row.key for row in table() if row.where == OF_SITE and row.goes == WAITS)
