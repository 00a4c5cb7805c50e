"""From nothing to the first page of this site, beside the making of a stock site alone."""

from __future__ import annotations

from benchmark.homes import Home
from benchmark.homes import lay_out
from benchmark.options import Options
from benchmark.options import ROOT
from benchmark.processes import run_script
from benchmark.processes import serving
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import INSIDE
from dataclasses import dataclass
from dataclasses import field
from resource import getrusage
from resource import RUSAGE_CHILDREN
from time import perf_counter

ANSWERS = ROOT / "instance" / "answers" / "demonstration.json"


@dataclass
class _Taken:
    """What the runs of one kind took, in seconds."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def measure_first_starts(options: Options) -> list[Row]:
    """Make both sites from nothing, in turn; this one also answers its first page. The environment is built before.

    :param options: `first` says how often.
    """
    ours = Home("shangnan", options.folder / "first", options.port)
    stock = Home("stock", options.folder / "first-stock", options.port + 1)
    taken = {ours.name: _Taken(), stock.name: _Taken()}
    for number in range(options.first):
        pair = [ours, stock]
        for home in pair if number % 2 == 0 else reversed(pair):
            _first_start(home, home is stock, taken[home.name])
    note = "as `make start`: the site with accounts and its first home page / the stock site made, not served"
    return [
        Row(
            "first start / stock site made, processor time",
            Sample(tuple(taken[ours.name].processor), "s"),
            Sample(tuple(taken[stock.name].processor), "s"),
            note,
        ),
        Row(
            "the same by the clock",
            Sample(tuple(taken[ours.name].wall), "s"),
            Sample(tuple(taken[stock.name].wall), "s"),
        ),
    ]


def _first_start(home: Home, stock: bool, taken: _Taken) -> None:
    lay_out(home, stock=stock)
    began, before = perf_counter(), _processor_of_ended()
    if stock:
        run_script(home, INSIDE / "make_stock.py", home.name)
        taken.wall.append(perf_counter() - began)
        taken.processor.append(_processor_of_ended() - before)
        return
    run_script(home, ROOT / "instance" / "create_site.py", str(ANSWERS))
    made = _processor_of_ended() - before
    with serving(home, f"/{home.name}") as server:
        taken.wall.append(perf_counter() - began)
        taken.processor.append(made + server.processor())


def _processor_of_ended() -> float:
    """Return the processor time of all processes that were started here and have ended."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
