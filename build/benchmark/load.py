"""Several readers at once, and memory."""

from __future__ import annotations

from benchmark.client import Reader
from benchmark.paths import Paths
from benchmark.processes import Server
from benchmark.processes import serving
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import Filled
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from itertools import islice
from time import perf_counter


def measure_load(filled: Filled, paths: Paths, times: int, readers: int) -> list[Row]:
    """Ask each site, the other one stopped, with several readers at once; then look at its memory.

    :param times: pages for each site; three such rounds are measured.
    :param readers: how many ask at once.
    """
    speeds: list[Sample] = []
    memories: list[Sample] = []
    for home in (filled.ours, filled.stock):
        asked = [f"/{home.name}{path}" for path in islice(cycle(paths.mixed), times)]
        with serving(home, f"/{home.name}") as server:
            ask_for(home.port, [f"/{home.name}{path}" for path in paths.mixed], readers)
            speeds.append(Sample(tuple(ask_for(home.port, asked, readers) for _round in range(3)), "pages/s"))
            memories.append(Sample((server.memory(),), "MiB"))
    note = f"{readers} readers at once; guides, home and searches mixed; higher is better"
    return [
        Row("throughput", speeds[0], speeds[1], note),
        Row("memory after that", memories[0], memories[1], "resident, of one process"),
    ]


def ask_for(port: int, paths: Sequence[str], readers: int) -> float:
    """Ask for paths with several readers at once, each taking a share; return how many a second were answered."""

    def read(share: Sequence[str]) -> int:
        with Reader(port) as reader:
            return len([reader.get(path) for path in share])

    began = perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        done = sum(pool.map(read, [paths[start::readers] for start in range(readers)]))
    return done / (perf_counter() - began)


def memory_row(what: str, ours: Server, stock: Server) -> Row:
    """Return the line for what both processes hold in memory now."""
    return Row(what, Sample((ours.memory(),), "MiB"), Sample((stock.memory(),), "MiB"), "resident, of one process")
