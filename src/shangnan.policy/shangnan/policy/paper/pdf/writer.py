"""A paper of the page model as a PDF/A-2b with its logical structure (ISO 19005-2, ISO 32000-1). The same input gives the same bytes."""

from __future__ import annotations

from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.pdf.content import Content
from shangnan.policy.paper.pdf.fonts import FontUses
from shangnan.policy.paper.pdf.metadata import info
from shangnan.policy.paper.pdf.metadata import output_intent
from shangnan.policy.paper.pdf.metadata import xmp
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Reference
from shangnan.policy.paper.pdf.outline import outline
from shangnan.policy.paper.pdf.pictures import Pictures
from shangnan.policy.paper.pdf.structure import Structure
from typing import Any
from urllib.parse import quote

#: Signs of an address that stay as they are; others are written in percent signs, so that the address is ASCII (12.6.4.7).
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
_PRINTED = 4  # an annotation that is printed as it is seen (ISO 19005-2, 6.3.2)


def pdf(document: Document) -> bytes:
    """The PDF of a paper.

    :param document: its pages, at least one; their structure is what is read aloud
    :returns: the file's bytes: the same for the same input
    :raises BadPicture: when a picture cannot be read, or is too large
    """
    return _Writer(document).finished()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._file = File()
        self._fonts = FontUses(document.pages)
        self._pictures = Pictures(self._file)
        self._structure = Structure(document.root)
        self._places = [self._file.reserve() for _ in document.pages]
        # Numbers of pages come first in the tree of parents, those of annotations after them.
        self._key = len(document.pages)

    def finished(self) -> bytes:
        """The file."""
        file, document = self._file, self._document
        tree, resources, root = file.reserve(), file.reserve(), file.reserve()
        for number, page in enumerate(document.pages):
            self._page(number, page, tree, resources)
        file.put({"Type": Name("Pages"), "Kids": self._places, "Count": len(self._places)}, tree)
        held: dict[str, Any] = {"Font": self._fonts.objects(file)}
        if self._pictures.objects:
            held["XObject"] = self._pictures.objects
        file.put(held, resources)
        said: dict[str, Any] = {
            "Type": Name("Catalog"),
            "Pages": tree,
            "Lang": "zh-CN",
            "MarkInfo": {"Marked": True},
            "Metadata": xmp(file, document.facts),
            "OutputIntents": [output_intent(file)],
            "ViewerPreferences": {"DisplayDocTitle": True},
        }
        if structure := self._structure.objects(file, self._places):
            said["StructTreeRoot"] = structure
        heights = [page.height for page in document.pages]
        if marks := outline(file, document.outline, self._places, heights):
            said |= {"Outlines": marks, "PageMode": Name("UseOutlines")}
        file.put(said, root)
        return file.finished(root, info(file, document.facts))

    def _page(self, number: int, page: Page, tree: Reference, resources: Reference) -> None:
        self._structure.begin_page()
        content = Content(page, self._fonts, self._structure)
        annotations: list[Reference] = []
        for item in self._structure.in_reading_order(page.items):
            match item:
                case Glyphs():
                    content.glyphs(item)
                case Path():
                    content.path(item)
                case Picture():
                    content.picture(item, self._pictures.name(item))
                case Link():
                    annotations.append(self._link(item, page))
        said: dict[str, Any] = {
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": [0, 0, float(page.width), float(page.height)],
            "Resources": resources,
            "Contents": self._file.stream(content.finished()),
            "Tabs": Name("S"),
        }
        if self._structure.marked:
            said["StructParents"] = number
        if annotations:
            said["Annots"] = annotations
        self._file.put(said, self._places[number])

    def _link(self, item: Link, page: Page) -> Reference:
        """A link, which belongs to a part of the structure of its own (14.8.4.4.2)."""
        element = item.element
        if element is None or element.kind != "Link":
            element = self._structure.add(element, "Link")
        bottom = page.height - item.y - item.height
        place = self._file.put(
            {
                "Type": Name("Annot"),
                "Subtype": Name("Link"),
                "Rect": [item.x, bottom, item.x + item.width, bottom + item.height],
                "Border": [0, 0, 0],
                "F": _PRINTED,
                "Contents": item.address,
                "StructParent": self._key,
                "A": {"S": Name("URI"), "URI": quote(item.address, safe=_IN_ADDRESSES)},
            }
        )
        self._structure.annotate(element, place, self._key)
        self._key += 1
        return place
