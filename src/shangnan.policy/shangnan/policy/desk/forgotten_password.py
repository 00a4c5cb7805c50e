"""`@@login-help`: a forgotten password. Where the site sends mail, a link goes out; where it does not, whom to ask is said.

The answer is the same for any name, so that nobody learns from it which accounts there are.
"""

from __future__ import annotations

from datetime import timedelta
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy.mail.message import mail_sender
from smtplib import SMTPException
from typing import Any
from zExceptions import Unauthorized

import datetime
import logging

MAX_NAME = 100
# Nobody gets a mail more often than this, however often somebody asks in his or her name.
PAUSE = timedelta(minutes=10)
log = logging.getLogger(__name__)


class ForgottenPassword(BrowserView):
    """The page, under the names that Plone has for it."""

    def __call__(self) -> str:
        self.sent = False
        name = self.request.form.get("userid", "")
        if self.request.method == "POST" and self.sends_mail() and isinstance(name, str) and name.strip():
            self._send(name.strip()[:MAX_NAME])
            self.sent = True
        return self.index()

    def sends_mail(self) -> bool:
        """Return whether the site sends mail at all."""
        return mail_sender() is not None

    def address(self) -> str:
        """Return where the form is sent."""
        return f"{api.portal.get().absolute_url()}/@@login-help"

    def _send(self, name: str) -> None:
        tool = api.portal.get_tool("portal_password_reset")
        if was_sent_lately(tool, name):
            return
        try:
            api.portal.get_tool("portal_registration").mailPassword(name, self.request)
        except (ValueError, Unauthorized) as reason:
            log.info("No link was mailed for a forgotten password: %s", reason)
        except (SMTPException, OSError):
            log.exception("A mail with a link for a forgotten password could not be sent.")


def was_sent_lately(tool: Any, name: str) -> bool:
    """Return whether a link for an account went out a short while ago.

    :param tool: the tool that keeps the links: by secret the account and the moment the link ends.
    :param name: id of the account.
    """
    lives = timedelta(days=tool.getExpirationTimeout())
    now = datetime.datetime.utcnow()  # as the tool has it
    return any(owner == name and now - (ends - lives) < PAUSE for owner, ends in tool._requests.values())
