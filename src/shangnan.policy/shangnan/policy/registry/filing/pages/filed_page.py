"""`@@filed`: the register by 档号, with filters, and as the catalogue 归档文件目录 in a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from shangnan.policy import _
from shangnan.policy.permissions import VIEW_ARCHIVE
from shangnan.policy.records.tables.workbook import FileStream
from shangnan.policy.records.tables.workbook import workbook
from shangnan.policy.records.tables.workbook import XLSX
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.filing.box_rules import catalogue_rows
from shangnan.policy.registry.filing.item import DESTROYED
from shangnan.policy.registry.filing.item import FILED
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.item import TRANSFERRED
from shangnan.policy.registry.filing.listing import classes
from shangnan.policy.registry.filing.listing import filed_items
from shangnan.policy.registry.filing.listing import page_of
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.titles import shown_titles
from typing import Any
from urllib.parse import quote

FILED_PAGE = ArchivePage(
    "filed",
    _("Register of filed records"),
    _("Everything that is filed, by number; the catalogue as a workbook."),
    VIEW_ARCHIVE,
    20,
)
# The catalogue's columns as they are printed (DA/T 22-2015, 10.2).
COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
WIDTHS = (6, 28, 24, 24, 60, 10, 8, 8, 24)
STATES = {FILED: _("Filed"), TRANSFERRED: _("Handed over"), DESTROYED: _("Destroyed")}
# Items whose titles are asked for at once.
PART = 500


class FiledView(ArchivePageView):
    """The register, page by page."""

    def prepare(self) -> None:
        """Read what is asked for."""
        all_classes = classes()
        year = self.number("year")
        self.year = year if year in {each.year for each in all_classes} else 0
        self.period = self.told("period") if self.told("period") in self.periods() else ""
        self.unit = self.told("unit") if self.told("unit") in {each.unit_code for each in all_classes} else ""
        # What kind a record is stands in its entry alone, so that a year is looked through and not the whole register.
        self.kind = self.told("kind") if self.year and self.told("kind") in {*self.kinds(), "paper"} else ""
        self.after = self.told("after")
        self.items, self.more = page_of(self.year, self.period, self.unit, self.kind, self.after)

    def filters(self) -> list[dict[str, Any]]:
        """Return the select boxes: name, title, options (value, title, chosen)."""
        all_classes = classes()
        years = sorted({each.year for each in all_classes}, reverse=True)
        kinds = [*self.kinds().items(), ("paper", self.text(_("On paper")))]
        boxes = (
            ("year", _("Year"), [(str(year), str(year)) for year in years], str(self.year or "")),
            ("period", _("Retention period"), list(self.periods().items()), self.period),
            (
                "unit",
                _("Unit or matter"),
                [(code, code) for code in sorted({c.unit_code for c in all_classes})],
                self.unit,
            ),
            ("kind", _("Kind (within a year)"), kinds, self.kind),
        )
        return [
            {
                "name": name,
                "title": self.text(title),
                "options": [{"value": value, "title": label, "chosen": value == chosen} for value, label in options],
            }
            for name, title, options, chosen in boxes
        ]

    def rows(self) -> list[dict[str, Any]]:
        """Return the items of this page."""
        titles, kinds = shown_titles(self.items), self.kinds()
        return [
            {
                "number": item.archival_number,
                "url": self.address("filed-item", number=item.archival_number),
                "title": titles[item.uid],
                "document_number": item.document_number,
                "responsible": item.responsible,
                "date": item.date,
                "kind": kinds.get(item.portal_type, self.text(_("On paper"))),
                "box": item.box,
                "state": self.text(STATES[item.state]),
            }
            for item in self.items
        ]

    def further(self) -> str:
        """Return the address of the page behind; "" for none."""
        if not self.more:
            return ""
        return self.address("filed", **self._asked(), after=self.items[-1].archival_number)

    def first(self) -> str:
        """Return the address of the first page; "" on that page."""
        return self.address("filed", **self._asked()) if self.after else ""

    def workbook_url(self) -> str:
        """Return the address of the catalogue."""
        return self.address("filed.xlsx", **self._asked())

    def paper_url(self) -> str:
        """Return the address of the catalogue on paper."""
        return self.address("filed.pdf", **self._asked())

    def _asked(self) -> dict[str, Any]:
        return {"year": self.year or "", "period": self.period, "unit": self.unit, "kind": self.kind}


class FiledWorkbookView(FiledView):
    """`@@filed.xlsx`: the catalogue of what is asked for."""

    def index(self) -> Any:
        """Return the workbook, sent piece by piece."""
        name = "-".join(str(word) for word in ("归档文件目录", self.year or "", self.period, self.unit) if word)
        response = self.request.response
        response.setHeader("Content-Type", XLSX)
        response.setHeader("Content-Disposition", f"attachment; filename*=UTF-8''{quote(name)}.xlsx")
        return FileStream(workbook(name, COLUMNS, self._catalogue(), WIDTHS))

    def _catalogue(self) -> Iterator[tuple[Any, ...]]:
        items = filed_items(self.year, self.period, self.unit, self.kind)
        first = 0
        while part := list(islice(items, PART)):
            for number, *cells in catalogue_rows(part, shown_titles(part)):
                yield (first + number, *cells)
            first += len(part)


def state_title(item: FiledItem) -> Any:
    """Return the name of what has become of an item, a Message."""
    return STATES[item.state]
