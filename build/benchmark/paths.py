"""What is asked for, as paths below a site; the same in both."""

from __future__ import annotations

from benchmark.client import Reader
from benchmark.processes import serving
from benchmark.sites import DATA
from benchmark.sites import Filled
from dataclasses import dataclass
from urllib.parse import quote

import csv

HOME = ""


@dataclass(frozen=True)
class Paths:
    """What is asked for.

    :param guides: what is public in both: guides, and documents with the same texts.
    :param searches: what people type, as far as both sites answer it.
    :param left_out: how many of the example queries one of the sites does not answer.
    """

    guides: tuple[str, ...]
    searches: tuple[str, ...]
    left_out: int

    @property
    def mixed(self) -> tuple[str, ...]:
        """Everything once."""
        return (*self.guides, HOME, *self.searches)


def find_paths(filled: Filled) -> Paths:
    """Return what both sites answer; stock Plone fails at some of what people type."""
    guides = tuple("/" + guide["path"].split("/", 2)[2] for guide in filled.guides if guide["public"])
    searches = search_paths()
    answered = set(searches)
    for home in (filled.ours, filled.stock):
        with serving(home, f"/{home.name}"), Reader(home.port) as reader:
            answered &= {path for path in searches if reader.ask(f"/{home.name}{path}").status == 200}
    kept = tuple(path for path in searches if path in answered)
    return Paths(guides, kept, len(searches) - len(kept))


def search_paths() -> list[str]:
    """Return the path of a search for each of the example queries."""
    with (DATA / "queries-dev.csv").open(encoding="utf-8-sig", newline="") as stream:
        return [f"/@@search?SearchableText={quote(row['query'])}" for row in csv.DictReader(stream)]
