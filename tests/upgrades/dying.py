"""The upgrade of a database in a process of its own that is killed at a chosen moment, as a cut of the power would.

The process is a fork of the one that runs the tests, which has started Zope already; it has the database to itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shangnan.policy.upgrades.taking_steps import upgrade_site
from tests.upgrades.old_site import opened_in
from typing import Any
from typing import NoReturn
from ZODB.FileStorage import FileStorage

import os
import signal
import traceback

#: In the middle of what a step writes; when all of it is on disk and not yet valid; when it is valid, before the next step.
WRITING, WRITTEN, DONE = "writing", "written", "done"


@dataclass(frozen=True)
class Moment:
    """When the process is killed.

    :param step: number of the step, from 0.
    :param place: WRITING, WRITTEN or DONE.
    :param stores: of objects that are written before, for WRITING.
    """

    step: int
    place: str
    stores: int = 0


class Watched(FileStorage):
    """A file storage that counts what is written for each step, and may not live to the end.

    :ivar counts: objects that each step has written, the present one last.
    """

    def __init__(self, path: str, moment: Moment | None = None) -> None:
        super().__init__(path)
        self.counts, self.moment = [0], moment

    def reached(self, place: str) -> None:
        """End the process where its moment has come."""
        moment, step = self.moment, len(self.counts) - 1
        if moment is None or (moment.step, moment.place) != (step, place):
            return
        if place != WRITING or self.counts[-1] > moment.stores:
            os.kill(os.getpid(), signal.SIGKILL)

    def store(self, *arguments: Any) -> Any:
        """Store an object."""
        answer = super().store(*arguments)
        self.counts[-1] += 1
        self.reached(WRITING)
        return answer

    def tpc_vote(self, transaction: Any) -> Any:
        """Write what was stored behind the valid part of the file."""
        answer = super().tpc_vote(transaction)
        self._file.flush()
        self.reached(WRITTEN)
        return answer

    def step_done(self) -> None:
        """Go over to the next step."""
        self.reached(DONE)
        self.counts.append(0)


def upgraded(folder: Path, moment: Moment | None = None, told: Callable[[str], None] = lambda title: None) -> list[int]:
    """Upgrade a database in this process; return how many objects each step wrote.

    :param folder: in which it lies.
    :param moment: at which the process is killed; None for never.
    :param told: is told the title of each step that is done, in Chinese, when what it did is lasting.
    """
    made: list[Watched] = []

    def watched(path: str) -> Watched:
        made.append(Watched(path, moment))
        return made[0]

    def done(line: str) -> None:
        made[0].step_done()
        told(line.strip().partition(" ")[2])

    with opened_in(folder, watched) as site:
        upgrade_site(site, done)
    return made[0].counts[:-1]


def in_a_fork(work: Callable[[], object]) -> int:
    """Do something in a process of its own; return how it ended, as `os.waitstatus_to_exitcode` says it."""
    child = os.fork()
    if child == 0:
        _work_and_leave(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _work_and_leave(work: Callable[[], object]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def killed(folder: Path, moment: Moment) -> bool:
    """Begin to upgrade a database, and be killed; return whether it was."""
    return in_a_fork(partial(upgraded, folder, moment)) == -signal.SIGKILL


def gone_on(folder: Path) -> bool:
    """Start the upgrade again; return whether it came to its end."""
    return in_a_fork(partial(upgraded, folder)) == 0
