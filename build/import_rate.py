"""Import many rows into a scratch site and tell rate and bytes by part; `--help` lists the options."""

from __future__ import annotations

from argparse import ArgumentDefaultsHelpFormatter
from argparse import ArgumentParser
from benchmark.homes import Home
from benchmark.homes import keep_data
from benchmark.homes import lay_out
from benchmark.imports import import_many
from benchmark.imports import Part
from benchmark.imports import whole
from benchmark.options import ROOT
from benchmark.processes import run_script
from benchmark.sites import ANSWERS
from benchmark.sites import INSIDE
from pathlib import Path

import sys


def main(arguments: list[str]) -> int:
    """Measure and print; return the exit status."""
    parser = ArgumentParser(prog="import_rate", description=__doc__, formatter_class=ArgumentDefaultsHelpFormatter)
    parser.add_argument("--kind", default="OutgoingDispatch", help="ServiceGuide or OutgoingDispatch")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument(
        "--folder", type=Path, default=ROOT / ".build" / "import-rate", help="for the site; kept for the next run"
    )
    parser.add_argument("--port", type=int, default=8097)
    options = parser.parse_args(arguments)
    home = Home("shangnan", options.folder, options.port)
    if not (home.folder / "kept").exists():
        lay_out(home, stock=False)
        run_script(home, ROOT / "instance" / "create_site.py", str(ANSWERS))
        run_script(home, INSIDE / "add_units.py", home.name)
        keep_data(home)
    first, several = import_many(home, options.kind, options.rows)
    _tell("alone", first)
    for part in [*several, whole(several)]:
        _tell("of more" if part in several else "on the whole", part)
    return 0


def _tell(what: str, part: Part) -> None:
    seconds, processor, written = part.rows / part.seconds, part.rows / part.processor, part.written / part.rows / 1000
    print(f"{part.rows:6} rows {what}: {seconds:.1f} rows/s, {processor:.1f} rows/s of processor, {written:.1f} kB/row")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
