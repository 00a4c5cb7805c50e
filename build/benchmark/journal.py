"""What the journal costs ordinary work: dispatches added by eight writers at once, with it and without it in turn."""

from __future__ import annotations

from benchmark.homes import bring_back_data
from benchmark.homes import Home
from benchmark.processes import BIN
from benchmark.processes import environment
from benchmark.processes import Failed
from benchmark.processes import run_script
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import INSIDE
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import json
import re
import subprocess

SCRIPT = INSIDE / "measure_journal.py"
WRITERS = 8
#: More than this times the same work without the journal it must not take.
LIMIT = 1.25


def measure_journal(home: Home, times: int = 10, rounds: int = 5) -> list[Row]:
    """Measure one process with eight threads, and two processes with four each on one database.

    :param home: this site.
    :param times: dispatches that each thread adds in a turn.
    :param rounds: turns with and without the journal, each.
    :raises Failed: where no entry was written, or the limit is exceeded.
    """
    bring_back_data(home)
    with TemporaryDirectory() as folder:
        one = json.loads(
            run_script(home, SCRIPT, *_arguments(home, "one", WRITERS, times, rounds, folder, 1)).splitlines()[-1]
        )
    bring_back_data(home)
    two = _two_processes(home, times, rounds)
    entries = one["entries"] + two["entries"]
    if entries < 2 * WRITERS * times * rounds:
        raise Failed(f"only {entries} entries were written, so nothing was measured")
    return [
        *_rows(f"{WRITERS} threads in one process", one, times),
        *_rows("4 threads in each of 2 processes", two, times),
    ]


def _rows(what: str, done: dict[str, Any], times: int) -> list[Row]:
    found = []
    for measure, name in (("seconds", "by the clock"), ("processor", "processor time")):
        on, off = (
            Sample(tuple(value * 1000 / WRITERS / times for value in done[measure][mode]), "ms")
            for mode in ("on", "off")
        )
        ratio = on.median / off.median
        pairs = [one / two for one, two in zip(on.values, off.values, strict=True)]
        note = f"without the journal {off}: {ratio:.2f} times as long ({min(pairs):.2f}–{max(pairs):.2f}); {what}"
        found.append(Row(f"a dispatch added with the journal, {name}", on, None, note))
        if median(pairs) > LIMIT:
            raise Failed(f"work with the journal takes {median(pairs):.2f} times as long, {what}")
    return found


def _arguments(home: Home, name: str, threads: int, times: int, rounds: int, folder: str, others: int) -> list[str]:
    return [home.name, name, *map(str, (threads, times, rounds)), folder, str(others)]


def _two_processes(home: Home, times: int, rounds: int) -> dict[str, Any]:
    """Measure two processes whose database another one serves, and return the sums of both."""
    with _served_database(home) as configuration, TemporaryDirectory() as folder:
        processes = []
        for name in ("first", "second"):
            arguments = _arguments(home, name, WRITERS // 2, times, rounds, folder, 2)
            command = [str(BIN / "zconsole"), "run", str(configuration), str(SCRIPT), *arguments]
            processes.append(
                subprocess.Popen(
                    command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                )
            )
            # The second finds what the first has made, and both make accounts.
            _wait_for(Path(folder) / f"start {name}-{name}", processes[-1])
        done = []
        for process in processes:
            out, err = process.communicate()
            if process.returncode:
                raise Failed(f"a writer ended with {process.returncode}:\n{out}\n{err}")
            done.append(json.loads(out.splitlines()[-1]))
    first, second = done
    summed: dict[str, Any] = {"entries": max(first["entries"], second["entries"])}
    for measure, join in (("seconds", max), ("processor", lambda one, two: one + two)):
        summed[measure] = {
            mode: [join(one, two) for one, two in zip(first[measure][mode], second[measure][mode], strict=True)]
            for mode in ("on", "off")
        }
    return summed


def _wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    while not path.exists():
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        raise Failed(f"a writer ended with {process.returncode}:\n{process.communicate()}")


@contextmanager
def _served_database(home: Home) -> Iterator[Path]:
    """Serve the database of a home by ZEO while the block runs; yields a configuration file that asks there."""
    port, data = home.port + 7, home.var / "filestorage" / "Data.fs"
    text = home.configuration.read_text(encoding="utf-8")
    client = f"""<zeoclient>
      server 127.0.0.1:{port}
      blob-dir {home.var / "blobstorage"}
      shared-blob-dir on
    </zeoclient>"""
    configuration = home.configuration.with_name("zope-zeo.conf")
    configuration.write_text(re.sub(r"(?s)<blobstorage>.*</blobstorage>", client, text), encoding="utf-8")
    command = [str(BIN / "runzeo"), "-C", str(_server(home, port, data))]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield configuration
    finally:
        process.terminate()
        process.wait(30)


def _server(home: Home, port: int, data: Path) -> Path:
    path = home.configuration.with_name("zeo.conf")
    text = f"""<zeo>
  address 127.0.0.1:{port}
</zeo>
<blobstorage 1>
  blob-dir {home.var / "blobstorage"}
  <filestorage>
    path {data}
  </filestorage>
</blobstorage>
"""
    path.write_text(text, encoding="utf-8")
    return path
