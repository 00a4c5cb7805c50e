"""What becomes of the things of another Plone, by their type; a table of data. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import csv

DRAFT, FILE, PLACE, LEFT = "draft", "file", "place", "left"


@dataclass(frozen=True)
class ForeignKind:
    """A row of the table.

    :param type: of the other site.
    :param becomes: DRAFT, FILE, PLACE or LEFT.
    :param why: the reason.
    """

    type: str
    becomes: str
    why: str


@cache
def kinds() -> dict[str, ForeignKind]:
    """Return the rows by type."""
    with (Path(__file__).parent / "kinds.csv").open(encoding="utf-8", newline="") as stream:
        return {row["type"]: ForeignKind(**row) for row in csv.DictReader(stream)}


def becomes(portal_type: str) -> str:
    """Return what becomes of a thing; what nobody knows is left out."""
    known = kinds().get(portal_type)
    return known.becomes if known is not None else LEFT
