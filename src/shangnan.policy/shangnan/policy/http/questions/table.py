"""The list of what may be asked of the catalog, for each audience. What it does not name, nobody asks. Pure.

A name is an index, a column, or both. It is open to an audience where its value is shown to everybody of that audience who
may view the object anyway: then an answer tells nothing that the object's own page would not tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shangnan.policy.http.questions.audience import Audience

import csv

LIST = Path(__file__).parent / "questions.csv"
NOBODY = "–"


@dataclass(frozen=True)
class Question:
    """One line of the list: who may narrow a search by a name, sort by it, and be told its value."""

    name: str
    filter: Audience
    sort: Audience
    told: Audience
    what: str


def read(lines: Iterable[str]) -> dict[str, Question]:
    """Return the list by name.

    :raises ValueError: for a name that is there twice, or an audience that does not exist.
    """
    found: dict[str, Question] = {}
    for row in csv.DictReader(lines):
        if row["name"] in found:
            raise ValueError(f"twice: {row['name']}")
        found[row["name"]] = Question(
            row["name"], _audience(row["filter"]), _audience(row["sort"]), _audience(row["told"]), row["what"]
        )
    return found


def _audience(word: str) -> Audience:
    if word == NOBODY:
        return Audience.nobody
    if word not in Audience.__members__ or word == Audience.nobody.name:
        raise ValueError(f"no audience: {word!r}")
    return Audience[word]


@cache
def questions() -> dict[str, Question]:
    """Return the list that comes with the program."""
    return read(LIST.read_text(encoding="utf-8").splitlines())


def may_filter(audience: Audience, name: str) -> bool:
    """Return whether an audience may narrow a search by an index."""
    entry = questions().get(name)
    return entry is not None and entry.filter <= audience


def may_sort(audience: Audience, name: str) -> bool:
    """Return whether an audience may have results sorted by an index."""
    entry = questions().get(name)
    return entry is not None and entry.sort <= audience


def may_be_told(audience: Audience, name: str) -> bool:
    """Return whether an audience may be told a column of the catalog, or what is made of it."""
    entry = questions().get(name)
    return entry is not None and entry.told <= audience
