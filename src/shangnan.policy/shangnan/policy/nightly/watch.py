"""The server's own watch: a thread that does the night's work when it starts and shortly after every midnight.

It runs in the process that serves where the environment says `SHANGNAN_NIGHTLY=1` (`make start` does); where several
processes serve one database, one of them is enough, and two do no harm. No cron is needed, and no second process could
open the database file anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from datetime import timedelta
from shangnan.policy.calendar.clock import now
from shangnan.policy.nightly.application import opened_application
from shangnan.policy.nightly.journal import JournalSealing
from shangnan.policy.nightly.kept import kept_nights
from shangnan.policy.nightly.mails import MailDelivery
from shangnan.policy.nightly.run import run_jobs
from shangnan.policy.nightly.run import sites
from threading import Event
from threading import Thread
from typing import Any
from zope.component import adapter
from zope.processlifetime import IDatabaseOpenedWithRoot

import logging
import os

log = logging.getLogger(__name__)
SWITCH = "SHANGNAN_NIGHTLY"
# After midnight, so that no clock that is a little off still says yesterday.
LATE = timedelta(seconds=5)
# A laptop sleeps and clocks are set: nobody waits longer than this without looking at the date.
LONGEST = 600.0
# The server opens its ports first.
BEFORE_THE_FIRST = 3.0


def seconds_to_midnight(moment: datetime) -> float:
    """Return how long to wait for the next look at the date: to the next midnight, LONGEST at most."""
    midnight = (moment + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min((midnight + LATE - moment).total_seconds(), LONGEST)


class Watch(Thread):
    """Does the night's work once for each date that it sees.

    :param work: does it; takes nothing, and returns whether it is done. Else, and where it raises, there is another look later.
    """

    def __init__(self, work: Callable[[], bool]) -> None:
        super().__init__(name="nightly", daemon=True)
        self.work, self.stopped, self.done_for = work, Event(), ""

    def look(self) -> None:
        """Do the work where the date is another one than at the last look that went well."""
        today = now().date().isoformat()
        if today == self.done_for:
            return
        try:
            done = self.work()
        except Exception:  # whatever it was, the watch goes on: without it no later night would be worked off
            log.exception("The night's work failed; it is tried again.")
        else:
            if done:
                self.done_for = today
                log.info("The night's work of %s is done.", today)

    def run(self) -> None:
        """Look now and after every midnight, until stopped."""
        self.stopped.wait(BEFORE_THE_FIRST)
        while not self.stopped.is_set():
            self.look()
            self.stopped.wait(seconds_to_midnight(now()))


def work_on_all_sites() -> bool:
    """Do the night's work of every site in the database.

    :returns: whether all of it is done; else there is another look later, at what has failed or another process has begun.
    """
    day, done = now().date(), True
    with opened_application() as app:
        for site in sites(app):
            run_jobs(day)
            done = done and any(night.day == day.isoformat() and night.done for night in kept_nights(site))
    return done


@adapter(IDatabaseOpenedWithRoot)
def begin_watch(event: Any) -> None:
    """Start the watch, the delivery of mails and the sealing of the journal with the server, where the environment asks for it."""
    if os.environ.get(SWITCH) == "1":
        # Plone's own thread for mails would work beside ours.
        os.environ.setdefault("MAILHOST_QUEUE_ONLY", "1")
        Watch(work_on_all_sites).start()
        MailDelivery().start()
        JournalSealing(event.database).start()
