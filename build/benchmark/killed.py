"""Bringing a whole site in by the command that people use, killed again and again at random moments and gone on with."""

from __future__ import annotations

from benchmark.homes import Home
from benchmark.options import ROOT
from benchmark.processes import environment
from benchmark.processes import Failed
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic
from time import sleep

import re
import signal
import subprocess
import sys
import tempfile

COMMAND = "shangnan.policy.transfer.whole_site.command"
# Lines that are committed at once; the import's own are so many that most would be brought in anew after each of many kills.
BATCH = 250
#: A word of progress: part, and lines done and in all in any order.
SAID = re.compile(r"^(\w[^:：\t]*)[:：]\D*(\d+)\D+(\d+)\D*$")


@dataclass(frozen=True)
class Kill:
    """When an import was killed.

    :param said: how many lines of all parts it had said to be done.
    :param part: that it spoke of last; "" where it had said nothing since it was started.
    :param seconds: after it was started.
    """

    said: int
    part: str
    seconds: float


def bring_in_killed(home: Home, folder: Path, lines: int, kills: int, dice: Random) -> list[Kill]:
    """Bring an export into an empty site, killed at random moments that are spread over all of it but its last moments.

    For each kill a number of lines is drawn. When the command says that it has passed it, a random while is waited that is as long as a
    batch at most, and the process gets SIGKILL. So kills fall between commits, into them, and into starting again.

    :param lines: of all parts but the journal, which comes last and in one breath.
    :param kills: how many.
    :returns: when it was killed.
    :raises Failed: where it came to its end before all of them, or does not come to its end after them.
    """
    done, found = _Progress(), []
    for target in sorted(dice.randrange(max(1, lines - 2 * BATCH)) for _number in range(kills)):
        found.append(_kill_once(home, folder, target, done, dice))
    _run(home, folder, done)
    return found


class _Progress:
    """How many lines of each part were said to be done, over all runs."""

    def __init__(self) -> None:
        self.parts: dict[str, int] = {}
        self.last, self.batch, self.ended = "", 2.0, False

    def hear(self, line: str) -> bool:
        """Take a line of the command; return whether it was a word of progress."""
        said = SAID.match(line.strip())
        if said is not None:
            self.last = said[1]
            self.parts[said[1]] = max(min(int(said[2]), int(said[3])), self.parts.get(said[1], 0))
        # What it says besides it says at its end.
        self.ended = self.ended or (said is None and bool(line.strip()))
        return said is not None

    @property
    def lines(self) -> int:
        """How many lines of all parts are done."""
        return sum(self.parts.values())


def _started(home: Home, folder: Path, errors: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", COMMAND, str(home.configuration), "in", str(folder), "--batch", str(BATCH)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(home), stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8"
    )


def _kill_once(home: Home, folder: Path, target: int, done: _Progress, dice: Random) -> Kill:
    with tempfile.TemporaryFile("w+") as errors, _started(home, folder, errors.fileno()) as process:
        began, done.last, heard = monotonic(), "", monotonic()
        assert process.stdout is not None
        # Where it is past already, it is killed while it starts or goes on.
        while done.lines < target:
            line = process.stdout.readline()
            if not line:
                break
            if done.hear(line):
                done.batch, heard = min(max(monotonic() - heard, 0.2), 30.0), monotonic()
        sleep(dice.uniform(0, done.batch if done.last else 2 * done.batch + 4))
        if process.poll() is not None:
            errors.seek(0)
            raise Failed(f"The import ended with {process.returncode} before it was killed:\n{errors.read()}")
        process.send_signal(signal.SIGKILL)
        killed = monotonic() - began
        # What was said and not heard yet is true as well.
        for line in process.stdout:
            done.hear(line)
        if done.ended:
            raise Failed(
                f"The import came to its end before it was killed at line {target}: take more records or fewer kills"
            )
    return Kill(done.lines, done.last, killed)


def _run(home: Home, folder: Path, done: _Progress) -> None:
    with tempfile.TemporaryFile("w+") as errors, _started(home, folder, errors.fileno()) as process:
        assert process.stdout is not None
        for line in process.stdout:
            done.hear(line)
        if process.wait():
            errors.seek(0)
            raise Failed(
                f"The import ended with {process.returncode} after it was killed and started again:\n{errors.read()}"
            )
