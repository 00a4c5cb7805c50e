"""The front page of the archive: what the offices find there, each page told by the room that it belongs to.

A room registers a page as a utility: `<utility name="holds" component=".pages.HOLDS" />`.
"""

from __future__ import annotations

from AccessControl import getSecurityManager
from dataclasses import dataclass
from Products.Five.browser import BrowserView
from zope.component import getUtilitiesFor
from zope.interface import Attribute
from zope.interface import implementer
from zope.interface import Interface


class IArchivePage(Interface):
    """A page of the archive; a utility named as the view."""

    view = Attribute("Name of the view on the section")


@implementer(IArchivePage)
@dataclass(frozen=True)
class ArchivePage:
    """A page of the archive.

    :param view: name of a view of the section `archive`.
    :param title: a Message.
    :param description: a Message: what one does there.
    :param permission: title of the permission that opens it.
    :param order: place among the others.
    """

    view: str
    title: str
    description: str
    permission: str
    order: int = 0


def archive_pages() -> list[ArchivePage]:
    """Return all pages, in their order."""
    return sorted((page for _name, page in getUtilitiesFor(IArchivePage)), key=lambda page: (page.order, page.view))


class ArchiveView(BrowserView):
    """Leads to the pages that the present user may open."""

    def pages(self) -> list[ArchivePage]:
        """Return them, in their order."""
        may = getSecurityManager().checkPermission
        return [page for page in archive_pages() if may(page.permission, self.context)]
