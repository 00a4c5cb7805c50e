"""Run the tests that are named, or all of them in shards side by side, and close with one line of counts and of processor time.

`run_tests.py [OPTION OF THE RUNNER ...]`; SHANGNAN_TEST_WORKERS says how many shards run at a time, else it is one more
than there are processors. Exits with 1 if anything failed.
"""

from __future__ import annotations

from pathlib import Path
from testrun.catalogues import compile_catalogues
from testrun.counting import together
from testrun.processes import run_directly
from testrun.processes import run_shards
from testrun.shards import SHARDS

import os
import resource
import sys
import sysconfig

ROOT = Path(__file__).parent.parent
LOGS = ROOT / ".build" / "tests"


def main(options: list[str]) -> int:
    """Run the tests, print the closing line, return the exit status."""
    runner = [str(ROOT / "bin" / "test"), "--all"]
    if options:
        parts = [run_directly([*runner, *options], LOGS / "named.log")]
    else:
        compile_catalogues([ROOT / "src", Path(sysconfig.get_path("purelib"))])
        # One more than there are processors: a shard that waits, for a browser above all, leaves a quarter of its time to others.
        workers = int(os.environ.get("SHANGNAN_TEST_WORKERS") or len(os.sched_getaffinity(0)) + 1)
        parts = run_shards(SHARDS, runner, LOGS, workers)
    result = together(parts)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{result}; {used.ru_utime + used.ru_stime:.0f} s of processors", flush=True)
    return 0 if result.good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
