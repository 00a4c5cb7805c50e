"""The queue of mails: a Maildir of a site on the machine's disk, as Plone's own mail host uses it (`zope.sendmail`).

A mail is written when its transaction commits and stays until a mail server has taken it: no request waits for one, and none is
lost where it is down. What a server refuses for good stays beside the queue, under a name that begins with `.rejected-`.
"""

from __future__ import annotations

from App.config import getConfiguration
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from email.utils import parseaddr
from pathlib import Path
from zope.sendmail.delivery import QueuedMailDelivery
from zope.sendmail.maildir import Maildir

import json
import os

#: Where queues lie, in the environment of the server; `mail` beside its logs where nothing is said.
FOLDER = "SHANGNAN_MAIL_QUEUE"
PARTS = ("cur", "new", "tmp")
FAILURE = "failure.json"
REJECTED = ".rejected-"
# The two lines that zope.sendmail puts before a mail.
ENVELOPE = 2


@dataclass(frozen=True)
class QueuedMail:
    """A mail in the queue or beside it.

    :param at: when it was last touched, ISO 8601 in UTC.
    :param to: whom it goes to.
    :param subject: of the mail.
    """

    at: str
    to: str
    subject: str


@dataclass(frozen=True)
class Failure:
    """Why mails could not go out at the latest try.

    :param at: ISO 8601 in UTC.
    :param reason: as the mail server or the machine said it.
    """

    at: str
    reason: str


def queue_root() -> Path:
    """Return the folder in which the queues of the sites lie; it need not exist."""
    given = os.environ.get(FOLDER, "")
    return Path(given) if given else Path(getConfiguration().clienthome).parent / "mail"


def queue_folder(site_id: str) -> Path:
    """Return the folder of a site's queue; it is made where it is missing, for its owner alone."""
    folder = queue_root() / site_id
    # One by one: what `parents=True` makes on its way would be open to others.
    for path in (folder.parent, folder, *(folder / part for part in PARTS)):
        path.mkdir(mode=0o700, exist_ok=True)
    return folder


def give(folder: Path, sender: str, letters: Sequence[EmailMessage]) -> None:
    """Put letters into the queue when the present transaction commits; an aborted one leaves nothing.

    :param folder: of the queue.
    :param sender: as the head of a mail says it.
    :param letters: each with one receiver.
    """
    delivery = QueuedMailDelivery(str(folder))
    for letter in letters:
        delivery.send(parseaddr(sender)[1], [str(letter["To"])], letter.as_bytes())


def give_at_once(folder: Path, sender: str, letter: EmailMessage) -> None:
    """Put a letter into the queue whatever becomes of the present transaction.

    :param folder: of the queue.
    :param sender: as the head of a mail says it.
    :param letter: with one receiver.
    """
    delivery = QueuedMailDelivery(str(folder))
    letter["Message-Id"] = f"<{delivery.newMessageId()}>"
    delivery.createDataManager(parseaddr(sender)[1], [str(letter["To"])], letter.as_bytes()).tpc_finish(None)


def waiting_files(folder: Path) -> list[Path]:
    """Return the files of the mails that wait, the oldest first."""
    return _files(folder, rejected=False)


def rejected_files(folder: Path) -> list[Path]:
    """Return the files of the mails that a server refused for good, the oldest first."""
    return _files(folder, rejected=True)


def _files(folder: Path, rejected: bool) -> list[Path]:
    found = []
    for part in ("new", "cur"):
        for path in (folder / part).iterdir():
            try:
                if path.name.startswith(REJECTED) if rejected else not path.name.startswith("."):
                    found.append((path.stat().st_mtime, path))
            except FileNotFoundError:
                continue  # it has just been sent
    return [path for _at, path in sorted(found)]


def read_mail(path: Path) -> QueuedMail | None:
    """Return what a file of the queue holds; None where it has been sent in the meantime."""
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
        with path.open("rb") as stream:
            for _line in range(ENVELOPE):
                stream.readline()
            head = BytesHeaderParser(policy=default).parse(stream)
    except FileNotFoundError:
        return None
    return QueuedMail(at, str(head["To"] or ""), str(head["Subject"] or ""))


def maildir(folder: Path) -> Maildir:
    """Return a queue as zope.sendmail reads it."""
    return Maildir(str(folder), False)


def keep_failure(folder: Path, failure: Failure | None) -> None:
    """Keep why mails could not go out, where every process of the machine can read it; None where they could."""
    path = folder / FAILURE
    if failure is None:
        path.unlink(missing_ok=True)
        return
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps([failure.at, failure.reason]), encoding="utf-8")
    beside.replace(path)


def kept_failure(folder: Path) -> Failure | None:
    """Return why mails could not go out at the latest try, None where they could."""
    try:
        return Failure(*json.loads((folder / FAILURE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
