"""The pages on which a file is handed in and the report is read: what they share, and those of the publisher."""

from __future__ import annotations

from collections.abc import Iterator
from plone import api
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy import _
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.transfer.catalogue_import import import_catalogue
from shangnan.policy.transfer.columns import CATALOGUE
from shangnan.policy.transfer.guides_import import import_guides
from shangnan.policy.transfer.guides_import import SECTION
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import LABELS
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import ranges
from shangnan.policy.transfer.report import Report
from typing import Any
from zExceptions import NotFound
from zope.i18n import translate
from zope.i18nmessageid import Message
from ZPublisher.HTTPRequest import FileUpload

# A browser shows no more of them at once in reasonable time; the numbers of all rows are in the totals.
MOST_REASONS_SHOWN = 1000


class ImportView(BrowserView):
    """Shows the form; for a file, does the import, or the rehearsal of it, and shows the report."""

    name = ""
    title: str = ""
    hint: str = ""
    accept = ".csv,.xlsx,.json"
    offers_publishing = False
    # What the two columns of the report that tell rows apart are called.
    code_title: str = _("Item code")
    name_title: str = _("Name of the service")
    report_part = ViewPageTemplateFile("templates/import_report.pt")

    def prepare(self) -> None:
        """Stop where this import has no place, or is not this person's.

        :raises NotFound, Unauthorized: there.
        """

    def __call__(self) -> str:
        self.prepare()
        self.problem = ""
        self.report: Report | None = None
        posted = self.request.method == "POST"
        # A rehearsal unless somebody says otherwise.
        self.dry_run = bool(self.request.form.get("dry_run")) if posted else True
        self.publish = bool(self.request.form.get("publish"))
        if posted:
            # The import commits batch by batch, so the check at the end of the request would come too late.
            CheckAuthenticator(self.request)
            self._import()
        return self.index()

    def _import(self) -> None:
        upload = self.request.form.get("file")
        if not isinstance(upload, FileUpload) or not upload.filename:
            self._refuse(_("Choose a file first."))
            return
        user_id = api.user.get_current().getId()
        who = f"{name_of(user_id)} ({user_id})"
        try:
            self.report = self._run(upload, who)
        except FileRefused as refused:
            self._refuse(refused.message)

    def _run(self, upload: FileUpload, who: str) -> Report:
        """Import a file that somebody handed in.

        :raises FileRefused: with the reason.
        """
        raise NotImplementedError

    def _refuse(self, message: Message) -> None:
        self.problem = self._text(message)
        self.request.response.setStatus(400)

    def _text(self, message: Message) -> str:
        return translate(message, context=self.request)

    def totals(self) -> Iterator[dict[str, Any]]:
        """Yield label, count and rows of each outcome."""
        report = self.report
        if report is None:
            return
        for outcome, count in report.totals.items():
            numbers = sorted(result.number for result in report.results if result.outcome is outcome)
            yield {
                "outcome": str(outcome),
                "label": self._text(LABELS[outcome]),
                "count": count,
                "rows": ranges(numbers),
            }

    def refused(self) -> list[dict[str, Any]]:
        """Return the first refused rows: number, code, name, reasons."""
        if self.report is None:
            return []
        found = [result for result in self.report.results if result.outcome is Outcome.REFUSED]
        return [
            {
                "number": result.number,
                "code": result.code,
                "name": result.name,
                "reasons": [self._text(reason) for reason in result.reasons],
            }
            for result in found[:MOST_REASONS_SHOWN]
        ]


class ImportGuidesView(ImportView):
    """Takes the publisher's lists of items and complete guides."""

    name = "import-guides"
    title = _("Bulk import")
    hint = _("A list of items as .csv or .xlsx becomes drafts; complete guides come as .json. At most 64 MB.")
    offers_publishing = True

    def prepare(self) -> None:
        """Stop outside the section of guides."""
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.name, self.request)

    def _run(self, upload: FileUpload, who: str) -> Report:
        rows = read_rows(upload, upload.filename)
        by = api.user.get_current().getId()
        return import_guides(api.portal.get(), rows, publish=self.publish, dry_run=self.dry_run, actor_note=who, by=by)


class ImportCatalogueView(ImportGuidesView):
    """Takes the catalogue of the province or the city, against which guides are held (三级四同)."""

    name = "import-catalogue"
    title = _("Import the catalogue of the province and the city")
    hint = _("A list (.csv, .xlsx) with basic code, name, type code and legal bases. 64 MB at most.")
    offers_publishing = False

    def _run(self, upload: FileUpload, who: str) -> Report:
        return import_catalogue(read_rows(upload, upload.filename, CATALOGUE), dry_run=self.dry_run)
