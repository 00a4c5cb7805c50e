"""Letters in the queue, for tests of those who write them."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from shangnan.policy.mail.queue import ENVELOPE
from shangnan.policy.mail.queue import FOLDER
from shangnan.policy.mail.queue import queue_folder
from shangnan.policy.mail.queue import waiting_files
from tempfile import TemporaryDirectory
from unittest import TestCase
from unittest.mock import patch

import transaction


def own_queue(test: TestCase, site_id: str = "plone") -> Path:
    """Give a test a queue of its own, and return its folder."""
    folder = TemporaryDirectory()
    test.addCleanup(folder.cleanup)
    environment = patch.dict("os.environ", {FOLDER: folder.name})
    environment.start()
    test.addCleanup(environment.stop)
    # What was not committed lies there half written.
    test.addCleanup(transaction.abort)
    return queue_folder(site_id)


def queued(folder: Path) -> list[EmailMessage]:
    """Return the letters that wait, the oldest first."""
    return [
        message_from_bytes(path.read_bytes().split(b"\n", ENVELOPE)[ENVELOPE], policy=default)
        for path in waiting_files(folder)
    ]


def forget(folder: Path) -> None:
    """Take all letters out of the queue."""
    for path in waiting_files(folder):
        path.unlink()
