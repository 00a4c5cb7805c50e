"""`@@filed-paper`: a record on paper is entered into the register."""

from __future__ import annotations

from datetime import date
from shangnan.policy import _
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.filing.categories import all_categories
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.paper_records import file_paper
from shangnan.policy.registry.filing.paper_records import PaperRecord
from shangnan.policy.registry.filing.plans import plan_in_force
from typing import Any

PAPER = ArchivePage(
    "filed-paper",
    _("Enter a paper record"),
    _("Records that lie on paper stand in the same register with the same numbers, and where they lie."),
    FILE_RECORDS,
    40,
)


class FiledPaperView(ArchivePageView):
    """The form."""

    def prepare(self) -> None:
        """Read what was typed."""
        self.paper = PaperRecord(
            title=self.told("title"),
            own_title=bool(self.told("own_title")),
            responsible=self.told("responsible"),
            document_number=self.told("document_number"),
            formed=self._day(),
            category=self.told("category"),
            unit=self.told("unit"),
            place=self.told("place"),
            pages=self.number("pages"),
            remarks=self.told("remarks"),
        )

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(self.told("formed"))
        except ValueError:
            return None

    def act(self) -> str:
        """Enter it.

        :raises Refused: with all that is wrong.
        """
        item = file_paper(self.paper)
        self.say(_("Entered as ${number}.", mapping={"number": item.archival_number}))
        return self.address("filed-item", number=item.archival_number)

    def categories(self) -> list[dict[str, Any]]:
        """Return the categories: value, title, chosen."""
        return [
            {"value": key, "title": title, "chosen": key == self.paper.category}
            for key, title in all_categories().items()
        ]

    def coded_units(self) -> list[dict[str, Any]]:
        """Return the units that have a code in the plan in force: value, title, chosen."""
        plan = plan_in_force()
        codes = plan.codes if plan is not None else {}
        return [
            {"value": uid, "title": f"{self.units().get(uid, uid)}（{code}）", "chosen": uid == self.paper.unit}
            for uid, code in codes.items()
        ]
