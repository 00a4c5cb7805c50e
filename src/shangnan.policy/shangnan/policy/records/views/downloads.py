"""Plone's views of files, which answer for files alone: a field that holds no file has none, so nothing is at its address."""

from __future__ import annotations

from plone.namedfile.browser import DisplayFile
from plone.namedfile.browser import Download
from plone.namedfile.interfaces import INamed
from typing import Any
from zope.publisher.interfaces import NotFound


class _FilesAlone(Download):
    """Plone streams whatever an attribute holds, and fails where that is a text."""

    def _getFile(self) -> Any:
        file = super()._getFile()
        if not INamed.providedBy(file):
            raise NotFound(self, self.fieldname, self.request)
        return file


class DownloadFile(_FilesAlone):
    """`@@download/field`: a file to be kept."""


class ShowFile(_FilesAlone, DisplayFile):
    """`@@display-file/field`: a file in the browser, where its type may be shown there."""
