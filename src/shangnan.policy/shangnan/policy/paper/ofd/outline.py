"""The outline, whose entries lead to places on the pages (GB/T 33190-2016, 7.8 and 14.2)."""

from __future__ import annotations

from collections.abc import Sequence
from shangnan.policy.paper.model.document import Bookmark
from shangnan.policy.paper.ofd import xml
from typing import Any


def add_outline(document: Any, marks: Sequence[Bookmark], pages: Sequence[int]) -> None:
    """Write the outline into the document's root; nothing where there is none.

    :param document: element Document
    :param pages: the numbers of the pages in the file, in their order
    """
    if not marks:
        return
    open_entries = [xml.add(document, "Outlines")]
    for mark in marks:
        # An entry that leaves out a level stands below the nearest one that there is.
        del open_entries[mark.level + 1 :]
        entry = xml.add(open_entries[-1], "OutlineElem", Title=mark.title)
        action = xml.add(xml.add(entry, "Actions"), "Action", Event="CLICK")
        place = {"Left": "0", "Top": xml.number(xml.mm(mark.y)), "Zoom": "0"}
        xml.add(xml.add(action, "Goto"), "Dest", Type="XYZ", PageID=str(pages[mark.page]), **place)
        open_entries.append(entry)
