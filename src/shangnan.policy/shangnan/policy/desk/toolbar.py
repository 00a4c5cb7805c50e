"""The links beside each page for those who work on it."""

from __future__ import annotations

from plone.app.layout.viewlets.common import ContentViewsViewlet
from plone.app.layout.viewlets.toolbar import ToolbarViewletManager
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class Toolbar(ToolbarViewletManager):
    """Plone's bar of tools as a landmark, with buttons that the keyboard reaches.

    Plone's is a section with a role that sections cannot have, and what folds it away is a link that leads nowhere.
    """

    custom_template = ViewPageTemplateFile("templates/toolbar.pt")


class DatedContentViews(ContentViewsViewlet):
    """Plone's links, with the time of the last change written by the server.

    Plone leaves that time to a script (pat-display-time) that cuts the language down to two letters, finds no Chinese
    under `zh`, and writes 11/22/2026 11:07:51 PM.
    """

    menu_template = ViewPageTemplateFile("templates/toolbar_views.pt")
