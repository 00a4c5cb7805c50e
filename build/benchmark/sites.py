"""Making the two sites, and how long it takes to fill them."""

from __future__ import annotations

from benchmark.homes import bring_back_data
from benchmark.homes import Home
from benchmark.homes import keep_data
from benchmark.homes import lay_out
from benchmark.options import Options
from benchmark.options import ROOT
from benchmark.processes import Failed
from benchmark.processes import run
from benchmark.processes import run_script
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import csv
import json
import sys

INSIDE = Path(__file__).parent / "inside"
DATA = ROOT / "src" / "shangnan.policy" / "shangnan" / "policy" / "demonstration" / "data"
COMMAND = "shangnan.policy.transfer.command"
ANSWERS = ROOT / "instance" / "answers" / "empty.json"
# Account in whose name complete guides are brought in, made by inside/add_units.py; another one confirms them.
IMPORTER = "bench-importer"


@dataclass(frozen=True)
class Filled:
    """Two sites that hold as much, and how fast that was.

    :param ours: this site.
    :param stock: the stock site.
    :param items: rows of the list that was imported into this site.
    :param guides: what this site holds, as describe_ours.py writes it; the paths in the stock site are the same but for
        the first part.
    :param first: rows of the list a second, into a site that has none of them, one for each fresh import.
    :param again: seconds for the command with the same list once more, one for each import.
    :param complete: complete guides a second, taken to publication.
    :param documents: drafts a second in the stock site.
    :param published: documents a second, published, in the stock site.
    """

    ours: Home
    stock: Home
    items: int
    guides: list[dict[str, Any]]
    first: list[float]
    again: list[float]
    complete: list[float]
    documents: list[float]
    published: list[float]

    @property
    def drafts(self) -> int:
        """How many drafts there are in each site."""
        return sum(not guide["public"] for guide in self.guides)


def fill(options: Options, say: Callable[[str], None]) -> Filled:
    """Make both sites and fill them as often as the options say, in turn; the last ones stay."""
    ours = Home("shangnan", options.folder / "ours", options.port)
    stock = Home("stock", options.folder / "stock", options.port + 1)
    say("making this site, without content")
    lay_out(ours, stock=False)
    run_script(ours, ROOT / "instance" / "create_site.py", str(ANSWERS))
    run_script(ours, INSIDE / "add_units.py", ours.name)
    say("making the stock site")
    lay_out(stock, stock=True)
    run_script(stock, INSIDE / "make_stock.py", stock.name)
    keep_data(ours)
    keep_data(stock)
    filled = Filled(ours, stock, count_items(), [], [], [], [], [], [])
    for turn in range(options.imports):
        say(f"import {turn + 1} of {options.imports}")
        _fill_once(filled)
    return filled


def count_items() -> int:
    """Return the number of rows of the list."""
    with (DATA / "service-items.csv").open(encoding="utf-8-sig", newline="") as stream:
        return sum(1 for _row in csv.DictReader(stream))


def _fill_once(filled: Filled) -> None:
    """Fill fresh copies of both sites with the same and note how long each took."""
    ours, stock = filled.ours, filled.stock
    bring_back_data(ours)
    bring_back_data(stock)
    items = _import(ours, DATA / "service-items.csv")
    filled.first.append(items["totals"]["created"] / items["seconds"])
    repeated = _import(ours, DATA / "service-items.csv")
    if (items["totals"]["created"], repeated["totals"]["unchanged"]) != (filled.items, filled.items):
        raise Failed(f"Not all rows were new, then unchanged: {items['totals']}, {repeated['totals']}")
    filled.again.append(repeated["whole"])
    complete = _import(ours, DATA / "guides.json", "--publish", "--by", IMPORTER)
    filled.complete.append(len(complete["rows"]) / complete["seconds"])
    confirmed = json.loads(run_script(ours, INSIDE / "confirm_imports.py", ours.name).splitlines()[-1])
    if confirmed["refused"] or confirmed["done"] != len(complete["rows"]):
        raise Failed(f"Not all guides were confirmed: {confirmed}")
    complete["seconds"] += confirmed["seconds"]
    described = ours.folder / "content.json"
    run_script(ours, INSIDE / "describe_ours.py", ours.name, str(described))
    content = json.loads(described.read_text(encoding="utf-8"))
    drafts = [guide for guide in content["guides"] if not guide["public"]]
    public = [guide for guide in content["guides"] if guide["public"]]
    filled.documents.append(_documents(stock, "services", drafts))
    filled.published.append(_documents(stock, "services", public))
    _documents(stock, "units", [unit | {"html": "", "public": True} for unit in content["units"]])
    filled.guides[:] = content["guides"]


def _import(home: Home, file: Path, *options: str) -> dict[str, Any]:
    """Import a file by the command that people use and return its report; no row may be refused.

    The report is given the whole time of the command in seconds, with the start of Zope, as `whole`.
    """
    report = home.folder / "report.json"
    command = [sys.executable, "-m", COMMAND, str(home.configuration), str(file)]
    began = perf_counter()
    run(home, *command, "--site", home.name, "--json", str(report), *options)
    whole = perf_counter() - began
    data: dict[str, Any] = json.loads(report.read_text(encoding="utf-8")) | {"whole": whole}
    if data["totals"].get("refused"):
        raise Failed(f"{file.name}: rows were refused: {data['totals']}")
    return data


def _documents(home: Home, folder: str, documents: list[dict[str, Any]]) -> float:
    """Put documents into a folder of the stock site and return how many a second that were."""
    source = home.folder / "documents.json"
    source.write_text(json.dumps({"folder": folder, "documents": documents}, ensure_ascii=False), encoding="utf-8")
    done = json.loads(run_script(home, INSIDE / "fill_stock.py", home.name, str(source)).splitlines()[-1])
    return float(done["rows"] / done["seconds"])
