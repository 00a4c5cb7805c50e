"""Word by mail to those responsible: it goes into the queue with the transaction, and out of it in nobody's way (`mail/queue.py`).

Where the site has no mail server or no sender's address, or a person no address, nothing is sent: the record, the history
and the page of reminders say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from email.message import EmailMessage
from plone import api
from shangnan.policy.mail.message import IWordByMail
from shangnan.policy.mail.message import mail_sender
from shangnan.policy.mail.queue import give
from shangnan.policy.mail.queue import queue_folder
from shangnan.policy.units.functions import FUNCTIONS
from shangnan.policy.units.groups import members
from zope.component import adapter


def owners_of(unit_uid: str | None) -> list[str]:
    """Return the user ids of those who have a function in a unit, each once."""
    if not unit_uid:
        return []
    return list(dict.fromkeys(person for function in FUNCTIONS for person in members(unit_uid, function)))


def addresses(user_ids: Iterable[str]) -> list[str]:
    """Return the mail addresses of people, those without one left out."""
    users = (api.user.get(userid=user_id) for user_id in user_ids)
    found = (user.getProperty("email") for user in users if user is not None)
    return [address for address in dict.fromkeys(found) if address]


def tell(people: dict[str, list[str]], subject: str) -> None:
    """Send each address one mail with its lines, after the transaction is through.

    :param people: lines of text by mail address.
    :param subject: of each mail.
    """
    sender = mail_sender()
    if sender is None or not people:
        return
    letters = []
    for address, lines in people.items():
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = sender, address, subject
        letter.set_content("\n".join(lines))
        letters.append(letter)
    give(queue_folder(api.portal.get().getId()), sender, letters)


@adapter(IWordByMail)
def pass_on(event: IWordByMail) -> None:
    """Send what a room has to say."""
    tell(dict(event.people), event.subject)
