"""A thread of the server that brings what waits in the queues of mails to the mail server.

It runs where the watch of the night's work does. Plone's own thread would begin with the first mail after a start only, would keep to the
mail server of then, and would leave a mail that it could not send for three hours.
"""

from __future__ import annotations

from pathlib import Path
from plone import api
from shangnan.policy.mail.mailer import PatientMailer
from shangnan.policy.mail.processing import send_waiting
from shangnan.policy.mail.queue import queue_folder
from shangnan.policy.mail.queue import queue_root
from shangnan.policy.mail.queue import waiting_files
from shangnan.policy.nightly.application import opened_application
from shangnan.policy.nightly.run import sites
from threading import Event
from threading import Thread
from typing import Any

import logging
import transaction

log = logging.getLogger(__name__)
# A mail waits no longer than this where the mail server is up.
PAUSE = 3.0
# After a failure: twice as long each time, up to a quarter of an hour.
AFTER_FAILURE, LONGEST = 30.0, 900.0


def pause_after(failures: int) -> float:
    """Return how many seconds to wait until the next round, after so many failures in a row. Pure."""
    return min(AFTER_FAILURE * 2 ** (failures - 1), LONGEST) if failures else PAUSE


def mailer_of(site: Any) -> PatientMailer | None:
    """Return what sends the mails of the present site, as its settings are now; None where it has no mail server."""
    if not api.portal.get_registry_record("plone.smtp_host", default=""):
        return None
    host = site.MailHost
    # Host, port and account come from the registry: Plone sees to it.
    return PatientMailer(force_tls=bool(host.force_tls), implicit_tls=bool(host.implicit_tls))


def let_plone_use_queue(site: Any) -> None:
    """Let Plone's own mails go by the queue as well, and commit it where that is new."""
    host, folder = site.MailHost, str(queue_folder(site.getId()))
    if not host.smtp_queue or host.smtp_queue_directory != folder:
        transaction.begin()
        host.smtp_queue, host.smtp_queue_directory = True, folder
        transaction.commit()


def prepare() -> None:
    """Let Plone use the queues, in every site of the database."""
    with opened_application() as app:
        for site in sites(app):
            let_plone_use_queue(site)


def mailers() -> list[tuple[Path, PatientMailer]]:
    """Return the queue of every site that has mails waiting and a mail server, with what sends them."""
    with opened_application() as app:
        found = [(queue_folder(site.getId()), mailer_of(site)) for site in sites(app)]
    return [(folder, mailer) for folder, mailer in found if mailer is not None and waiting_files(folder)]


def do_round() -> bool:
    """Send what waits; return whether nothing failed. The database is asked only where something waits, and let go before."""
    root = queue_root()
    if not root.is_dir() or not any(waiting_files(folder) for folder in root.iterdir() if (folder / "new").is_dir()):
        return True
    return all([send_waiting(folder, mailer) for folder, mailer in mailers()])


class MailDelivery(Thread):
    """Does rounds over the queues until stopped."""

    def __init__(self) -> None:
        super().__init__(name="mails", daemon=True)
        self.stopped, self.failures, self.prepared = Event(), 0, False

    def look(self) -> float:
        """Do a round, and return how many seconds to wait until the next."""
        try:
            if not self.prepared:
                prepare()
                self.prepared = True
            done = do_round()
        except Exception:  # whatever it was, mails wait for this thread alone
            log.exception("The queues of mails could not be looked through; it is tried again.")
            done = False
        self.failures = 0 if done else self.failures + 1
        return pause_after(self.failures)

    def run(self) -> None:
        """Look again and again."""
        self.stopped.wait(PAUSE)
        while not self.stopped.is_set():
            self.stopped.wait(self.look())
