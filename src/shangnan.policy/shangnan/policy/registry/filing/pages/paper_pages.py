"""The archive's papers as PDF: `@@filed.pdf`, the catalogue of what the register's filters leave; `@@box-paper.pdf`, those of a box."""

from __future__ import annotations

from itertools import islice
from shangnan.policy import _
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.records.views.paper_answer import refuse
from shangnan.policy.registry.filing.boxes import box_of
from shangnan.policy.registry.filing.boxes import items_in
from shangnan.policy.registry.filing.listing import filed_items
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.pages.filed_page import FiledView
from shangnan.policy.registry.filing.papers import labels
from shangnan.policy.registry.filing.papers.drawing import catalogue_of
from shangnan.policy.registry.filing.papers.drawing import label_of
from shangnan.policy.registry.filing.papers.drawing import note_sheet_of
from typing import Any
from zExceptions import NotFound

#: Items of one paper, which take a slow machine some seconds.
MOST = 1000


class FiledPrintView(FiledView):
    """The catalogue of what is asked for, on paper."""

    def index(self) -> Any:
        """Return the PDF, or go back to the register with the reason why there is none."""
        back = self.address("filed", **self._asked())
        items = list(islice(filed_items(self.year, self.period, self.unit, self.kind), MOST + 1))
        if not items:
            return refuse(self.request, _("Nothing is filed here."), back)
        if len(items) > MOST:
            message = _(
                "A paper holds the catalogue of ${limit} items, and there are more. Choose a year, a period or a unit, or take the workbook.",
                mapping={"limit": MOST},
            )
            return refuse(self.request, message, back)
        name = "-".join(str(word) for word in (labels.CATALOGUE, self.year or "", self.period, self.unit) if word)
        return answer_pdf(self.request, lambda: pdf(catalogue_of(items)), name, back)


class BoxPaperView(ArchivePageView):
    """A paper of a box: `paper` is `catalogue`, `note` or `label`."""

    def prepare(self) -> None:
        """Look up the box.

        :raises NotFound: for one that is not there, or another paper.
        """
        box = box_of(self.told("class"), self.number("box"))
        self.paper = self.told("paper")
        if box is None or self.paper not in NAMES:
            raise NotFound(self.context, self.__name__, self.request)
        self.box = box

    def index(self) -> Any:
        """Return the PDF, or go back to the box with the reason why there is none."""
        box, paper = self.box, self.paper
        back = self.address("filing-boxes", **{"class": box.key, "box": box.number})
        if paper != "note" and not items_in(box):
            return refuse(self.request, _("Nothing is filed here."), back)
        name = f"{NAMES[paper]}-{box.key}-{labels.BOX_NUMBER.format(box=box.number)}"
        return answer_pdf(self.request, lambda: pdf(self.document()), name, back)

    def document(self) -> Document:
        """Return the paper."""
        box = self.box
        if self.paper == "note":
            return note_sheet_of(box)
        return label_of(box) if self.paper == "label" else catalogue_of(items_in(box), str(box.number))


NAMES = {"catalogue": labels.CATALOGUE, "note": labels.NOTE_SHEET, "label": labels.COVER}
