"""A scanner that follows links and forms as a stranger would, and tries what strangers try."""

from __future__ import annotations

from attacks.outcome import Outcome
from attacks.outcome import run_bounded
from attacks.scratch import FOLDER
from attacks.scratch import Scratch
from benchmark.options import ROOT

import json

WAPITI = ROOT / ".build" / "tools" / "wapiti" / "bin" / "wapiti"
# Without those that need a host outside to be called back by.
MODULES = "crlf,csp,cookieflags,exec,file,http_headers,permanentxss,sql,xss"


def attack(scratch: Scratch, seconds: int) -> Outcome:
    """Follow links for a third of the time, then try each module in what is left.

    :param seconds: the longest that it may take.
    """
    report, log = FOLDER / "scanner.json", FOLDER / "scanner.log"
    report.unlink(missing_ok=True)
    each = max((seconds * 2 // 3) // len(MODULES.split(",")), 1)
    command = [
        str(WAPITI), "--url", f"{scratch.address}/", "--scope", "folder", "--module", MODULES, "--no-bugreport",
        "--flush-session", "--store-session", str(FOLDER / "scanner"), "--store-config", str(FOLDER / "scanner"),
        "--endpoint", f"{scratch.address}/", "--max-scan-time", str(max(seconds // 3, 1)), "--max-attack-time", str(each),
        "--format", "json", "--output", str(report), "--timeout", "60",
    ]  # fmt: skip
    run_bounded(command, log, seconds + 120)
    if not report.exists():
        return Outcome("scanner", 0, (f"it told nothing: see {log}",))
    told = json.loads(report.read_text(encoding="utf-8"))
    found = {**told["vulnerabilities"], **told["anomalies"]}
    failures = tuple(
        f"{kind}: {entry['method']} {entry['path']} {entry['info']}"
        for kind, entries in found.items()
        for entry in entries
    )
    pages = told["infos"].get("crawled_pages_nbr", 0)
    return Outcome("scanner", pages, failures, f"pages, each with {MODULES}; {log}")
