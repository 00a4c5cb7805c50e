"""The menus in the bar of tools."""

from __future__ import annotations

from plone.app.contentmenu.view import ContentMenuProvider
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy.interfaces import IShangnanLayer
from zope.component import adapter
from zope.interface import Interface


@adapter(Interface, IShangnanLayer, Interface)
class PlainMenus(ContentMenuProvider):
    """Plone's menus, whose entries lead to pages.

    Plone opens them in a box that holds a whole page once more, head and foot included: two of each landmark for a screen
    reader, and no address to return to. A state that offers no step is a text here, and no link that leads nowhere.
    """

    index = ViewPageTemplateFile("templates/menus.pt")
