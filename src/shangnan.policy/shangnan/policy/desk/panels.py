"""Pages of Plone's own that administrators open, with headings in order and lists that are lists."""

from __future__ import annotations

from plone.app.layout.viewlets.content import HistoryByLineView
from plone.app.users.browser.userdatapanel import UserDataConfiglet
from Products.CMFPlone.controlpanel.browser.overview import OverviewControlPanel
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile

ACCOUNT = ViewPageTemplateFile("templates/account.pt")


class Overview(OverviewControlPanel):
    """The list of control panels; Plone's has headings of the third rank under one of the first, and nameless landmarks."""

    template = ViewPageTemplateFile("templates/overview.pt")


class History(HistoryByLineView):
    """The history of what is no record, such as a section; its heading follows the title's."""

    index = ViewPageTemplateFile("templates/plone_history.pt")


class Account(UserDataConfiglet):
    """An account's own data; Plone's tabs are entries of no list."""

    template = ACCOUNT
