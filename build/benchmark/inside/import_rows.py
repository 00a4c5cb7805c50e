"""Import a made-up list into a site of ours; tells as JSON, now and then, rows done, seconds, seconds of processor and bytes of Data.fs.

The rows are such as people hand in: names of real items in towns of the county, dispatches put together from sentences of
real guides, so that words come as often as in a real list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from random import Random
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.lists import of_type
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.units.directory import all_units
from Testing.makerequest import makerequest
from time import perf_counter
from time import process_time
from typing import Any
from zope.component.hooks import setSite

import csv
import io
import json
import re
import resource
import sys

TOWNS = ("城关", "富水", "湘河", "赵川", "金丝峡", "过风楼", "试马", "清油河", "十里坪", "青山")
FIRST_DAY = date(2015, 1, 1)


def items(data: Path, count: int, dice: Random) -> Iterator[list[str]]:
    """Yield a list of items with its header."""
    with (data / "service-items.csv").open(encoding="utf-8-sig", newline="") as stream:
        real = list(csv.DictReader(stream))
    yield ["unit", "name", "parent", "type_code", "code"]
    units = [unit.title for unit in all_units() if unit.is_open]
    for number in range(count):
        row = dice.choice(real)
        name = f"{row['name'][:150]}（{dice.choice(TOWNS)}镇第{number}项）"
        code = (
            f"{dice.randrange(10**9):09d}{number % 1000:03d}-611023000000-000-11611023016000000A-1-{number % 100:02d}"
        )
        yield [dice.choice(units), name, row["parent"], row["type_code"], code]


def dispatches(data: Path, count: int, dice: Random) -> Iterator[list[str]]:
    """Yield a list of outgoing dispatches with its header."""
    guides = json.loads((data / "guides.json").read_text(encoding="utf-8"))
    texts = [text for guide in guides for text in _texts(guide) if not re.search(r"\d{15}|[<>]", text)]
    sentences = sorted({part for text in texts for part in re.split(r"(?<=[。；])", text) if 8 < len(part) < 150})
    yield [
        "responsible_unit",
        "title",
        "kind",
        "recipients",
        "body",
        "signature",
        "written_on",
        "organ_mark",
        "disclosure",
    ]
    units = [unit.title for unit in all_units() if unit.is_open]
    for number in range(count):
        unit, day = dice.choice(units), FIRST_DAY + timedelta(days=dice.randrange(3600))
        title = f"关于{dice.choice(TOWNS)}镇做好{dice.choice(guides)['name'][:60]}工作的通知（{number}）"
        body = "\n".join("".join(dice.choices(sentences, k=4)) for _paragraph in range(3))
        yield [unit, title, "通知", "各镇人民政府", body, unit, day.isoformat(), f"{unit}文件", "主动公开"]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


LISTS = {"ServiceGuide": items, "OutgoingDispatch": dispatches}


def main(app: Any, site_id: str, portal_type: str, count: str, data: str) -> None:
    """Import.

    :param app: the Zope application root.
    :param site_id: id of the site.
    :param portal_type: one of LISTS.
    :param count: rows.
    :param data: folder of the examples.
    """
    site = makerequest(app)[site_id]
    setSite(site)
    text = io.StringIO(newline="")
    csv.writer(text).writerows(LISTS[portal_type](Path(data), int(count), Random(portal_type)))
    known = of_type(portal_type)
    rows = read_rows(BytesIO(text.getvalue().encode()), "list.csv", known.list_kind)
    file = Path(site._p_jar.db().storage.getName())
    told: list[tuple[int, float, float, int]] = []
    began, processor = perf_counter(), process_time()

    def progress(done: int, total: int) -> None:
        told.append((done, perf_counter() - began, process_time() - processor, file.stat().st_size))
        print(json.dumps(told[-1]), file=sys.stderr, flush=True)

    progress(0, int(count))
    report = import_rows(site, rows, known, dry_run=False, actor_note="bench", as_system=True, progress=progress)
    totals = {str(outcome): number for outcome, number in report.totals.items()}
    reasons = [str(reason) for result in report.results for reason in result.reasons]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"told": told, "totals": totals, "reasons": reasons[:3], "memory": memory}))


main(globals()["app"], *sys.argv[-4:])
