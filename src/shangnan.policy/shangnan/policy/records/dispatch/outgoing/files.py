"""`@@dispatch.docx` and `@@dispatch.ofd`: a dispatch as a file, for whoever may view it.

The Word file is for going on with it in Word or WPS; the OFD is the paper itself, as the format lays it out (GB/T 33190-2016).
"""

from __future__ import annotations

from collections.abc import Mapping
from plone import api
from Products.Five.browser import BrowserView
from shangnan.policy.paper.docx.writer import write
from shangnan.policy.paper.errors import PaperError
from shangnan.policy.paper.issued import file_name
from shangnan.policy.paper.ofd.writer import ofd
from shangnan.policy.records.dispatch.outgoing.issued_text import kept_address
from shangnan.policy.records.dispatch.outgoing.paper import document_of
from shangnan.policy.records.dispatch.outgoing.preview import drawn
from shangnan.policy.records.dispatch.outgoing.reading import to_plain
from shangnan.policy.records.views.paper_answer import file_headers
from shangnan.policy.records.views.paper_answer import reason_of
from shangnan.policy.records.views.paper_answer import refuse
from typing import Any


class FileView(BrowserView):
    """Answers with the file, or goes back to the dispatch with the reason why there is none."""

    ending = ""

    def made(self, data: Mapping[str, Any]) -> bytes:
        """Return the file.

        :param data: plain form.
        :raises PaperError: when it cannot be printed.
        """
        raise NotImplementedError

    def __call__(self) -> bytes | str:
        try:
            data = self.made(to_plain(self.context))
        except PaperError as error:
            return refuse(self.request, reason_of(error), self.context.absolute_url())
        file_headers(self.request, file_name(self.context.title or ""), self.ending, len(data))
        return data


class DocxView(FileView):
    """A Word file in the official format."""

    ending = "docx"

    def made(self, data: Mapping[str, Any]) -> bytes:
        """Return the Word file."""
        return write(document_of(data))


class OfdView(FileView):
    """The paper as OFD; once it is issued in this format, the file that was issued and is kept."""

    ending = "ofd"

    def __call__(self) -> bytes | str:
        if kept := kept_address(self.context, self.ending):
            self.request.response.redirect(kept)
            return ""
        return super().__call__()

    def made(self, data: Mapping[str, Any]) -> bytes:
        """Return the OFD file."""
        return ofd(drawn(data, api.content.get_state(self.context)))
