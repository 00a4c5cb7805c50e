"""The list of accounts."""

from __future__ import annotations

from Products.CMFPlone.controlpanel.browser.usergroups_usersoverview import UsersOverviewControlPanel
from shangnan.policy.permissions import _
from zope.i18n import translate
from zope.i18nmessageid import Message

import re

# Two tooltips that Plone's template writes in English, past any translation. The name is the user's, already quoted.
TOOLTIP = re.compile(r'(?<=title=")(?P<what>Reset password of user|Remove user) (?P<name>[^"]*)(?=")')
TEXTS: dict[str, Message] = {
    "Reset password of user": _("Give ${name} a new password"),
    "Remove user": _("Remove the account of ${name}"),
}


class AccountsList(UsersOverviewControlPanel):
    """Plone's page, with its last English words in the language of the reader."""

    def __call__(self) -> str:
        return TOOLTIP.sub(self._told, super().__call__())

    def _told(self, found: re.Match[str]) -> str:
        text = translate(TEXTS[found["what"]], context=self.request)
        return text.replace("${name}", found["name"])
