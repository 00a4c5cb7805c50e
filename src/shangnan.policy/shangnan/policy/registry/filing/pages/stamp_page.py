"""`@@filed-stamp.pdf?number=&path=`: a copy of the first page of a filed PDF with the archive's stamp 归档章 over it."""

from __future__ import annotations

from plone import api
from shangnan.policy import _
from shangnan.policy.paper.pdf.writer import pdf
from shangnan.policy.records.views.paper_answer import answer_pdf
from shangnan.policy.records.views.paper_answer import refuse
from shangnan.policy.registry.filing.item import FiledFile
from shangnan.policy.registry.filing.item import FiledItem
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from shangnan.policy.registry.filing.papers import labels
from shangnan.policy.registry.filing.papers.overlay import NotStamped
from shangnan.policy.registry.filing.papers.overlay import stamped_first_page
from shangnan.policy.registry.filing.papers.stamp import Stamp
from shangnan.policy.registry.filing.papers.stamp import stamp_paper
from shangnan.policy.registry.filing.register import register
from typing import Any
from zExceptions import NotFound

#: Bytes of a file that are read while others wait.
MOST = 50 * 1024 * 1024
PDF = "application/pdf"


def stamp_of(item: FiledItem) -> Stamp:
    """Return what the stamp says of an item: codes, as its number has them."""
    return Stamp(
        fonds=item.fonds,
        year=str(item.year),
        number=f"{item.number:04d}",
        unit=item.unit_code,
        period=labels.PERIODS.get(item.period, item.period),
        pages=str(item.pages or ""),
    )


class FiledStampView(ArchivePageView):
    """The copy, for who may view the file itself."""

    def prepare(self) -> None:
        """Look the file up.

        :raises NotFound: for one that is not there, is no PDF, or is not open to the reader.
        """
        item = register().numbered(self.told("number")) if self.told("number") else None
        path = self.told("path")
        found = [file for file in item.files if file.path == path and file.media_type == PDF] if item else []
        # The catalog tells only what this person may view.
        brains = api.portal.get_tool("portal_catalog")(UID=found[0].uid) if found else []
        if item is None or not brains:
            raise NotFound(self.context, self.__name__, self.request)
        self.item: FiledItem = item
        self.file: FiledFile = found[0]
        self.attachment: Any = brains[0].getObject()

    def index(self) -> Any:
        """Return the copy, or go back to the item with the reason why there is none."""
        back = self.address("filed-item", number=self.item.archival_number)
        if self.file.size > MOST:
            message = _(
                "The file is larger than ${limit} MB. Print its first page and stamp it by hand.",
                mapping={"limit": MOST // 1024**2},
            )
            return refuse(self.request, message, back)
        try:
            return answer_pdf(self.request, self._draw, f"{labels.STAMP}-{self.item.archival_number}", back)
        except NotStamped:
            message = _("The first page of this file cannot be copied: it is damaged or has a password.")
            return refuse(self.request, message, back)

    def _draw(self) -> bytes:
        with self.attachment.file.open() as stream:
            return stamped_first_page(stream, pdf(stamp_paper(stamp_of(self.item))))
