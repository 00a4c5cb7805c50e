"""Word to people by mail, as a room gives it: by an event, since how mail is sent is no matter of rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formataddr
from plone import api
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IWordByMail(Interface):
    """Somebody has something to be told; it goes into the queue of mails with the transaction."""

    people = Attribute("Mapping of mail address to lines of text")
    subject = Attribute("Subject of each mail, in Chinese")


@implementer(IWordByMail)
@dataclass(frozen=True)
class WordByMail:
    """See IWordByMail."""

    people: Mapping[str, list[str]]
    subject: str


def mail_sender() -> str | None:
    """Return from whom mail is sent, as a mail's head says it; None where the site has no mail server or no address."""
    address = api.portal.get_registry_record("plone.email_from_address", default="")
    # The registry and not the mail host: that is where the panel for mail writes, and what Plone's mailer reads.
    if not address or not api.portal.get_registry_record("plone.smtp_host", default=""):
        return None
    return formataddr((api.portal.get_registry_record("plone.email_from_name", default="") or "", address))
