"""Our own crawls: what the tests go through as every office, in a process of their own."""

from __future__ import annotations

from attacks.outcome import Outcome
from attacks.scratch import FOLDER
from benchmark.options import ROOT
from testrun.processes import run_directly

TESTS = ("tests.permissions.test_leaks", "tests.permissions.test_viewers", "tests.faults", "tests.http")


def attack() -> Outcome:
    """Run the crawls; they make sites of their own."""
    names = [option for name in TESTS for option in ("-m", f"^{name.replace('.', '[.]')}")]
    log = FOLDER / "crawls.log"
    told = run_directly([str(ROOT / "bin" / "test"), "--all", *names], log, lambda _text: None)
    return Outcome("crawls", told.passed + told.failed, () if told.good else (str(told),), f"tests; {log}")
