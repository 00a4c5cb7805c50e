"""`@@register.xlsx`: all that the filters of a register leave, as a workbook, from the catalog alone."""

from __future__ import annotations

from shangnan.policy.calendar.clock import now
from shangnan.policy.desk.register import RegisterView
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import workbook
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.registry.journal.recording.exports import note_export
from urllib.parse import quote


class RegisterWorkbook(RegisterView):
    """The register as a workbook: every record that the filters leave, in the same order."""

    def __call__(self) -> FileStream:
        headings = [self._text(column.title) for column in self.kind.columns]
        rows = ([self.value(brain, column) for column in self.kind.columns] for brain in self._brains(self.found))
        title = self._text(self.kind.title)
        typed = [f"{name}={value}" for name, value in self.question.filters.items()]
        note_export(self.context, self.kind.portal_type, self.total, [*typed, *filter(None, [self.question.text])])
        file = workbook(title, headings, rows, [50])
        response = self.request.response
        response.setHeader("Content-Type", XLSX)
        name = f"{title}-{now():%Y%m%d}.xlsx"
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}")
        response.setHeader("Cache-Control", "no-store")
        return FileStream(file)
