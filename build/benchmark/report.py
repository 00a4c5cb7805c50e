"""The figures as a table for the terminal and the documentation, and as data."""

from __future__ import annotations

from benchmark.options import Options
from benchmark.samples import Row
from benchmark.samples import Sample
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import json

HEAD = ("", "this site", "stock Plone", "ratio", "")
LIMITS = """\
Both sites are made fresh and hold as much: the list of items as drafts, the example guides as published records and,
in the stock site, as published documents with the same texts. Both are served by the same server with the settings of
`bin/instance`, without any cache before or in them, and asked by an anonymous visitor on the same machine, in turn.
The stock site has its Barceloneta theme on, so it is asked as `localhost`, and it is served without our package. Each
cell holds the median and, in brackets, the least and the greatest; the ratio is that of the medians, this site by the
stock site.

What this cannot tell: how fast a page is for a person, since no browser fetches styles and scripts and no network
lies between; how either site behaves with a cache in front, with many times the content, or with staff at work; what
other programs on the machine did meanwhile (see the load, and the distance between least and greatest). The pages
hold the same texts, but not the same page: ours sorts them into a guide, the stock site shows one field. Its
documents are left out of its navigation, which would otherwise list all their neighbours beside each of them and take
as long again. The stock home page is the empty one that it comes with. The two imports do different work: ours reads
and checks a file, compares, and writes records with units, workflow and indexes of their own; `plone.api` only writes
documents. One process each says nothing of several. Registers are asked for by somebody who holds nearly every office and
is drafter of every unit, so that permissions leave most records and cost most; the records are made at random. The
whole site comes into an empty site with all registers, files and the journal; beside it are as many plain documents,
committed as often, that hold nothing but a title and a text. The import is killed (SIGKILL) at random moments of a second
run; that the manifests are equal and nothing is there twice is checked, and a run that finds otherwise writes no table."""


def write(options: Options, facts: dict[str, str], contents: str, rows: Sequence[Row]) -> None:
    """Write the table and the figures into the folder of figures."""
    options.figures.mkdir(parents=True, exist_ok=True)
    _write(options.figures / "bench.md", markdown(facts, contents, rows))
    data = {"facts": facts, "content": contents, "options": amounts(options), "rows": [as_data(row) for row in rows]}
    _write(options.figures / "bench.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def markdown(facts: dict[str, str], contents: str, rows: Sequence[Row]) -> str:
    """Return the page of the documentation."""
    lines = ["# This site beside a stock Plone site", "", "Made by `make bench`.", "", LIMITS, "", contents, ""]
    lines += ["| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|"]
    lines += ["| " + " | ".join(cells(row)) + " |" for row in rows]
    lines += ["", *(f"- {name}: {value}" for name, value in facts.items())]
    return "\n".join(lines) + "\n"


def table(rows: Sequence[Row]) -> str:
    """Return the table for a terminal."""
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def cells(row: Row) -> tuple[str, ...]:
    """Return the cells of a line."""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return row.what, _cell(row.ours), _cell(row.stock), ratio, row.note


def as_data(row: Row) -> dict[str, Any]:
    """Return a line as data."""
    return {
        "what": row.what,
        "ours": row.ours.as_data() if row.ours else None,
        "stock": row.stock.as_data() if row.stock else None,
        "ratio": None if row.ratio is None else round(row.ratio, 3),
        "note": row.note,
    }


def amounts(options: Options) -> dict[str, int]:
    """Return how much was measured."""
    names = ("requests", "first", "starts", "imports", "readers", "records", "whole_site", "kills")
    return {name: getattr(options, name) for name in names}


def _cell(sample: Sample | None) -> str:
    return "—" if sample is None else str(sample)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
