"""`@@import-records`: a list of records handed in from the register of their kind; and the empty list to fill in."""

from __future__ import annotations

from plone import api
from plone.memoize.view import memoize
from Products.Five.browser import BrowserView
from shangnan.policy import _
from shangnan.policy.records.plain.request_text import clean
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.transfer.page import ImportView
from shangnan.policy.transfer.readers import read_rows
from shangnan.policy.transfer.record_columns import column_help
from shangnan.policy.transfer.record_columns import ColumnHelp
from shangnan.policy.transfer.record_lists import record_lists
from shangnan.policy.transfer.record_lists import RecordList
from shangnan.policy.transfer.record_template import template
from shangnan.policy.transfer.records_import import import_records
from shangnan.policy.transfer.records_import import may_import
from shangnan.policy.transfer.report import Report
from urllib.parse import quote
from zExceptions import NotFound
from zExceptions import Unauthorized
from ZPublisher.HTTPRequest import FileUpload


class KindOfSection(BrowserView):
    """Knows which kind is meant, for whoever may add it."""

    @property
    @memoize
    def known(self) -> RecordList:
        """The kind that `kind` names, else the first of this section.

        :raises NotFound: where this section has no such kind that is imported.
        :raises Unauthorized: where the person may not add it.
        """
        wanted = clean(self.request.form.get("kind"))
        here = [known for known in record_lists() if known.kind.section == self.context.getId()]
        found = [known for known in here if not wanted or known.kind.portal_type == wanted]
        if not found:
            raise NotFound(self.context, "import-records", self.request)
        if not may_import(found[0], self.context):
            raise Unauthorized("import-records")
        return found[0]

    @memoize
    def columns(self) -> list[ColumnHelp]:
        """Return what is told about each column."""
        return list(column_help(self.known, self.context))


class ImportRecordsView(KindOfSection, ImportView):
    """Takes a list of records of a kind; whoever may add the kind imports as himself or herself."""

    name = "import-records"
    hint = _("A list as .csv or .xlsx with the columns below; each row becomes a draft. At most 64 MB.")
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
        """Address of the empty list."""
        return f"{self.context.absolute_url()}/@@import-template.xlsx?kind={self.kind_name}"

    @property
    def register_url(self) -> str:
        """Address of the register."""
        return f"{self.context.absolute_url()}/@@register?kind={self.kind_name}"

    def _run(self, upload: FileUpload, who: str) -> Report:
        rows = read_rows(upload, upload.filename, self.known.list_kind)
        by = api.user.get_current().getId()
        return import_records(api.portal.get(), rows, self.known, dry_run=self.dry_run, actor_note=who, by=by)


class ImportTemplate(KindOfSection):
    """The empty list of a kind, made when it is asked for."""

    def __call__(self) -> FileStream:
        title = self.known.title
        file = template(title, self.columns())
        response = self.request.response
        response.setHeader("Content-Type", XLSX)
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(title)}.xlsx")
        response.setHeader("Cache-Control", "no-store")
        return FileStream(file)
