"""Whole tasks: starting a server, drawing the PDFs, and what filling the sites gave."""

from __future__ import annotations

from benchmark.client import Reader
from benchmark.homes import bring_back_data
from benchmark.paths import Paths
from benchmark.processes import Failed
from benchmark.processes import run_script
from benchmark.processes import serving
from benchmark.samples import milliseconds
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import Filled
from benchmark.sites import INSIDE

import json

LETTERS = 500


def measure_starts(filled: Filled, times: int) -> list[Row]:
    """Start each server in turn until its first whole home page; one start before is not counted.

    :param times: how often each is started.
    """
    seconds: dict[str, list[float]] = {filled.ours.name: [], filled.stock.name: []}
    for number in range(times + 1):
        pair = [filled.ours, filled.stock]
        for home in pair if number % 2 == 0 else reversed(pair):
            with serving(home, f"/{home.name}") as server:
                if number:
                    seconds[home.name].append(server.started_in)
    ours, stock = (Sample(tuple(seconds[home.name]), "s") for home in (filled.ours, filled.stock))
    return [Row("start to the first home page", ours, stock, "page templates compiled before")]


def measure_paper(filled: Filled, paths: Paths) -> list[Row]:
    """Draw the PDF of every guide once in a fresh process, then ask for each again. A stock site draws none."""
    home = filled.ours
    with serving(home, f"/{home.name}"), Reader(home.port) as reader:
        first = [reader.get(f"/{home.name}{path}/@@guide.pdf") for path in paths.guides]
        again = [reader.get(f"/{home.name}{path}/@@guide.pdf") for path in paths.guides]
    sizes = Sample(tuple(len(answer.body) / 1024 for answer in first), "KiB")
    return [
        Row("PDF of a guide, drawn", milliseconds([answer.seconds for answer in first]), None, "a stock site has none"),
        Row("PDF of a guide, asked again", milliseconds([answer.seconds for answer in again]), None, "kept in memory"),
        Row("size of a PDF", sizes, None),
    ]


def import_rows(filled: Filled) -> list[Row]:
    """Return the lines for filling the sites."""
    return [
        Row(
            "import of a list / drafts by plone.api",
            Sample(tuple(filled.first), "rows/s"),
            Sample(tuple(filled.documents), "rows/s"),
            f"{filled.items} items of the list / {filled.drafts} drafts, committed every 100; higher is better",
        ),
        Row(
            "the same list once more",
            Sample(tuple(filled.again), "s"),
            None,
            "the whole command with the start of Zope; finds that nothing changed",
        ),
        Row(
            "complete guides / published documents",
            Sample(tuple(filled.complete), "rows/s"),
            Sample(tuple(filled.published), "rows/s"),
            "ours: checked, submitted, reviewed, confirmed by another publisher; higher is better",
        ),
    ]


def measure_letters(filled: Filled, times: int) -> list[Row]:
    """Make the letters of a campaign in a fresh copy of this site and print them as one file, each time.

    :param times: how often.
    :raises Failed: when letters are missing.
    """
    home = filled.ours
    seconds, drawn, grown, size = [], [], [], 0.0
    for _turn in range(times):
        bring_back_data(home)
        script = INSIDE / "make_letters.py"
        done = json.loads(run_script(home, script, home.name, str(LETTERS)).splitlines()[-1])
        if done["made"] != LETTERS:
            raise Failed(f"{done['made']} letters were made, not {LETTERS}")
        seconds.append(done["seconds"])
        drawn.append(done["drawn"] * 1000 / LETTERS)
        grown.append(done["grown"])
        size = done["bytes"] / 1024
    return [
        Row(
            "letters of a campaign",
            Sample(tuple(seconds), "s"),
            None,
            f"for {LETTERS} people, to be signed by the same superior",
        ),
        Row("a letter in the file of all", Sample(tuple(drawn), "ms"), None, f"{LETTERS} as one PDF of {size:.0f} KiB"),
        Row("memory that the file takes", Sample(tuple(grown), "MiB"), None, "by which the process grows at most"),
    ]
