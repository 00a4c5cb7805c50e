"""Attack a scratch site in every way, bounded in number and time, and say what each came to.

    .venv/bin/python build/attack.py whole [--count 300] [--seconds 600] [--port 9160] [--only services scanner load mixed crawls]

The site is made anew with the demonstration under .build/attack and served on this machine alone. Ends with status 1 where an
attack found something.
"""

from __future__ import annotations

from argparse import ArgumentParser
from attacks import crawls
from attacks import load
from attacks import mixed
from attacks import scanner
from attacks import services
from attacks.outcome import Outcome
from attacks.scratch import describe
from attacks.scratch import FOLDER
from attacks.scratch import prepare
from attacks.scratch import Scratch
from attacks.scratch import served
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import shutil

PARTS = ("services", "scanner", "load", "mixed", "crawls")


def main(arguments: list[str]) -> int:
    """Run the attacks and print a line for each; return the exit status."""
    parser = ArgumentParser(prog="attack")
    parser.add_argument("--count", type=int, default=300, help="cases for each office")
    parser.add_argument("--seconds", type=int, default=600, help="the longest for each attack")
    parser.add_argument("--port", type=int, default=9160)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    options = parser.parse_args(arguments)
    FOLDER.mkdir(parents=True, exist_ok=True)
    print("making a site to attack ...", flush=True)
    home, known = prepare(options.port)
    description = describe(home, known)
    good = True
    with served(home, known) as scratch:
        for outcome in attacks(scratch, description, options.only, options.count, options.seconds):
            print(outcome, flush=True)
            good = good and not outcome.failures
        for line in errors_in(scratch.log):
            print(f"in the log: {line}")
    shutil.rmtree(home.var / "blobstorage", ignore_errors=True)
    return 0 if good else 1


def attacks(scratch: Scratch, description: Path, only: list[str], count: int, seconds: int) -> Iterator[Outcome]:
    """Yield what each attack came to.

    :param only: which.
    :param count: cases for each office.
    :param seconds: the longest for each.
    """
    if "services" in only:
        for account in services.OFFICES:
            yield services.attack(scratch, description, account, count, seconds)
    if "scanner" in only:
        yield scanner.attack(scratch, seconds)
    if "load" in only:
        status = load.main([scratch.address, "--pid", str(scratch.pid)])
        yield Outcome("load", 1, () if not status else ("others waited too long",))
    if "mixed" in only:
        status = mixed.main([scratch.address, "--pid", str(scratch.pid), "--requests", str(count * 3)])
        yield Outcome("mixed", count * 3, () if not status else ("memory grew",))
    if "crawls" in only:
        yield crawls.attack()


def errors_in(log: Path) -> list[str]:
    """Return the last lines of tracebacks in the server's log, each once."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    ends = [
        line
        for before, line in pairwise(lines)
        if before.startswith("    ") and line and not line.startswith((" ", "Traceback"))
    ]
    return list(dict.fromkeys(ends))
