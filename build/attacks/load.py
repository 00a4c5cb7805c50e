"""Is the home page still there for others while somebody holds connections open and has papers drawn?

    .venv/bin/python build/attack.py load http://localhost:9150/shangnan [--pid N] [--json FILE]

Asks for the home page first alone, then beside 120 half-open connections, then beside these and six clients that ask for papers
without a pause, each paper under a name of its own, and compares medians. Ends with status 1 where others wait more than three times as
long. Only for a site on this machine.
"""

from __future__ import annotations

from argparse import ArgumentParser
from attacks.site import memory_of
from attacks.site import own_machine
from attacks.site import paper_addresses
from attacks.site import Site
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from statistics import median
from threading import Event
from threading import Thread

import json
import socket
import time

HALF_OPEN = 120
CLIENTS = 6
SAMPLES = 40
SECONDS = 45.0
MOST_TIMES = 3.0


@dataclass
class Told:
    """What the clients that have papers drawn were told: how often each status."""

    statuses: Counter[int] = field(default_factory=Counter)


def home_times(site: Site, samples: int = SAMPLES, seconds: float = SECONDS) -> list[float]:
    """Return how long the home page takes, in milliseconds, some times in a row; a failure counts as ten seconds."""
    times: list[float] = []
    until = time.monotonic() + seconds
    while len(times) < samples and time.monotonic() < until:
        began = time.perf_counter()
        status = site.get(site.path, timeout=10.0)
        times.append((time.perf_counter() - began) * 1000 if status == 200 else 10_000.0)
        time.sleep(0.05)
    return times


def half_open(site: Site, number: int) -> list[socket.socket]:
    """Open connections that never finish a request; some say nothing at all."""
    opened = []
    for count in range(number):
        try:
            connection = socket.create_connection((site.host, site.port), timeout=5)
            if count % 2:
                connection.sendall(f"GET / HTTP/1.1\r\nHost: {site.netloc}\r\nX-A: b".encode())
        except OSError:
            break
        opened.append(connection)
    return opened


def ask_for_papers(site: Site, papers: list[str], client: int, told: Told, ended: Event) -> None:
    """Ask for papers without a pause until the end, each time under another name and from another alleged machine."""
    count = 0
    while not ended.is_set():
        count += 1
        # The name was part of what told one paper from another; localhost has many spellings of its port.
        names = {"Host": f"x{client}-{count}.example", "X-Forwarded-For": f"192.0.2.{client}"} if count % 2 else {}
        told.statuses[site.get(papers[(client * 7 + count) % len(papers)], headers=names, timeout=60.0)] += 1


def measure(site: Site, pid: int | None) -> dict[str, object]:
    """Return medians in milliseconds, how many times as long others wait, what the clients were told, memory in MB."""
    papers = paper_addresses(site)
    if not papers:
        raise SystemExit("No published guide was found on the page /services.")
    home_times(site, 5)
    before = memory_of(pid)
    alone = home_times(site)
    opened = half_open(site, HALF_OPEN)
    beside_silent = home_times(site)
    told, ended = Told(), Event()
    threads = [Thread(target=ask_for_papers, args=(site, papers, number, told, ended)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    # Fresh ones: the server has shown the first out by now.
    opened += half_open(site, HALF_OPEN)
    beside_all = home_times(site)
    ended.set()
    for thread in threads:
        thread.join(90)
    for connection in opened:
        connection.close()
    return {
        "home_ms": round(median(alone), 1),
        "beside_half_open_ms": round(median(beside_silent), 1),
        "beside_half_open_and_papers_ms": round(median(beside_all), 1),
        "slowest_ms": round(max(beside_all), 1),
        "times": round(median(beside_all) / median(alone), 2),
        "papers": {str(status): number for status, number in sorted(told.statuses.items())},
        "memory_mb": [before, memory_of(pid)],
    }


def main(arguments: list[str]) -> int:
    """Command line; 0 where others wait no more than three times as long."""
    parser = ArgumentParser(prog="build/attack.py load")
    parser.add_argument("site", type=own_machine, help="address of the site, on this machine")
    parser.add_argument("--pid", type=int, help="process of the server, for its memory")
    parser.add_argument("--json", type=Path, help="file for the figures")
    options = parser.parse_args(arguments)
    figures = measure(options.site, options.pid)
    told = json.dumps(figures, indent=1)
    print(told)
    if options.json:
        options.json.write_text(told + "\n", encoding="utf-8")
    times = figures["times"]
    assert isinstance(times, float)
    return 0 if times <= MOST_TIMES else 1
