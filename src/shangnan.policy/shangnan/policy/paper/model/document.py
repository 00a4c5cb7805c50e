"""A paper as a whole: its pages, its structure, its outline, and what it says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Item

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A3_LANDSCAPE = (420 * MM, 297 * MM)


@dataclass(frozen=True)
class Facts:
    """What a paper says about itself.

    :ivar title: the title, as a viewer's window shows it
    :ivar author: who issues it
    :ivar date: the day it was issued, ``YYYY-MM-DD``; "" for none
    """

    title: str
    author: str
    subject: str = ""
    keywords: str = ""
    date: str = ""


@dataclass
class Page:
    """One page.

    :ivar width, height: in points
    :ivar items: what stands on it, in the order in which it is drawn
    """

    width: float = A4[0]
    height: float = A4[1]
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline.

    :ivar page: number of the page, from 0
    :ivar y: height that it leads to, in points from the top
    :ivar level: 0 for the outermost
    """

    title: str
    page: int
    y: float = 0.0
    level: int = 0


@dataclass
class Document:
    """A paper.

    :ivar root: the structure's root, of kind Document; all elements of items are below it
    """

    facts: Facts
    pages: list[Page] = field(default_factory=list)
    outline: list[Bookmark] = field(default_factory=list)
    root: Element = field(default_factory=lambda: Element("Document"))

    def page(self, size: tuple[float, float] = A4) -> Page:
        """A new page at the end."""
        page = Page(*size)
        self.pages.append(page)
        return page


def united(documents: Sequence[Document], facts: Facts) -> Document:
    """Several papers as one, each with an entry in the outline under its title.

    :param documents: they are used up
    :param facts: of the whole
    """
    whole = Document(facts)
    for document in documents:
        first = len(whole.pages)
        whole.outline.append(Bookmark(document.facts.title, first))
        whole.outline += [Bookmark(mark.title, mark.page + first, mark.y, mark.level + 1) for mark in document.outline]
        whole.pages += document.pages
        part = whole.root.add("Sect")
        part.children += document.root.children
    return whole
