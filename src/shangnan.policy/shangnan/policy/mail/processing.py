"""One round over a queue: what waits goes to the mail server, by zope.sendmail's own processor.

Left to itself, that waits three hours before it tries a mail again that it could not send, and logs each of a thousand.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from datetime import UTC
from pathlib import Path
from shangnan.policy.mail.mailer import PatientMailer
from shangnan.policy.mail.queue import Failure
from shangnan.policy.mail.queue import keep_failure
from shangnan.policy.mail.queue import maildir
from shangnan.policy.mail.queue import waiting_files
from zc.lockfile import LockError
from zc.lockfile import LockFile
from zope.sendmail.queue import QueueProcessorThread

import atexit
import logging

log = logging.getLogger(__name__)
SENDING = ".sending-"
LOCK = "round.lock"


class _Round:
    """The mails of a queue, as long as the mail server answers."""

    def __init__(self, folder: Path, mailer: PatientMailer) -> None:
        self._folder, self._mailer = folder, mailer

    def __iter__(self) -> Iterator[str]:
        for name in maildir(self._folder):
            if self._mailer.trouble:
                return
            yield name


class _Processor(QueueProcessorThread):
    # A sentence for the round is logged below; that a mail was refused for good, by its own logger.
    log = logging.getLogger("shangnan.policy.mail.processor")


def send_waiting(folder: Path, mailer: PatientMailer) -> bool:
    """Send what waits in a queue.

    Safe in several processes: one of them does a round, the others leave it alone.

    :param folder: of the queue.
    :param mailer: made for this round.
    :returns: whether nothing was left for another round.
    """
    try:
        lock = LockFile(str(folder / LOCK))
    except LockError:
        return False
    try:
        # Nobody else sends now: these are of a round that failed or a process that died.
        for part in ("new", "cur"):
            for path in (folder / part).glob(f"{SENDING}*"):
                path.unlink(missing_ok=True)
        processor = _Processor()
        processor.setMailer(mailer)
        processor.setMaildir(_Round(folder, mailer))
        try:
            processor.run(forever=False)
        finally:
            # It asks to be stopped when the process ends, for good.
            atexit.unregister(processor.stop)
        reasons = [mailer.trouble] if mailer.trouble else list(mailer.left)
        if reasons:
            log.warning("Mails wait, and are tried again: %s", "; ".join(reasons))
            keep_failure(folder, Failure(datetime.now(UTC).isoformat(timespec="seconds"), "; ".join(reasons)))
        else:
            keep_failure(folder, None)
        return not waiting_files(folder)
    finally:
        with suppress(OSError):
            lock.close()
