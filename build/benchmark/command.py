"""The command: make both sites, measure, print, write."""

from __future__ import annotations

from benchmark.client import Unexpected
from benchmark.first_start import measure_first_starts
from benchmark.imports import measure_imports
from benchmark.journal import measure_journal
from benchmark.load import measure_load
from benchmark.machine import facts
from benchmark.machine import load
from benchmark.options import read_options
from benchmark.pages import measure_pages
from benchmark.paths import find_paths
from benchmark.processes import Failed
from benchmark.registers import measure_registers
from benchmark.report import table
from benchmark.report import write
from benchmark.sites import fill
from benchmark.whole import import_rows
from benchmark.whole import measure_letters
from benchmark.whole import measure_paper
from benchmark.whole import measure_starts
from benchmark.whole_site import measure_whole_site
from benchmark.writes import measure_writes
from collections.abc import Sequence
from time import monotonic

import sys


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark; return the exit status."""
    options = read_options(arguments)
    began = monotonic()

    def say(what: str) -> None:
        print(f"{monotonic() - began:5.0f} s  {what}", file=sys.stderr, flush=True)

    known = facts()
    try:
        say(f"first starts, {options.first} of each")
        rows = measure_first_starts(options)
        filled = fill(options, say)
        rows += import_rows(filled)
        say(f"starting each server {options.starts + 1} times")
        rows += measure_starts(filled, options.starts)
        paths = find_paths(filled)
        say(f"asking for {options.requests} pages of each kind")
        rows += measure_pages(filled, paths, options.requests)
        say(f"asking with {options.readers} readers at once")
        rows += measure_load(filled, paths, options.requests, options.readers)
        say("drawing every guide as PDF")
        rows += measure_paper(filled, paths)
        say("letters of a campaign")
        rows += measure_letters(filled, options.imports)
        say(f"registers, {options.records} records of a kind")
        rows += measure_registers(filled.ours, options.registers, options.records)
        say("what is written for a record that is added alone")
        rows += measure_writes(filled.ours)
        say("eight writers at once, with the journal and without it")
        rows += measure_journal(filled.ours)
        say(f"a list of {options.rows} rows")
        rows += measure_imports(filled.ours, "OutgoingDispatch", options.rows)
        say(f"the whole site, {options.whole_site} records, killed {options.kills} times")
        rows += measure_whole_site(options.folder / "whole-site", options.port, options.whole_site, options.kills, say)
    except (Failed, Unexpected) as error:
        print(error, file=sys.stderr)
        return 1
    contents = (
        f"Measured with {len(paths.guides)} published guides and {filled.drafts} drafts in each site; "
        f"{options.requests} requests of each kind to each site, {options.first} first starts, {options.starts} starts, {options.imports} imports."
    )
    write(options, known | {"load after": load()}, contents, rows)
    print(table(rows))
    say(f"written to {options.figures}")
    return 0
