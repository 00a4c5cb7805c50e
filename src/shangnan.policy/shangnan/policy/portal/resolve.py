"""Following a link by UID: only to what the person may view, since an address is made of a title."""

from __future__ import annotations

from plone import api
from plone.outputfilters.browser.resolveuid import ResolveUIDView
from zExceptions import NotFound


class ResolveVisible(ResolveUIDView):
    """Plone's own answers with the address of anything that exists."""

    def __call__(self) -> str:
        """Redirect to the content with the UID.

        :raises NotFound: where there is none, or none for this person.
        """
        catalog = api.portal.get_tool("portal_catalog")
        if not self.uuid or not catalog(UID=self.uuid, show_inactive=True):
            raise NotFound("resolveuid")
        return super().__call__()
