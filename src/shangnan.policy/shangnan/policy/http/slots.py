"""Who may have something costly done now: a few at a time, one for each machine. Pure, and safe between threads.

State of one process, and bounded by the number of places: each process draws for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic


class Slots:
    """Places at a table.

    :param places: how many may be busy at once.
    :param waiting: how many more may wait for a place.
    :param patience: seconds that they wait.
    """

    def __init__(self, places: int, waiting: int, patience: float) -> None:
        self.places, self.waiting, self.patience = places, waiting, patience
        self._busy: list[str] = []
        self._queued: list[str] = []
        self._changed = Condition()

    @contextmanager
    def taken(self, who: str) -> Iterator[bool]:
        """Take a place while the block runs; gives False where there is none in time.

        :param who: the machine that asks; it has one place, waiting or busy.
        """
        got = self._take(who)
        try:
            yield got
        finally:
            if got:
                with self._changed:
                    self._busy.remove(who)
                    self._changed.notify()

    def _take(self, who: str) -> bool:
        with self._changed:
            if who in self._busy or who in self._queued:
                return False
            if len(self._busy) >= self.places:
                if len(self._queued) >= self.waiting:
                    return False
                self._wait(who)
            if len(self._busy) >= self.places:
                return False
            self._busy.append(who)
            return True

    def _wait(self, who: str) -> None:
        until = monotonic() + self.patience
        self._queued.append(who)
        try:
            while len(self._busy) >= self.places and (left := until - monotonic()) > 0:
                self._changed.wait(left)
        finally:
            self._queued.remove(who)
