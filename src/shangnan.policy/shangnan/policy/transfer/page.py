"""The pages on which a file is handed in and the report is read: of a kind, and of the catalogue of the province and the city."""

from __future__ import annotations

from collections.abc import Iterator
from plone import api
from plone.memoize.view import memoize
from plone.protect import CheckAuthenticator
from Products.Five.browser import BrowserView
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from shangnan.policy import _
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.records.service_guide.importing import SECTION
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.transfer.catalogue_import import import_catalogue
from shangnan.policy.transfer.column_help import column_help
from shangnan.policy.transfer.column_help import ColumnHelp
from shangnan.policy.transfer.columns import CATALOGUE
from shangnan.policy.transfer.engine import import_rows
from shangnan.policy.transfer.engine import may_import
from shangnan.policy.transfer.list_template import template
from shangnan.policy.transfer.lists import import_lists
from shangnan.policy.transfer.lists import ImportList
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.report import LABELS
from shangnan.policy.transfer.report import Outcome
from shangnan.policy.transfer.report import ranges
from shangnan.policy.transfer.report import Report
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zExceptions import Unauthorized
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


class KindOfSection(BrowserView):
    """Knows which kind is meant, for whoever may import it."""

    name = ""
    #: Whether it is about kinds that only the import itself brings in; the page has a permission of its own then.
    by_system = False

    @property
    @memoize
    def known(self) -> ImportList:
        """The kind that `kind` names, else the first of this section.

        :raises NotFound: where this section has no such kind that is imported on this page.
        :raises Unauthorized: where the person may not add it.
        """
        wanted = clean(self.request.form.get("kind"))
        kinds = [known for known in import_lists() if known.kind.section == self.context.getId()]
        here = [known for known in kinds if known.kind.by_system == self.by_system]
        found = [known for known in here if not wanted or known.kind.portal_type == wanted]
        if not found:
            raise NotFound(self.context, self.name, self.request)
        if not self.by_system and not may_import(found[0], self.context):
            raise Unauthorized(self.name)
        return found[0]

    @memoize
    def columns(self) -> list[ColumnHelp]:
        """Return what is told about each column; nothing of a kind that says its headings itself."""
        return list(column_help(self.known, self.context))


class ImportListView(KindOfSection, ImportView):
    """Takes a list of records of a kind; whoever may add the kind imports as himself or herself."""

    name = "import-records"
    hint = _("A list as .csv or .xlsx with the columns below; each row becomes a draft. At most 64 MB.")
    accept = ".csv,.xlsx"
    code_title = _("Recognised by")
    name_title = _("Title")

    def prepare(self) -> None:
        """Stop where there is nothing to import, or not by this person."""
        self.title = self._text(_("Import a list: ${kind}", mapping={"kind": self.known.title}))

    @property
    def kind_name(self) -> str:
        """The type, for addresses."""
        return self.known.kind.portal_type

    @property
    def template_url(self) -> str:
        """Address of the empty list; empty where there is none."""
        return f"{self.context.absolute_url()}/@@import-template.xlsx?kind={self.kind_name}" if self.columns() else ""

    @property
    def register_url(self) -> str:
        """Address of the register."""
        return f"{self.context.absolute_url()}/@@register?kind={self.kind_name}"

    def _run(self, upload: FileUpload, who: str) -> Report:
        rows = read_rows(upload, upload.filename, self.known.list_kind)
        by = api.user.get_current().getId()
        return import_rows(
            api.portal.get(),
            rows,
            self.known,
            publish=self.publish and self.offers_publishing,
            dry_run=self.dry_run,
            actor_note=who,
            by=by,
        )


class ImportGuidesView(ImportListView):
    """Takes the publisher's lists of items and complete guides; what is brought in another publisher confirms."""

    name = "import-guides"
    by_system = True
    hint = _("A list of items as .csv or .xlsx becomes drafts; complete guides come as .json. At most 64 MB.")
    accept = ImportView.accept
    offers_publishing = True
    code_title = ImportView.code_title
    name_title = ImportView.name_title

    def prepare(self) -> None:
        """Stop outside the section of guides."""
        self.title = self._text(_("Bulk import"))
        assert self.known

    @property
    def register_url(self) -> str:
        """Nowhere: guides have a list of their own."""
        return ""


class ImportCatalogueView(ImportView):
    """Takes the catalogue of the province or the city, against which guides are held (三级四同)."""

    name = "import-catalogue"
    title = _("Import the catalogue of the province and the city")
    hint = _("A list (.csv, .xlsx) with basic code, name, type code and legal bases. 64 MB at most.")
    accept = ".csv,.xlsx"
    kind_name = template_url = register_url = ""

    def prepare(self) -> None:
        """Stop outside the section of guides."""
        if self.context.getId() != SECTION:
            raise NotFound(self.context, self.name, self.request)

    def columns(self) -> list[ColumnHelp]:
        """Return nothing: the columns are told by the hint."""
        return []

    def _run(self, upload: FileUpload, who: str) -> Report:
        return import_catalogue(read_rows(upload, upload.filename, CATALOGUE), dry_run=self.dry_run)


class ImportTemplate(KindOfSection):
    """The empty list of a kind, made when it is asked for."""

    name = "import-template.xlsx"

    def __call__(self) -> FileStream:
        title = self.known.title
        file = template(title, self.columns())
        response = self.request.response
        response.setHeader("Content-Type", XLSX)
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(title)}.xlsx")
        response.setHeader("Cache-Control", "no-store")
        return FileStream(file)
