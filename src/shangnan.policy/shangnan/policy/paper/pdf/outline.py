"""The outline of a paper: what a viewer lists beside its pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Reference
from typing import Any


@dataclass
class _Entry:
    mark: Bookmark | None
    place: Reference
    below: list[_Entry] = field(default_factory=list)


def outline(
    file: File, marks: Sequence[Bookmark], pages: Sequence[Reference], heights: Sequence[float]
) -> Reference | None:
    """Put the outline into a file.

    :param pages: the page objects
    :param heights: of the pages, in points
    :returns: its root; None where there is no entry
    """
    if not marks:
        return None
    root = _Entry(None, file.reserve())
    open_ones = [root]
    for mark in marks:
        # An entry whose level skips one stands below the last that is there.
        del open_ones[mark.level + 1 :]
        entry = _Entry(mark, file.reserve())
        open_ones[-1].below.append(entry)
        open_ones.append(entry)
    _write(file, root, None, {}, pages, heights)
    return root.place


def _write(
    file: File,
    entry: _Entry,
    parent: Reference | None,
    beside: dict[str, Reference],
    pages: Sequence[Reference],
    heights: Sequence[float],
) -> None:
    said: dict[str, Any] = dict(beside)
    if entry.mark is None:
        said["Type"] = Name("Outlines")
    else:
        page = entry.mark.page
        said |= {"Title": " ".join(readable(entry.mark.title).split()), "Parent": parent}
        said["Dest"] = [pages[page], Name("XYZ"), 0, heights[page] - entry.mark.y, None]
    if entry.below:
        said |= {"First": entry.below[0].place, "Last": entry.below[-1].place}
        # Below the outermost level entries begin closed: five hundred letters are five hundred lines.
        said["Count"] = len(entry.below) if entry.mark is None else -len(entry.below)
    file.put(said, entry.place)
    for turn, child in enumerate(entry.below):
        held: dict[str, Reference] = {}
        if turn:
            held["Prev"] = entry.below[turn - 1].place
        if turn + 1 < len(entry.below):
            held["Next"] = entry.below[turn + 1].place
        _write(file, child, entry.place, held, pages, heights)
