"""`@@filing-boxes`: runs of 件 of one year, period and unit are put into boxes, with their note sheets."""

from __future__ import annotations

from shangnan.policy import _
from shangnan.policy.permissions import FILE_RECORDS
from shangnan.policy.registry.archive_pages import ArchivePage
from shangnan.policy.registry.filing.box_rules import Box
from shangnan.policy.registry.filing.box_rules import THICKNESSES
from shangnan.policy.registry.filing.boxes import box_of
from shangnan.policy.registry.filing.boxes import boxes_of
from shangnan.policy.registry.filing.boxes import change_box
from shangnan.policy.registry.filing.boxes import last_number
from shangnan.policy.registry.filing.boxes import put_into_box
from shangnan.policy.registry.filing.listing import classes
from shangnan.policy.registry.filing.listing import LowestClass
from shangnan.policy.registry.filing.pages.base import ArchivePageView
from typing import Any
from zExceptions import NotFound

BOXES = ArchivePage(
    "filing-boxes",
    _("Boxes"),
    _("Put runs of filed records into boxes; years, periods and units never mix. Note sheets are written here too."),
    FILE_RECORDS,
    30,
)

#: What is printed of a box.
PAPERS = {
    "catalogue": _("Catalogue of the box (PDF)"),
    "note": _("Note sheet (PDF)"),
    "label": _("Cover and spine (PDF)"),
}


class FilingBoxesView(ArchivePageView):
    """The lowest classes; of one of them its boxes and the form."""

    def prepare(self) -> None:
        """Read which class and which box are meant.

        :raises NotFound: for a class that is not there.
        """
        wanted = self.told("class")
        found = [each for each in classes() if each.key == wanted]
        if wanted and not found:
            raise NotFound(self.context, self.__name__, self.request)
        self.chosen_class: LowestClass | None = found[0] if found else None
        self.box = self._typed()

    def _typed(self) -> Box | None:
        """Return the box that the form tells, or the next one as it is proposed."""
        each = self.chosen_class
        if each is None:
            return None
        if self.request.method == "POST":
            return Box(
                key=each.key,
                number=self.number("number"),
                first=self.number("first"),
                last=self.number("last"),
                thickness=self.number("thickness"),
                situation=self.told("situation"),
                arranged_by=self.told("arranged_by"),
                arranged_on=self.told("arranged_on")[:10],
                checked_by=self.told("checked_by"),
                checked_on=self.told("checked_on")[:10],
            )
        known = box_of(each.key, self.number("box")) if self.told("box") else None
        return known or self._next(each)

    def _next(self, each: LowestClass) -> Box:
        there, last = boxes_of(each.key), last_number(each.key, each.year)
        first = min(max((box.last for box in there), default=0) + 1, max(last, 1))
        return Box(each.key, max((box.number for box in there), default=0) + 1, first, last)

    def act(self) -> str:
        """Keep the box.

        :raises Refused: with all that is wrong.
        """
        each, box = self.chosen_class, self.box
        if each is None or box is None:
            raise NotFound(self.context, self.__name__, self.request)
        known = "change" in self.request.form and box_of(each.key, box.number) is not None
        (change_box if known else put_into_box)(box, each.year)
        self.say(_("Box ${box} is kept.", mapping={"box": box.number}))
        return self.address("filing-boxes", **{"class": each.key})

    def is_known(self) -> bool:
        """Return whether the box in the form is one that is there."""
        if self.box is None:
            return False
        return "change" in self.request.form or (
            bool(self.told("box")) and box_of(self.box.key, self.box.number) is not None
        )

    def thicknesses(self) -> tuple[int, ...]:
        """Return the widths of boxes in mm."""
        return THICKNESSES

    def classes(self) -> list[dict[str, Any]]:
        """Return the lowest classes: key, url, filed, boxes, loose."""
        found = []
        for each in classes():
            boxes, last = boxes_of(each.key), last_number(each.key, each.year)
            found.append(
                {
                    "key": each.key,
                    "url": self.address("filing-boxes", **{"class": each.key}),
                    "filed": last,
                    "boxes": len(boxes),
                    "loose": last - sum(box.last - box.first + 1 for box in boxes),
                }
            )
        return found

    def boxes(self) -> list[dict[str, Any]]:
        """Return the boxes of the chosen class: url, title, and its papers (url, title)."""
        each = self.chosen_class
        if each is None:
            return []
        return [
            {
                "url": self.address("filing-boxes", **{"class": each.key, "box": box.number}),
                "title": self.text(
                    _(
                        "Box ${box}: ${first} to ${last}, ${thickness} mm",
                        mapping={"box": box.number, "first": box.first, "last": box.last, "thickness": box.thickness},
                    )
                ),
                "papers": [
                    {
                        "url": self.address("box-paper.pdf", **{"class": each.key, "box": box.number, "paper": paper}),
                        "title": self.text(title),
                    }
                    for paper, title in PAPERS.items()
                ],
            }
            for box in boxes_of(each.key)
        ]
