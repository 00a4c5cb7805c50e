"""Running shards side by side, some at a time."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from concurrent.futures import as_completed
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from testrun.counting import Counts
from testrun.counting import counts
from testrun.shards import Shard

import os
import subprocess
import sys
import time

Say = Callable[[str], None]


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    sys.stdout.write(text)
    sys.stdout.flush()


def run_shards(
    shards: Sequence[Shard], runner: Sequence[str], logs: Path, workers: int, say: Say = say
) -> list[Counts]:
    """Run every shard in a process of its own and print each report when it is complete.

    :param shards: the shards, those that take longest first.
    :param runner: the command that runs tests, without the options of a shard.
    :param logs: folder for a log of each shard.
    :param workers: how many run at a time.
    :param say: where reports go.
    """
    logs.mkdir(parents=True, exist_ok=True)
    started: list[subprocess.Popen[bytes]] = []

    def run(shard: Shard) -> tuple[Shard, Path, int, float, float]:
        begun, log = time.monotonic(), logs / f"{shard.name}.log"
        say(f"{shard.name}: started\n")
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*runner, *shard.options(shards)], stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
            )
            started.append(process)
            _pid, ended, used = os.wait4(process.pid, 0)
            status = process.returncode = os.waitstatus_to_exitcode(ended)
        return shard, log, status, time.monotonic() - begun, used.ru_utime + used.ru_stime

    results = []
    with ThreadPoolExecutor(workers) as pool:
        waiting = [pool.submit(run, shard) for shard in shards]
        try:
            for future in as_completed(waiting):
                shard, log, status, seconds, processor = future.result()
                report = log.read_text(encoding="utf-8", errors="replace")
                results.append(counts(report, status))
                say(f"{report}\n{shard.name}: {results[-1]}, {seconds:.0f} s, {processor:.0f} s of processors\n\n")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in started:
                process.kill()
            raise
    return results


def run_directly(command: Sequence[str], log: Path, say: Say = say) -> Counts:
    """Run a command of the runner and print its report as it comes.

    :param command: the runner with its options.
    :param log: where the report is kept.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as kept:
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            assert process.stdout is not None
            for line in process.stdout:
                text = line.decode("utf-8", "replace")
                kept.write(text)
                say(text)
        status = process.returncode
    return counts(log.read_text(encoding="utf-8"), status)
