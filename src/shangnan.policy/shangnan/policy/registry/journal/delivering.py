"""Daily heads leave the server: into a file that it cannot change, and by mail to the audit administrators.

How many have left by which way is kept, so that a way that was closed for days gets all it has missed. Should a part be done again after
a conflict, a line stands in the file twice, which the verifier takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from plone import api
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.mail.message import mail_sender
from shangnan.policy.mail.queue import give
from shangnan.policy.mail.queue import queue_folder
from shangnan.policy.mail.sending import addresses
from shangnan.policy.refusals import Gap
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.journal.store import Kept

import os
import stat

AUDITORS = "office-auditor"
RULE = "journal-heads"


def append_lines(path: str, lines: Sequence[str]) -> None:
    """Append lines to a file that is there, and see that they lie on the disk.

    :param path: from the root; no file is made, so that a setting alone cannot put one anywhere.
    :raises OSError: where it is missing or cannot be appended to.
    :raises ValueError: where it is no ordinary file, or not named from the root.
    """
    if not os.path.isabs(path):
        raise ValueError(path)
    # Not waiting, for a pipe that nobody reads would keep us.
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise ValueError(path)
        os.write(handle, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        os.fsync(handle)
    finally:
        os.close(handle)


def to_file(kept: Kept, path: str) -> list[str]:
    """Write the heads that a file does not have; the caller commits.

    :returns: the heads.
    :raises Refused: where the file cannot be written.
    """
    lines = _missing(kept, f"file:{path}")
    if lines:
        try:
            append_lines(path, lines)
        except (OSError, ValueError) as error:
            told = _(
                "The daily head of the journal cannot be appended to ${path}: ${why}. Make the file, and let the server append to it.",
                mapping={"path": path, "why": str(error)},
            )
            raise Refused([Gap(RULE, "heads_file", told)]) from error
        kept.delivered[f"file:{path}"] = len(kept.heads)
    return lines


def by_mail(kept: Kept) -> list[str]:
    """Put the heads that were not mailed yet into the queue of mails; the caller commits.

    :returns: the heads; none where the site sends no mail or no audit administrator has an address.
    """
    site_id = api.portal.get().getId()
    lines, sender = _missing(kept, f"mail:{site_id}"), mail_sender()
    members = api.portal.get_tool("acl_users").source_groups.listAssignedPrincipals(AUDITORS) if lines else ()
    receivers = addresses(user_id for user_id, _title in members)
    if not lines or sender is None or not receivers:
        return []
    letters = []
    for receiver in receivers:
        letter = EmailMessage()
        letter["From"], letter["To"] = sender, receiver
        letter["Subject"] = chinese(_("Daily head of the journal"))
        hint = _(
            "Keep this mail outside of the server: with it one finds whether the journal was cut off or written anew."
        )
        letter.set_content("\n".join([chinese(hint), "", *lines]))
        letters.append(letter)
    give(queue_folder(site_id), sender, letters)
    kept.delivered[f"mail:{site_id}"] = len(kept.heads)
    return lines


def _missing(kept: Kept, way: str) -> list[str]:
    """Return the heads that have not left by a way."""
    return list(kept.heads)[kept.delivered.get(way, 0) :]
