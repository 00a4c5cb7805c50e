"""The whole site out, in and out: many records of all kinds, killed on the way; equal manifests, nothing twice, and the rate beside plone.api."""

from __future__ import annotations

from benchmark.homes import bring_back_data
from benchmark.homes import Home
from benchmark.homes import keep_data
from benchmark.homes import lay_out
from benchmark.killed import bring_in_killed
from benchmark.killed import Kill
from benchmark.many_records import multiply
from benchmark.options import ROOT
from benchmark.processes import Failed
from benchmark.processes import run
from benchmark.processes import run_script
from benchmark.samples import Row
from benchmark.samples import Sample
from benchmark.sites import ANSWERS
from benchmark.sites import INSIDE
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shangnan.policy.transfer.whole_site.comparing import differences
from shangnan.policy.transfer.whole_site.lines import lines_from
from shangnan.policy.transfer.whole_site.manifest import continued
from shangnan.policy.transfer.whole_site.manifest import different_parts
from shangnan.policy.transfer.whole_site.manifest import file_of
from shangnan.policy.transfer.whole_site.manifest import Manifest
from shangnan.policy.transfer.whole_site.manifest import read_manifest
from typing import Any

import json
import shutil
import sys

COMMAND = "shangnan.policy.transfer.whole_site.command"
#: What may differ between a site and the one that came in from its export, and why.
MAY_GO_ON = {
    "journal": "goes on: the site that came in says in a chain of its own what came in; all before is the same line by line"
}
NAMED = 20


@dataclass(frozen=True)
class Trial:
    """What was found.

    :param kinds: how many records there are of each kind.
    :param parts: lines by part.
    :param kills: when the import was killed.
    :param went_on: by how many lines a part goes on, between the export that came in and those of the two sites.
    :param counts: what was counted in the site that came in without being killed; the other one has the same.
    :param records: lines of contents that came in.
    :param ours: seconds by the clock and of the processor for bringing them in.
    :param beside: the same for as many documents by plone.api in a site like ours.
    :param stock: the same in a stock site.
    """

    kinds: dict[str, int]
    parts: dict[str, int]
    kills: list[Kill]
    went_on: list[dict[str, int]]
    counts: dict[str, int]
    records: int
    ours: dict[str, float]
    beside: dict[str, float]
    stock: dict[str, float]


def try_whole_site(
    folder: Path, port: int, count: int, kills: int, seed: int, say: Callable[[str], None], export: Path | None = None
) -> Trial:
    """Carry the trial out.

    :param folder: for sites and exports; emptied.
    :param port: of the servers, none of which is started.
    :param count: records, at least.
    :param kills: how often the second import is killed.
    :param seed: of the moments.
    :param say: is told what is done.
    :param export: of a site, to begin with; None for that of the demonstration, with what an archive has besides.
    :raises Failed: where manifests differ, something is there twice or missing, or a command fails.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ours = Home("shangnan", folder / "ours", port)
    say("an empty site")
    lay_out(ours, stock=False)
    run_script(ours, ROOT / "instance" / "create_site.py", str(ANSWERS))
    keep_data(ours)
    if export is None:
        say("a site with something of everything")
        run_script(ours, INSIDE / "make_whole_site.py", ours.name)
        export = folder / "first"
        _out(ours, export)
    many = multiply(export, folder / "many", count)
    records = sum(kinds(folder / "many").values())
    if records < count:
        raise Failed(f"{records} records instead of {count}")
    say(f"{records} records in, by one run")
    bring_back_data(ours)
    rate = _timed(ours, "bring_in.py", str(folder / "many"))
    counted = _counted(ours, folder / "many")
    _out(ours, folder / "A")
    went_on = [compared(folder / "many", folder / "A")]
    say(f"in {rate['processor']:.0f} s of processor; manifests equal; in again, killed {kills} times")
    bring_back_data(ours)
    lines = sum(part.count for part in read_manifest(folder / "A").parts if part.name not in ("blobs", "journal"))
    killed = bring_in_killed(ours, folder / "A", lines, kills, Random(seed))
    again = _counted(ours, folder / "A")
    if again != counted:
        raise Failed(f"counted {again} after the kills, not {counted}")
    _out(ours, folder / "B")
    went_on.append(compared(folder / "A", folder / "B"))
    say(f"killed {len(killed)} times, manifests equal; {records} documents by plone.api")
    bring_back_data(ours)
    beside = _timed(ours, "add_documents.py", str(records), str(int(rate["batch"])))
    shutil.rmtree(ours.folder)
    say(f"in {beside['processor']:.0f} s of processor; the same in a stock site")
    stock = Home("stock", folder / "stock", port + 1)
    lay_out(stock, stock=True)
    run_script(stock, INSIDE / "make_stock.py", stock.name)
    other = _timed(stock, "add_documents.py", str(records), str(int(rate["batch"])))
    parts = {part.name: part.count for part in many.parts}
    return Trial(dict(kinds(folder / "many")), parts, killed, went_on, counted, records, rate, beside, other)


def kinds(folder: Path) -> Counter[str]:
    """Return how many lines of contents an export has of each kind, but for the sections and the site."""
    with file_of(folder, "contents").open("rb") as stream:
        found = Counter(str(line.get("type")) for line in lines_from(stream))
    for name in ("None", "Section"):
        found.pop(name, None)
    return found


def _out(home: Home, folder: Path) -> None:
    run(home, sys.executable, "-m", COMMAND, str(home.configuration), "out", str(folder))


def _timed(home: Home, script: str, *arguments: str) -> dict[str, float]:
    found: dict[str, float] = json.loads(run_script(home, INSIDE / script, home.name, *arguments).splitlines()[-1])
    return found


def _counted(home: Home, folder: Path) -> dict[str, int]:
    """Return what is counted in a site, after it was compared with the export that came in.

    :raises Failed: where something is there twice, or missing.
    """
    found: dict[str, Any] = json.loads(run_script(home, INSIDE / "count_objects.py", home.name).splitlines()[-1])
    with file_of(folder, "contents").open("rb") as stream:
        paths = [str(line["path"]) for line in lines_from(stream) if line["path"]]
    counts: dict[str, int] = found["counts"]
    objects = {name: count for name, count in counts.items() if name not in ("files", "frozen")}
    if set(objects.values()) != {len(paths)} or len(set(paths)) != len(paths) or found["missing"]:
        raise Failed(
            f"{len(paths)} lines of contents came in, and counted was {counts}; not in the catalog: {found['missing']}"
        )
    return counts


def compared(one: Path, other: Path) -> dict[str, int]:
    """Return by how many lines the other export goes on.

    :raises Failed: naming what differs in any other way.
    """
    ours, theirs = read_manifest(one), read_manifest(other)
    if different_parts(ours, theirs):
        raise Failed(_difference(one, other, ours, theirs))
    went_on = continued(ours, theirs)
    if set(went_on) - set(MAY_GO_ON):
        raise Failed(f"{sorted(set(went_on) - set(MAY_GO_ON))} of {other} go on behind those of {one}")
    return went_on


def _difference(one: Path, other: Path, ours: Manifest, theirs: Manifest) -> str:
    lines = [f"{part}: {line}: {what}" for part, line, what in differences(one, other, ours, theirs)]
    return "\n".join([f"{one} and {other} differ in {len(lines)} lines:", *lines[:NAMED]])


def measure_whole_site(folder: Path, port: int, count: int, kills: int, say: Callable[[str], None]) -> list[Row]:
    """Return the lines of the table; parameters as `try_whole_site` has them.

    :raises Failed: as that does.
    """
    return rows_of(try_whole_site(folder, port, count, kills, 1, say))


def rows_of(trial: Trial) -> list[Row]:
    """Return the lines of the table for what was found."""
    lines = sum(trial.parts.values())
    note = (
        f"{trial.records} records of {len(trial.kinds)} kinds, {trial.parts['blobs']} files, {lines} lines; killed {len(trial.kills)} times "
        f"and gone on: the same manifest, nothing twice; higher is better"
    )
    found = []
    for measure, name in (("seconds", "by the clock"), ("processor", "by processor time")):
        ours, beside, stock = (
            Sample((trial.records / one[measure],), "records/s") for one in (trial.ours, trial.beside, trial.stock)
        )
        found.append(
            Row(
                f"whole site in / documents by plone.api, {name}",
                ours,
                stock,
                f"{note}; in a site like ours plone.api adds {beside}",
            )
        )
        note = "the same"
    return found
