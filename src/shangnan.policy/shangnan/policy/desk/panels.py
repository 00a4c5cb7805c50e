"""Pages of Plone's own that administrators open, with headings in order and lists that are lists."""

from __future__ import annotations

from AccessControl import getSecurityManager
from plone import api
from plone.app.layout.viewlets.content import HistoryByLineView
from plone.app.users.browser.userdatapanel import UserDataConfiglet
from plone.app.users.browser.userdatapanel import UserDataPanel
from Products.CMFPlone.controlpanel.browser.overview import OverviewControlPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.http.allowed_rows import may_call
from shangnan.policy.http.allowed_rows import who_may
from typing import Any
from urllib.parse import urlsplit
from z3c.form.interfaces import DISPLAY_MODE

ACCOUNT = ViewPageTemplateFile("templates/account.pt")


def _is_open(address: str) -> bool:
    name = urlsplit(address).path.rsplit("/", 1)[-1].removeprefix("@@")
    user = getSecurityManager().getUser()
    return may_call(who_may("page", "site", False, name, "GET"), user.getId() is not None, user.getRoles())


class Overview(OverviewControlPanel):
    """The list of control panels; Plone's has headings of the third rank under one of the first, and nameless landmarks."""

    template = ViewPageTemplateFile("templates/overview.pt")

    def sublists(self, category: str) -> list[dict[str, Any]]:
        """Return the panels of a category that the reader may open: those on the list of what may be called."""
        return [panel for panel in super().sublists(category) if _is_open(panel["url"])]


class History(HistoryByLineView):
    """The history of what is no record, such as a section; its heading follows the title's."""

    index = ViewPageTemplateFile("templates/plone_history.pt")


class OwnData(UserDataPanel):
    """What people tell of themselves. Their full name stands on records, so here it is only shown."""

    fields: Any

    def updateFields(self) -> None:
        """Let one's own full name be shown and not typed."""
        super().updateFields()
        if self.request.form.get("userid") in (None, "", api.user.get_current().getId()):
            self.fields["fullname"].mode = DISPLAY_MODE


class Account(OwnData, UserDataConfiglet):
    """An account's own data; Plone's tabs are entries of no list."""

    template = ACCOUNT
