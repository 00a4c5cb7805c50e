"""Close a test run with one line of counts, taken from the runner's own report; exit non-zero if anything failed.

Run as `count_tests.py LOG EXIT_STATUS`.
"""

from __future__ import annotations

from pathlib import Path

import re
import sys

# The runner prints one 'Ran' line for each layer and, where there are several, a 'Total' line at the end.
RAN = re.compile(
    r"^\s*(Ran|Total:)\s+(?P<ran>\d+) tests?(?: with|,) (?P<failures>\d+) failures?, (?P<errors>\d+) errors?"
    r"(?: and|,) (?P<skipped>\d+) skipped"
)


def counts(report: str) -> tuple[int, int, int]:
    """Return (passed, failed, skipped) of a zope.testrunner report.

    :param report: everything that the runner printed.
    """
    lines = [match for match in map(RAN.match, report.splitlines()) if match]
    totals = [match for match in lines if match[1] == "Total:"] or lines
    ran = sum(int(match["ran"]) for match in totals)
    failed = sum(int(match["failures"]) + int(match["errors"]) for match in totals)
    skipped = sum(int(match["skipped"]) for match in totals)
    return max(ran - failed - skipped, 0), failed, skipped


def main(log: str, status: str) -> int:
    """Print the closing line and return the exit status of the run."""
    passed, failed, skipped = counts(Path(log).read_text(encoding="utf-8", errors="replace"))
    broken = int(status) != 0
    if broken and not failed:
        failed = 1  # a module that could not be imported or a layer that could not be set up
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if broken or failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
