"""Importing very many rows: whether the last ones are as fast as the first, and how much is written for each."""

from __future__ import annotations

from benchmark.homes import bring_back_data
from benchmark.homes import Home
from benchmark.processes import Failed
from benchmark.processes import run_script
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import DATA
from benchmark.sites import INSIDE
from dataclasses import dataclass
from itertools import pairwise

import json

FIRST = 1000


@dataclass(frozen=True)
class Part:
    """A part of an import, from one commit to another.

    :param rows: how many.
    :param seconds: that it took.
    :param processor: seconds of processor time, which say nothing of what else the machine did.
    :param written: bytes by which Data.fs grew.
    """

    rows: int
    seconds: float
    processor: float
    written: int


def import_many(home: Home, kind: str, count: int) -> tuple[Part, list[Part]]:
    """Import rows into a fresh copy of a site: FIRST alone, then as many as are wanted into another copy.

    :param home: this site, with units and without records.
    :param kind: a type of which inside/import_rows.py makes lists.
    :returns: the first import, and the parts of the second.
    :raises Failed: where rows were refused.
    """
    return whole(_import(home, kind, FIRST)), _import(home, kind, count)


def _import(home: Home, kind: str, count: int) -> list[Part]:
    bring_back_data(home)
    script = INSIDE / "import_rows.py"
    done = json.loads(run_script(home, script, home.name, kind, str(count), str(DATA)).splitlines()[-1])
    if done["totals"]["created"] != count:
        raise Failed(f"{kind}: not all of {count} rows became records: {done['totals']}, {done['reasons']}")
    return parts(done["told"])


def parts(told: list[tuple[int, float, float, int]]) -> list[Part]:
    """Return the parts between two commits.

    :param told: (rows done, seconds, seconds of processor, bytes of Data.fs) as they grow; only a commit adds bytes.
    """
    commits = [told[0], *(after for before, after in pairwise(told) if after[3] > before[3])]
    return [Part(b[0] - a[0], b[1] - a[1], b[2] - a[2], b[3] - a[3]) for a, b in pairwise(commits)]


def whole(several: list[Part]) -> Part:
    """Return several parts as one."""
    return Part(
        sum(part.rows for part in several),
        sum(part.seconds for part in several),
        sum(part.processor for part in several),
        sum(part.written for part in several),
    )


def measure_imports(home: Home, kind: str, count: int) -> list[Row]:
    """Return the lines of an import of many rows: rate by processor time, bytes for each row.

    :param home: this site, with units and without records.
    :param kind: as `import_many` takes it.
    :param count: rows.
    """
    first, several = import_many(home, kind, count)
    every = whole(several)
    rates = Sample(tuple(part.rows / part.processor for part in several), "rows/s")
    written = Sample(tuple(part.written / part.rows / 1000 for part in several), "kB")
    ratio = every.rows / every.processor / (first.rows / first.processor)
    return [
        Row(
            f"import of {kind}",
            rates,
            None,
            f"{count} rows, by processor time; {ratio:.2f} of the rate of {FIRST} alone",
        ),
        Row(
            f"import of {kind}, written for a row", written, None, f"{every.written / count / 1000:.1f} kB on the whole"
        ),
    ]
