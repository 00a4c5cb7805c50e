"""What a test run came to, taken from the reports of the runner and its exit status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import re

# The runner prints one 'Ran' line for each layer and, where there are several, a 'Total' line at the end.
RAN = re.compile(
    r"^\s*(Ran|Total:)\s+(?P<ran>\d+) tests?(?: with|,) (?P<failures>\d+) failures?, (?P<errors>\d+) errors?"
    r"(?: and|,) (?P<skipped>\d+) skipped"
)
# With one of these the runner ends, whatever went wrong in between.
END = re.compile(r"(?m)^(Tearing down left over layers:|Total: )")


@dataclass(frozen=True)
class Counts:
    """How many tests passed, failed and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def good(self) -> bool:
        """Whether something was tested and nothing failed."""
        return self.passed > 0 and self.failed == 0

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def counts(report: str, status: int) -> Counts:
    """Return what one run of the runner came to.

    :param report: everything that it printed.
    :param status: its exit status. Where that is bad and no test failed, or the report has no end, a module could not be
        imported, a layer not be set up, or the process died: this counts as one failure.
    """
    lines = [match for match in map(RAN.match, report.splitlines()) if match]
    totals = [match for match in lines if match[1] == "Total:"] or lines
    ran = sum(int(match["ran"]) for match in totals)
    failed = sum(int(match["failures"]) + int(match["errors"]) for match in totals)
    skipped = sum(int(match["skipped"]) for match in totals)
    broken = status != 0 or not END.search(report)
    return Counts(max(ran - failed - skipped, 0), failed or int(broken), skipped)


def together(parts: Iterable[Counts]) -> Counts:
    """Return the sum of several runs. One in which nothing was tested counts as a failure: tests are missing there."""
    passed = failed = skipped = 0
    for part in parts:
        empty = not (part.passed or part.failed or part.skipped)
        passed, failed, skipped = passed + part.passed, failed + part.failed + empty, skipped + part.skipped
    return Counts(passed, failed, skipped)
