"""The links beside each page for those who work on it."""

from __future__ import annotations

from plone.app.layout.viewlets.common import ContentViewsViewlet
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile


class DatedContentViews(ContentViewsViewlet):
    """Plone's links, with the time of the last change written by the server.

    Plone leaves that time to a script (pat-display-time) that cuts the language down to two letters, finds no Chinese
    under `zh`, and writes 11/22/2026 11:07:51 PM.
    """

    menu_template = ViewPageTemplateFile("templates/toolbar_views.pt")
