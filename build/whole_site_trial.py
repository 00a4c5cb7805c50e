"""Take a whole site out, in and out again, killed on the way, and tell the rate beside plone.api; `--help` lists the options.

Exit status: 0 where both manifests are equal but for what is named and nothing is there twice, 1 otherwise.
"""

from __future__ import annotations

from argparse import ArgumentDefaultsHelpFormatter
from argparse import ArgumentParser
from benchmark.client import Unexpected
from benchmark.machine import load
from benchmark.options import ROOT
from benchmark.processes import Failed
from benchmark.whole_site import MAY_GO_ON
from benchmark.whole_site import Trial
from benchmark.whole_site import try_whole_site
from pathlib import Path
from time import monotonic

import sys


def main(arguments: list[str]) -> int:
    """Carry the trial out and print what was found; return the exit status."""
    parser = ArgumentParser(prog="whole_site_trial", description=__doc__, formatter_class=ArgumentDefaultsHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000, help="records, at least")
    parser.add_argument("kills", type=int, nargs="?", default=20, help="how often the import is killed")
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which it is killed")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / ".build" / "whole-site", help="for sites and exports; emptied"
    )
    parser.add_argument(
        "--export", type=Path, help="of a site of this version, to begin with instead of the demonstration's"
    )
    parser.add_argument("--port", type=int, default=8097)
    options = parser.parse_args(arguments)
    began = monotonic()

    def say(what: str) -> None:
        print(f"{monotonic() - began:5.0f} s  {what}", file=sys.stderr, flush=True)

    print(f"load before: {load()}")
    try:
        trial = try_whole_site(
            options.folder, options.port, options.count, options.kills, options.seed, say, options.export
        )
    except (Failed, Unexpected) as error:
        print(error, file=sys.stderr)
        return 1
    tell(trial)
    print(f"load after: {load()}")
    return 0


def tell(trial: Trial) -> None:
    """Print what was found."""
    print(f"{trial.records} records: " + ", ".join(f"{kind} {count}" for kind, count in sorted(trial.kinds.items())))
    print("lines: " + ", ".join(f"{name} {count}" for name, count in trial.parts.items()))
    for kill in trial.kills:
        where = f"in {kill.part}" if kill.part else "before its first word"
        print(f"killed after {kill.seconds:.1f} s of its run, {kill.said} lines in, {where}")
    print(f"killed {len(trial.kills)} times in all")
    for sites, went_on in zip(("export in, A", "A in, killed, B"), trial.went_on, strict=True):
        print(
            f"{sites}: manifests equal; "
            + "; ".join(f"{name} {MAY_GO_ON[name]} ({count} lines)" for name, count in went_on.items())
        )
    print("counted in both sites: " + ", ".join(f"{name} {count}" for name, count in trial.counts.items()))
    for what, one in (
        ("whole site in", trial.ours),
        ("plone.api, a site like ours", trial.beside),
        ("plone.api, stock site", trial.stock),
    ):
        rates = {measure: trial.records / one[measure] for measure in ("seconds", "processor")}
        ratios = {measure: one[measure] / trial.ours[measure] for measure in rates}
        print(
            f"{what}: {rates['processor']:.1f} records/s of processor, {rates['seconds']:.1f} by the clock; "
            f"whole site {ratios['processor']:.2f} and {ratios['seconds']:.2f} times as fast"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
