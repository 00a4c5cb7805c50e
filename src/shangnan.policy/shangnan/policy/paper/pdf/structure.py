"""The logical structure of a paper in a PDF: in what order its parts are read, and as what (ISO 32000-1, 14.7 and 14.8).

Each piece of a page's content carries a number (MCID); each part of the structure names the pieces that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from itertools import groupby
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Item
from shangnan.policy.paper.pdf.objects import File
from shangnan.policy.paper.pdf.objects import Name
from shangnan.policy.paper.pdf.objects import Raw
from shangnan.policy.paper.pdf.objects import Reference
from shangnan.policy.paper.pdf.objects import written
from typing import Any

#: Parts that stay though nothing is drawn for them: a row keeps its cells, so that columns stay what they are.
_CELLS = frozenset(("TH", "TD"))
_NOWHERE = Reference(0)


@dataclass(frozen=True)
class _Piece:
    """A piece of content of a part: marked content by its number, or an annotation.

    :ivar turn: how many pieces were met before it in the paper
    :ivar page: number of the page, from 0
    """

    turn: int
    page: int
    mcid: int = -1
    annotation: Reference | None = None


@dataclass
class _Part:
    element: Element
    pieces: list[_Piece] = field(default_factory=list)
    place: Reference = _NOWHERE
    first: float = float("inf")
    box: list[float] | None = None


class Structure:
    """What is learned of the structure while the pages are written. The elements themselves stay as they are.

    :param root: the paper's root; elements that stand on pages but not below it are read at its end
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self._parts: dict[int, _Part] = {}
        self._turn = 0
        self._on_pages: list[list[Element]] = []
        self._annotations: list[tuple[int, Element]] = []
        self._added: dict[int, list[Element]] = {}
        self._order = {id(element): number for number, element in enumerate(self._all(root))}

    def in_reading_order(self, items: Iterable[Item]) -> Iterator[Item]:
        """A page's items with pieces of text that follow each other in the order in which they are read.

        Lines that stand side by side are drawn across their columns and read down each of them; programs that know nothing of the
        structure read as is drawn. Everything else stays: what is drawn later may lie over what was drawn before.
        """
        for is_text, group in groupby(items, lambda item: isinstance(item, Glyphs) and item.element is not None):
            held = list(group)
            if is_text:
                held.sort(key=lambda item: self._order.get(id(item.element), len(self._order)))
            yield from held

    def begin_page(self) -> None:
        """Go on to the next page."""
        self._on_pages.append([])

    @property
    def marked(self) -> int:
        """How many pieces of content the present page has."""
        return len(self._on_pages[-1])

    def mark(self, element: Element) -> int:
        """A new piece of content of a part on the present page: its number there."""
        mcid = len(self._on_pages[-1])
        self._on_pages[-1].append(element)
        self._piece(element, mcid=mcid)
        return mcid

    def annotate(self, element: Element, annotation: Reference, key: int) -> None:
        """An annotation that belongs to a part.

        :param key: its number in the tree of parents (14.7.4.4)
        """
        self._annotations.append((key, element))
        self._piece(element, annotation=annotation)

    def add(self, element: Element | None, kind: str) -> Element:
        """A further part below an element, or below the root."""
        part = Element(kind)
        self._added.setdefault(id(element or self._root), []).append(part)
        return part

    def enclose(self, element: Element, box: Sequence[float]) -> None:
        """Say where on the page a figure stands: left, bottom, right and top, in points."""
        part = self._part(element)
        held = part.box or list(box)
        part.box = [min(held[0], box[0]), min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3])]

    def _part(self, element: Element) -> _Part:
        return self._parts.setdefault(id(element), _Part(element))

    def _piece(self, element: Element, mcid: int = -1, annotation: Reference | None = None) -> None:
        self._part(element).pieces.append(_Piece(self._turn, len(self._on_pages) - 1, mcid, annotation))
        self._turn += 1

    def objects(self, file: File, pages: Sequence[Reference]) -> Reference | None:
        """Put the structure into a file: the tree of parts and the way back from content to them.

        :param pages: the page objects
        :returns: its root; None where nothing is content
        """
        self._add_strays()
        kept = self._keep(self._root)
        if kept is None:
            return None
        root = file.reserve()
        for part in self._parts.values():
            part.place = file.reserve()
        self._write(file, kept, root, pages)
        parents: list[tuple[int, Any]] = [
            (number, [self._parts[id(element)].place for element in elements])
            for number, elements in enumerate(self._on_pages)
            if elements
        ]
        parents += [(key, self._parts[id(element)].place) for key, element in self._annotations]
        numbers = [entry for pair in sorted(parents, key=lambda pair: pair[0]) for entry in pair]
        tree = {
            "Type": Name("StructTreeRoot"),
            "K": [kept.place],
            "ParentTree": file.put({"Nums": numbers}),
            "ParentTreeNextKey": (numbers[-2] + 1) if numbers else 0,
        }
        return file.put(tree, root)

    def _add_strays(self) -> None:
        below = {id(element) for element in self._all(self._root)}
        for part in list(self._parts.values()):
            if id(part.element) not in below:
                self._added.setdefault(id(self._root), []).append(part.element)
                below.update(id(element) for element in self._all(part.element))

    def _below(self, element: Element) -> list[Element]:
        return [*element.children, *self._added.get(id(element), ())]

    def _all(self, element: Element) -> Iterator[Element]:
        yield element
        for child in self._below(element):
            yield from self._all(child)

    def _keep(self, element: Element) -> _Part | None:
        """The part of an element unless nothing is drawn for it or for what is below it."""
        part = self._parts.get(id(element))
        below = [self._keep(child) for child in self._below(element)]
        first = min((one.first for one in below if one is not None), default=float("inf"))
        if part is not None and part.pieces:
            first = min(first, part.pieces[0].turn)
        empty = first == float("inf")
        if empty and element.kind not in _CELLS:
            for child in self._below(element):
                self._drop(child)
            self._parts.pop(id(element), None)
            return None
        part = self._part(element)
        part.first = first
        return part

    def _drop(self, element: Element) -> None:
        for one in self._all(element):
            self._parts.pop(id(one), None)

    def _write(self, file: File, part: _Part, parent: Reference, pages: Sequence[Reference]) -> None:
        element = part.element
        # Put together by hand: a paper has hundreds of parts.
        entries = [b"<</S/%b/P %d 0 R" % (element.kind.encode("ascii"), parent.number)]
        if part.pieces:
            entries.append(b"/Pg %d 0 R" % pages[part.pieces[0].page].number)
        kids = [_kid(one, part, pages) for one in self._in_order(part)]
        if kids:
            entries.append(b"/K " + kids[0] if len(kids) == 1 else b"/K[" + b" ".join(kids) + b"]")
        if element.alternative:
            entries.append(b"/Alt" + written(element.alternative))
        if attributes := _attributes(part):
            entries.append(b"/A" + attributes)
        entries.append(b">>")
        file.put(Raw(b"".join(entries)), part.place)
        for child in self._below(element):
            if id(child) in self._parts:
                self._write(file, self._parts[id(child)], part.place, pages)

    def _in_order(self, part: _Part) -> Iterator[_Piece | _Part]:
        """A part's own pieces and its parts, these in their order, each piece before the parts that are met after it."""
        pieces = iter(part.pieces)
        piece = next(pieces, None)
        for child in self._below(part.element):
            below = self._parts.get(id(child))
            if below is None:
                continue
            while piece is not None and piece.turn < below.first < float("inf"):
                yield piece
                piece = next(pieces, None)
            yield below
        while piece is not None:
            yield piece
            piece = next(pieces, None)


def _kid(one: _Piece | _Part, part: _Part, pages: Sequence[Reference]) -> bytes:
    if isinstance(one, _Part):
        return b"%d 0 R" % one.place.number
    if one.annotation is not None:
        return written({"Type": Name("OBJR"), "Obj": one.annotation, "Pg": pages[one.page]})
    if one.page == part.pieces[0].page:
        return b"%d" % one.mcid
    return written({"Type": Name("MCR"), "Pg": pages[one.page], "MCID": one.mcid})


def _attributes(part: _Part) -> bytes:
    """What a cell or a figure says of itself (14.8.5)."""
    element = part.element
    if element.kind in _CELLS:
        said: dict[str, Any] = {}
        if element.kind == "TH":
            said["Scope"] = Name(element.scope)
        if element.rows > 1:
            said["RowSpan"] = element.rows
        if element.columns > 1:
            said["ColSpan"] = element.columns
        return written({"O": Name("Table"), **said}) if said else b""
    if element.kind == "Figure" and part.box is not None:
        return written({"O": Name("Layout"), "Placement": Name("Block"), "BBox": part.box})
    return b""
