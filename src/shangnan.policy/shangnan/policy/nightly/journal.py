"""A thread of the server that seals the journal: what was noted is in the chain a few seconds later.

It runs where the watch of the night's work does. Where several processes serve one database each has one; of two that seal at once one begins
anew.
"""

from __future__ import annotations

from shangnan.policy.registry.journal.sealing import seal
from threading import Event
from threading import Thread
from typing import Any

import logging

log = logging.getLogger(__name__)
# Seconds. How long an entry waits at most; each round writes some kB.
PAUSE = 10.0


class JournalSealing(Thread):
    """Seals until stopped.

    :param database: the ZODB database.
    """

    def __init__(self, database: Any) -> None:
        super().__init__(name="journal", daemon=True)
        self.database, self.stopped, self.seen = database, Event(), b""

    def look(self) -> None:
        """Seal what waits, where anything was committed since the last look."""
        latest = self.database.lastTransaction()
        if latest == self.seen:
            return
        try:
            seal(self.database)
        except Exception:  # whatever it was, the next round may do it: an entry is kept before it is sealed
            log.exception("The journal could not be sealed; it is tried again.")
        else:
            self.seen = latest

    def run(self) -> None:
        """Look again and again."""
        while not self.stopped.wait(PAUSE):
            self.look()
