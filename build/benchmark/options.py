"""How much is measured, and where."""

from __future__ import annotations

from argparse import ArgumentDefaultsHelpFormatter
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Options:
    """What a run measures.

    :param requests: requests of each kind of page to each site.
    :param first: first starts, from nothing.
    :param starts: starts of each server.
    :param imports: fresh imports into each site.
    :param readers: how many ask at the same time, for the throughput.
    :param records: records of each kind whose register is measured.
    :param rows: rows of the one long list that is imported.
    :param registers: names of those kinds; empty for every kind that has a register.
    :param whole_site: records that go out, in and out with the whole site.
    :param kills: how often that import is killed.
    :param port: first of two ports.
    :param folder: where the sites are made; emptied at the start of a run.
    :param figures: where the table and the figures are written.
    """

    requests: int
    first: int
    starts: int
    imports: int
    readers: int
    records: int
    rows: int
    registers: tuple[str, ...]
    whole_site: int
    kills: int
    port: int
    folder: Path
    figures: Path


def read_options(arguments: Sequence[str]) -> Options:
    """Return the options that a command line gives."""
    parser = ArgumentParser(prog="bench", description=__doc__, formatter_class=ArgumentDefaultsHelpFormatter)
    parser.add_argument("--requests", type=_at_least_two, default=120, help="of each kind of page to each site")
    parser.add_argument("--first", type=_at_least_two, default=3, help="starts of each site from nothing")
    parser.add_argument("--starts", type=_at_least_two, default=5, help="of each server")
    parser.add_argument("--imports", type=_at_least_two, default=3, help="into each site, each time into a fresh one")
    parser.add_argument("--readers", type=_at_least_two, default=4, help="at the same time, for the throughput")
    parser.add_argument("--records", type=_at_least_two, default=10_000, help="of each kind whose register is measured")
    parser.add_argument("--rows", type=_at_least_two, default=20_000, help="of the one long list that is imported")
    parser.add_argument(
        "--registers",
        type=_names,
        default=("OutgoingDispatch",),
        help="kinds whose registers are measured, with commas between; 'all' takes some minutes for each kind",
    )
    parser.add_argument(
        "--whole-site",
        type=_at_least_two,
        default=2000,
        help="records that go out, in and out with the whole site; 10000 with --kills 20 take as long as all the rest",
    )
    parser.add_argument("--kills", type=_at_least_two, default=5, help="of the import of the whole site")
    parser.add_argument("--port", type=int, default=8095, help="of this site; the next one is the stock site's")
    parser.add_argument("--folder", type=Path, default=ROOT / ".build" / "bench", help="for the two sites")
    parser.add_argument("--figures", type=Path, default=ROOT / "docs" / "figures", help="for the table")
    return Options(**vars(parser.parse_args(arguments)))


def _at_least_two(text: str) -> int:
    """A median of one is no median."""
    number = int(text)
    if number < 2:
        raise ValueError(text)
    return number


def _names(text: str) -> tuple[str, ...]:
    return () if text == "all" else tuple(name for name in text.split(",") if name)
