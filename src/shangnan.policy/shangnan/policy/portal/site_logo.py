"""`@@site-logo` of a site that has none: not found, where Plone itself fails."""

from __future__ import annotations

from plone.namedfile.file import NamedImage
from Products.CMFPlone.browser import sitelogo
from zExceptions import NotFound


class SiteLogo(sitelogo.SiteLogo):
    """Plone's view, with an answer for the case that no logo was uploaded."""

    def _getFile(self) -> NamedImage:
        if self.data is None:
            raise NotFound("site-logo")
        return self.data
