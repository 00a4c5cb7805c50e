"""Places that lead to an address, as annotations (GB/T 33190-2016, 15)."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from itertools import count
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.ofd import xml

LIST = "Annots/Annotations.xml"
#: Of a paper that tells no date: an annotation must have one.
_NO_DATE = "1980-01-01"


def link_files(pages: Mapping[int, Page], facts: Facts, ids: count[int]) -> Iterator[tuple[str, bytes]]:
    """The files of all links, by path in the document's folder; none where there are no links.

    :param pages: each page under its number in the file
    """
    linked = {number: links for number, page in pages.items() if (links := _links(page))}
    if not linked:
        return
    root = xml.root("Annotations")
    for number in linked:
        xml.add(xml.add(root, "Page", PageID=str(number)), "FileLoc", _path(number).rpartition("/")[2])
    yield LIST, xml.written(root)
    for number, links in linked.items():
        yield _path(number), _written(links, facts, ids)


def _links(page: Page) -> list[Link]:
    return [item for item in page.items if isinstance(item, Link)]


def _path(number: int) -> str:
    return f"Annots/Page_{number}.xml"


def _written(links: list[Link], facts: Facts, ids: count[int]) -> bytes:
    root = xml.root("PageAnnot")
    for link in links:
        said = {"Creator": facts.author or "-", "LastModDate": facts.date or _NO_DATE}
        annotation = xml.add(root, "Annot", ID=str(next(ids)), Type="Link", **said)
        place = xml.box(link.x, link.y, link.width, link.height)
        # The area that is clicked, of which nothing is seen.
        area = {"Boundary": xml.box(0, 0, link.width, link.height), "Stroke": "false", "Fill": "false"}
        held = xml.add(xml.add(annotation, "Appearance", Boundary=place), "PathObject", ID=str(next(ids)), **area)
        action = xml.add(xml.add(held, "Actions"), "Action", Event="CLICK")
        xml.add(action, "URI", URI=link.address)
        right, bottom = xml.number(xml.mm(link.width)), xml.number(xml.mm(link.height))
        xml.add(held, "AbbreviatedData", f"M 0 0 L {right} 0 L {right} {bottom} L 0 {bottom} C")
    return xml.written(root)
