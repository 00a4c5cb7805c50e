"""`@@check-paper`: a clerk hands in the PDF of an official document and reads what departs from GB/T 9704-2012.

Nothing is kept of the file. It is read by another process (:mod:`shangnan.policy.paper.check.apart`), within limits.
"""

from __future__ import annotations

from itertools import groupby
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.paper.check.apart import report_apart
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import Report
from shangnan.policy.paper.check.errors import Unreadable
from shangnan.policy.paper.check.limits import MAX_BYTES
from shangnan.policy.records.plain.request_text import clean
from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import Message
from ZPublisher.HTTPRequest import FileUpload


class CheckPaperView(BrowserView):
    """Shows the form; for a file, what was found. The sentences are the standard's language, Chinese, whatever the screen has."""

    def __call__(self) -> str:
        self.problem = self.filename = ""
        self.report: Report | None = None
        if self.request.method == "POST":
            CheckAuthenticator(self.request)
            self._check(self.request.form.get("file"))
        return self.index()

    def _check(self, upload: Any) -> None:
        if not isinstance(upload, FileUpload) or not upload.filename:
            self._refuse(_("Choose a file first."))
            return
        self.filename = clean(upload.filename)
        try:
            self.report = report_apart(upload.read(MAX_BYTES + 1))
        except Unreadable as unreadable:
            self._refuse(unreadable.sentence)

    def _refuse(self, message: Message | str) -> None:
        self.problem = translate(message, context=self.request)
        self.request.response.setStatus(400)

    @property
    def hint(self) -> str:
        """What may be handed in."""
        size = MAX_BYTES // 1024 // 1024
        return translate(
            _(
                "A PDF from Word, WPS, LibreOffice or this system, ${size} MB at most. The file is not kept.",
                mapping={"size": size},
            ),
            context=self.request,
        )

    def pages(self) -> list[tuple[int, list[Departure]]]:
        """Return the departures by page; 0 stands for the whole file."""
        found = self.report.departures if self.report is not None else ()
        return [(page, list(ones)) for page, ones in groupby(found, key=lambda one: one.page)]
