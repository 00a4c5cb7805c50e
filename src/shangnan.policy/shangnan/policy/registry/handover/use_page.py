"""`@@archive-use`: the register of use, a form for the next entry, and `@@archive-use.xlsx`, the same as a workbook."""

from __future__ import annotations

from itertools import islice
from plone import api
from plone.protect import CheckAuthenticator
from shangnan.policy import _
from shangnan.policy.calendar.clock import now
from shangnan.policy.permissions import VIEW_ARCHIVE
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import workbook
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.records.workflow.person_names import name_of
from shangnan.policy.refusals import Refused
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.archive_view import OfArchive
from shangnan.policy.registry.archive_view import PAGE
from shangnan.policy.registry.handover.use import count_of_uses
from shangnan.policy.registry.handover.use import enter
from shangnan.policy.registry.handover.use import Use
from shangnan.policy.registry.handover.use import uses
from shangnan.policy.registry.journal.noting import note_apart
from typing import Any
from urllib.parse import quote
from zope.i18n import translate

import transaction

PAGE_OF_USE = ArchivePage(
    "archive-use",
    _("Use of the archive"),
    _("Who was shown filed records, for what, and who approved it."),
    VIEW_ARCHIVE,
    70,
)
#: Element to its heading: on the page and in the workbook.
COLUMNS: dict[str, str] = {
    "day": _("Shown on"),
    "asked_by": _("Asked by"),
    "purpose": _("Purpose"),
    "approved_by": _("Approved by"),
    "shown": _("What was shown"),
    "numbers": _("Archival numbers"),
    "remarks": _("Remarks"),
    "entered_by": _("Entered by"),
}


def cells(use: Use) -> list[str]:
    """Return an entry as it is shown, in the order of COLUMNS."""
    told = {**vars(use), "numbers": "\n".join(use.numbers), "entered_by": name_of(use.entered_by)}
    return [told[name] for name in COLUMNS]


class ArchiveUseView(OfArchive):
    """The register of use, the newest first."""

    def answer(self) -> str:
        """Return the page, or enter what was sent."""
        if self.request.method != "POST":
            return str(self.index())
        CheckAuthenticator(self.request)
        names = ("day", "asked_by", "purpose", "approved_by", "shown", "remarks")
        numbers = tuple(dict.fromkeys(line.strip() for line in self.text("numbers").splitlines() if line.strip()))
        try:
            enter(Use(**{name: self.text(name) for name in names}, numbers=numbers))
        except Refused as refused:
            transaction.abort()  # nothing of a refused entry stays
            return self.refused(refused.gaps)
        api.portal.show_message(_("The use is entered."), self.request)
        self.request.response.redirect(self.url)
        return ""

    def headings(self) -> list[str]:
        """Return the headings."""
        return list(COLUMNS.values())

    def rows(self) -> list[list[str]]:
        """Return the rows of this part of the list."""
        start = self.start(self.total())
        return [cells(use) for use in islice(uses(), start, start + PAGE)]

    def total(self) -> int:
        """Return how many entries there are."""
        return count_of_uses()

    def today(self) -> str:
        """Return today, ISO 8601."""
        return now().date().isoformat()


class ArchiveUseWorkbook(OfArchive):
    """The register of use as a workbook, its columns named as on the page."""

    def answer(self) -> Any:
        """Return it."""
        title = translate(PAGE_OF_USE.title, context=self.request)
        headings = [translate(heading, context=self.request) for heading in COLUMNS.values()]
        note_apart("record.export", None, {"list": title, "count": str(count_of_uses())})
        response = self.request.response
        response.setHeader("Content-Type", XLSX)
        name = f"{title}-{now():%Y%m%d}.xlsx"
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}")
        return FileStream(workbook(title, headings, (cells(use) for use in uses())))
