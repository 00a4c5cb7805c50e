"""Pages of Plone's own that administrators open, with headings in order and lists that are lists."""

from __future__ import annotations

from AccessControl import getSecurityManager
from collections.abc import Iterable
from plone import api
from plone.app.layout.viewlets.content import HistoryByLineView
from plone.app.users.browser.userdatapanel import UserDataConfiglet
from plone.app.users.browser.userdatapanel import UserDataPanel
from Products.CMFPlone.controlpanel.browser.overview import OverviewControlPanel
from Products.CMFPlone.controlpanel.browser.prefsmaintemplate import PrefsMainTemplate
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.http.allowed_rows import may_call
from shangnan.policy.http.allowed_rows import who_may
from typing import Any
from urllib.parse import urlsplit
from z3c.form.interfaces import DISPLAY_MODE

PANEL_FRAME = ViewPageTemplateFile("templates/prefs.pt")
ACCOUNT = ViewPageTemplateFile("templates/account.pt")


def _is_open(address: str) -> bool:
    name = urlsplit(address).path.rsplit("/", 1)[-1].removeprefix("@@")
    user = getSecurityManager().getUser()
    return may_call(who_may("page", "site", False, name, "GET"), user.getId() is not None, user.getRoles())


def open_panels(panels: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the control panels that the reader may open: those on the list of what may be called."""
    return [panel for panel in panels if _is_open(panel["url"])]


class PanelFrame(PrefsMainTemplate):
    """The frame of control panels; the menus of Plone's lead to panels that are closed to the reader."""

    @property
    def macros(self) -> Any:
        """What pages of panels fill in."""
        return PANEL_FRAME.macros

    def open_panels(self, panels: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the panels that the reader may open."""
        return open_panels(panels)


class Overview(OverviewControlPanel):
    """The list of control panels; Plone's has headings of the third rank under one of the first, and nameless landmarks."""

    template = ViewPageTemplateFile("templates/overview.pt")

    def sublists(self, category: str) -> list[dict[str, Any]]:
        """Return the panels of a category that the reader may open."""
        return open_panels(super().sublists(category))

    def mailhost_warning(self) -> bool:
        """Return whether to say that mail is not set up: to who can open that panel."""
        return _is_open("@@mail-controlpanel") and super().mailhost_warning()


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
