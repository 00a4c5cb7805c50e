"""Wrong passwords told to the owner of an account by mail, beside the desk.

The request is refused and its transaction aborted, so that nothing can wait for its end; and whoever types must not
see from the time it takes that the account exists: the mail is written to the queue at once, and no mail server is asked.
"""

from __future__ import annotations

from email.message import EmailMessage
from plone import api
from shangnan.policy import _
from shangnan.policy.accounts.wait_events import IAccountWaits
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.mail.message import mail_sender
from shangnan.policy.mail.queue import give_at_once
from shangnan.policy.mail.queue import queue_folder
from shangnan.policy.mail.sending import addresses
from zope.component import adapter
from zope.component.hooks import getSite


@adapter(IAccountWaits)
def tell_owner(event: IAccountWaits) -> None:
    """Send the owner a mail, where the site sends mail and the account has an address."""
    sender = mail_sender() if getSite() is not None else None
    people = addresses([event.user_id]) if sender is not None else []
    if sender is None or not people:
        return
    letter = EmailMessage()
    letter["From"], letter["To"] = sender, people[0]
    letter["Subject"] = chinese(_("Wrong passwords for your account"))
    text = _(
        "${count} wrong passwords in a row. If it was not you, tell the security administrator.",
        mapping={"count": event.count},
    )
    letter.set_content(chinese(text))
    give_at_once(queue_folder(api.portal.get().getId()), sender, letter)
