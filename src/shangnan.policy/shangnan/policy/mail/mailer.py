"""The last step of a mail, to the mail server, with what zope.sendmail takes for final told apart from what passes.

It sets a mail aside for good on any answer from 500, on a wrong password for instance, and on any refusal of the receiver, greylisting
(450) for instance; and it takes a mail for unsent where the server has taken it and then breaks the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from smtplib import SMTPDataError
from smtplib import SMTPException
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPSenderRefused
from zope.sendmail.mailer import SMTPMailer

PERMANENT = 500


class NotNow(Exception):
    """A mail did not go out now and is tried again."""


def is_final(error: Exception) -> bool:
    """Return whether a mail server has refused this very mail for good. Pure.

    :param error: what came of sending it.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return bool(error.recipients) and all(code >= PERMANENT for code, _text in error.recipients.values())
    return isinstance(error, SMTPSenderRefused | SMTPDataError) and error.smtp_code >= PERMANENT


class PatientMailer(SMTPMailer):
    """Sends for one round over the queue; once the server itself has failed, the rest of the round is left alone."""

    #: Why the round cannot go on, empty where it can.
    trouble = ""
    #: Why mails were left for the next round, each once.
    left: tuple[str, ...] = ()

    def send(self, fromaddr: str, toaddrs: Sequence[str], message: bytes) -> None:
        """Send a mail.

        :raises SMTPException: where the server has refused this mail for good.
        :raises NotNow: where it is to be tried again.
        """
        try:
            super().send(fromaddr, toaddrs, message)
        except Exception as error:
            if is_final(error):
                raise
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            if isinstance(error, SMTPRecipientsRefused | SMTPSenderRefused | SMTPDataError):
                self.left = tuple(dict.fromkeys((*self.left, reason)))
            else:
                self.trouble = reason
            raise NotNow(reason) from error

    def _close_connection(self) -> None:
        # The mail is the server's by now; how the line ends is no matter of it.
        with suppress(SMTPException, OSError):
            super()._close_connection()
        self.connection = None
