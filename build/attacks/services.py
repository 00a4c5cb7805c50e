"""Cases made from the description of the REST services, right ones and wrong ones: no answer may be a failure of the server."""

from __future__ import annotations

from attacks.outcome import Outcome
from attacks.outcome import run_bounded
from attacks.scratch import FOLDER
from attacks.scratch import Scratch
from benchmark.options import ROOT
from collections import Counter
from openapi.addresses import operations
from pathlib import Path
from typing import Any

import json
import math

SCHEMATHESIS = ROOT / ".build" / "tools" / "schemathesis" / "bin" / "st"
# None is a visitor. One who only reads, and one who writes.
OFFICES = (None, "demo-staff", "demo-drafter")
# Signing out would end the token that all other cases come with.
ENDS_THE_SESSION = "@logout"


def attack(scratch: Scratch, description: Path, account: str | None, count: int, seconds: int) -> Outcome:
    """Send about as many cases as asked, over all operations alike.

    :param description: the OpenAPI description.
    :param account: who asks.
    :param count: how many cases.
    :param seconds: the longest that it may take.
    """
    name = account or "visitor"
    number = len(list(operations(json.loads(description.read_text(encoding="utf-8")))))
    report = FOLDER / f"services-{name}.ndjson"
    report.unlink(missing_ok=True)
    narrowed = FOLDER / "openapi-narrowed.json"
    narrowed.write_text(
        json.dumps(on_what_is_there(json.loads(description.read_text(encoding="utf-8")))), encoding="utf-8"
    )
    # A tenth of the operations have fewer cases than that.
    examples = math.ceil(count * 1.15 / number)
    command = [
        str(SCHEMATHESIS), "run", str(narrowed), "--url", scratch.address, "--checks", "not_a_server_error",
        "--phases", "fuzzing", "--mode", "all", "--max-examples", str(examples),
        "--continue-on-failure", "--no-shrink", "--seed", "1", "--request-timeout", "60", "--max-redirects", "0",
        "--suppress-health-check", "all", "--warnings", "off", "--report", "ndjson", "--report-ndjson-path", str(report),
        "--header", "Accept:application/json",
    ]  # fmt: skip
    if account is not None:
        command += [
            "--header",
            f"Authorization:Bearer {scratch.token(account)}",
            "--exclude-path",
            f"/{ENDS_THE_SESSION}",
        ]
    log = FOLDER / f"services-{name}.log"
    ended = run_bounded(command, log, seconds)
    statuses = statuses_in(report)
    failures = tuple(f"{status} × {times}" for status, times in sorted(statuses.items()) if status >= 500)
    if not ended:
        failures = (*failures, f"not through all operations in {seconds} s")
    if not statuses:
        failures = (f"nothing was asked: see {log}",)
    return Outcome(f"services as {name}", sum(statuses.values()), failures, f"{dict(sorted(statuses.items()))}; {log}")


def on_what_is_there(description: dict[str, Any]) -> dict[str, Any]:
    """Return a description in which addresses are those of records that are there, or of one that is not.

    Random words would find nothing, and what is behind the first 404 would not be tried.
    """
    for item in description["paths"].values():
        for parameter in item["parameters"]:
            known = parameter["schema"].pop("examples", None)
            if known:
                parameter["schema"]["enum"] = [*known, "no-such-record"]
    return description


def statuses_in(report: Path) -> Counter[int]:
    """Return how often each status was answered, by a report of the fuzzer, one JSON object a line."""
    found: Counter[int] = Counter()
    if report.exists():
        with report.open(encoding="utf-8") as lines:
            for line in lines:
                _collect(json.loads(line), found)
    return found


def _collect(told: object, found: Counter[int]) -> None:
    if isinstance(told, dict):
        status = told.get("status_code")
        if isinstance(status, int):
            found[status] += 1
        for value in told.values():
            _collect(value, found)
    elif isinstance(told, list):
        for value in told:
            _collect(value, found)
