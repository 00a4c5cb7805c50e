"""Three thousand requests of all kinds, good and bad: does the memory of the server stay where it is?

    .venv/bin/python build/attack.py mixed http://localhost:9150/shangnan --pid N [--requests 3000] [--json FILE]

After a warm-up the memory is noted at every tenth part; the last third may lie no more than a tenth, or 25 MB, above the first.
"""

from __future__ import annotations

from argparse import ArgumentParser
from attacks.site import memory_of
from attacks.site import own_machine
from attacks.site import paper_addresses
from attacks.site import Site
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean
from urllib.parse import quote

import itertools
import json

CLIENTS = 4
JSON = {"Content-Type": "application/json", "Accept": "application/json"}
SMALLEST = 25  # megabytes that count for nothing

Request = tuple[str, str, bytes | None, dict[str, str]]


def requests(site: Site) -> Iterator[Request]:
    """Yield requests without end, all kinds in turn; each kind goes through what it has."""
    path = site.path
    guides = [paper.rpartition("/@@")[0] for paper in paper_addresses(site)]
    count = itertools.count()
    plain: list[Request] = [
        ("GET", path, None, {}),
        ("GET", f"{path}/@@search?SearchableText={quote('身份证')}", None, {}),
        ("GET", f"{path}/services", None, {"Accept": "application/json"}),
        ("GET", f"{path}/@search?SearchableText=x&fullobjects=1&b_size=1000", None, {"Accept": "application/json"}),
        ("GET", f"{path}/no-such-page", None, {}),
        ("GET", path, None, {"Host": "evil.example"}),
        ("GET", f"{path}?{'a=1&' * 300}", None, {}),
        ("GET", f"/{'a' * 9000}", None, {}),
        ("POST", f"{path}/@login", b'{"login":"nobody","password":"x"}', JSON),
        ("POST", f"{path}/@login", b"[" * 4000, JSON),
        ("POST", f"{path}/@login", b"{" + b" " * 2_000_000 + b"}", JSON),
        ("POST", f"{path}/services", b'{"a":' * 3000, JSON | {"Authorization": "Bearer x"}),
        ("PATCH", f"{path}/services", b"[" + b"[]," * 1_000_000 + b"[]]", JSON | {"Authorization": "Bearer x"}),
        ("GET", f"{path}/++resource++shangnan.portal/portal.css", None, {"Range": "bytes=" + "0-0," * 500 + "0-0"}),
        ("PROPFIND", path, None, {}),
    ]
    while True:
        yield from plain
        for _time in range(5):
            yield "GET", guides[next(count) % len(guides)], None, {}
        yield "GET", f"{guides[next(count) % len(guides)]}/@@guide.pdf", None, {}


def measure(site: Site, pid: int, number: int) -> dict[str, object]:
    """Send the requests and return how each was answered and the memory in MB along the way."""
    sent = requests(site)
    statuses: Counter[str] = Counter()
    memory: list[int] = []

    def send(request: Request) -> None:
        statuses[str(site.ask(*request)[0])] += 1

    with ThreadPoolExecutor(CLIENTS) as pool:
        # The pages, papers and caches that any site fills once.
        list(pool.map(send, itertools.islice(sent, max(number // 5, 400))))
        statuses.clear()
        for _part in range(10):
            list(pool.map(send, itertools.islice(sent, number // 10)))
            memory.append(memory_of(pid) or 0)
    return {
        "requests": sum(statuses.values()),
        "statuses": dict(sorted(statuses.items())),
        "memory_mb": memory,
        "grown_mb": float(round(mean(memory[-3:]) - mean(memory[:3]), 1)),
    }


def main(arguments: list[str]) -> int:
    """Command line; 0 where the memory stays where it is and the server never failed."""
    parser = ArgumentParser(prog="build/attack.py mixed")
    parser.add_argument("site", type=own_machine, help="address of the site, on this machine")
    parser.add_argument("--pid", type=int, required=True, help="process of the server")
    parser.add_argument("--requests", type=int, default=3000)
    parser.add_argument("--json", type=Path, help="file for the figures")
    options = parser.parse_args(arguments)
    figures = measure(options.site, options.pid, options.requests)
    told = json.dumps(figures, indent=1)
    print(told)
    if options.json:
        options.json.write_text(told + "\n", encoding="utf-8")
    grown, memory, statuses = figures["grown_mb"], figures["memory_mb"], figures["statuses"]
    assert isinstance(grown, float) and isinstance(memory, list) and isinstance(statuses, dict)
    return 0 if grown <= max(SMALLEST, memory[0] / 10) and not {"0", "500"} & set(statuses) else 1
