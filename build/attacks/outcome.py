"""What an attack came to, and the end of one that takes too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import subprocess


@dataclass(frozen=True)
class Outcome:
    """One attack.

    :ivar name: of the attack.
    :ivar asked: how many requests or tests it made, so far as it tells.
    :ivar failures: what it found.
    :ivar details: what else there is to know.
    """

    name: str
    asked: int
    failures: tuple[str, ...]
    details: str = ""

    def __str__(self) -> str:
        found = "held" if not self.failures else "; ".join(self.failures)
        return f"{self.name}: {self.asked} asked, {found}" + (f" ({self.details})" if self.details else "")


def run_bounded(command: Sequence[str], log: Path, seconds: int) -> bool:
    """Run a program and return whether it ended by itself.

    :param log: takes what it says.
    :param seconds: after these it is ended.
    """
    with log.open("wb") as out:
        try:
            subprocess.run(command, cwd=log.parent, stdout=out, stderr=subprocess.STDOUT, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            return False
    return True
