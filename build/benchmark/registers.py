"""Registers with very many records of a kind, as somebody sees them who may read nearly all."""

from __future__ import annotations

from benchmark.client import Reader
from benchmark.client import Unexpected
from benchmark.homes import bring_back_data
from benchmark.homes import Home
from benchmark.processes import run_script
from benchmark.processes import serving
from benchmark.samples import milliseconds
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import INSIDE
from collections.abc import Sequence
from urllib.parse import urlencode

import json
import re
import secrets

ROUNDS = 5
# What people do with a list; the values are what fill_registers.py spreads over the records.
QUESTIONS: tuple[dict[str, str], ...] = (
    {},
    {"b_start": "5000"},
    {"sort": "title", "order": "asc"},
    {"sort": "state", "order": "desc"},
    {"year": "2019"},
    {"text": "营商环境"},
    {"text": "培训", "year": "2020", "sort": "title", "order": "desc"},
)


def measure_registers(home: Home, names: Sequence[str], count: int) -> list[Row]:
    """Fill a fresh copy of this site with records and ask for each kind's register in several ways.

    :param home: this site; its data is brought back to what was kept, then filled.
    :param names: kinds; empty for all.
    :param count: records of each kind.
    :raises Unexpected: when a register shows fewer records than it should.
    """
    bring_back_data(home)
    password = secrets.token_urlsafe(16)
    script = INSIDE / "fill_registers.py"
    done = json.loads(run_script(home, script, home.name, ",".join(names), str(count), password).splitlines()[-1])
    rows = []
    account = (done["account"], password)
    with serving(home, f"/{home.name}"), Reader(home.port, account=account) as reader:
        for kind in done["kinds"]:
            rows += _measure(reader, f"/{home.name}/{kind['section']}/@@register", kind["name"], count)
    return rows


def _measure(reader: Reader, base: str, name: str, count: int) -> list[Row]:
    """Return the lines of one kind: its list asked in every way, and all of it as a workbook."""
    page = reader.get(f"{base}?{urlencode({'kind': name})}").html
    shown = re.search(r'id="register-count"[^>]*>.*?<b>(\d+)</b>', page, re.S)
    if shown is None or int(shown[1]) < count // 4:
        raise Unexpected(f"The register of {name} shows {shown[1] if shown else 'no'} records of {count}")
    paths = [f"{base}?{urlencode({'kind': name, **question})}" for question in QUESTIONS]
    seconds = {path: [reader.get(path).seconds for _round in range(ROUNDS)] for path in paths}
    slowest = max(paths, key=lambda path: sorted(seconds[path])[ROUNDS // 2])
    workbook = [reader.get(f"{base}.xlsx?{urlencode({'kind': name})}").seconds for _round in range(2)]
    every = [value for path in paths for value in seconds[path]]
    asked = slowest.partition("&")[2] or "as it opens"
    return [
        Row(f"register of {name}", milliseconds(every), None, f"{shown[1]} of {count} records seen"),
        Row(f"register of {name}, its slowest list", milliseconds(seconds[slowest]), None, asked),
        Row(f"register of {name} as a workbook", Sample(tuple(workbook), "s"), None, "all that is seen"),
    ]
