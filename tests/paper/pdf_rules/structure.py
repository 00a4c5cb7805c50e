"""The logical structure (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7): all content is reached, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pikepdf import Array
from pikepdf import Dictionary
from pikepdf import Name
from pikepdf import Pdf
from tests.paper.pdf_rules.content import Content
from typing import Any

import re

_STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form".split()
)
#: What may stand below a part, where that is not free (14.8.4.3).
_BELOW = {"L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}}
_ABOVE = {"LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}}
_ABOVE |= {"TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"}}
#: Parts that may be there without anything in them.
_EMPTY = {"TD", "TH"}


@dataclass
class Node:
    """A part of the structure.

    :ivar content: its own pieces: number of the page (from 0) and of the piece
    """

    obj: Any
    kind: str
    above: Node | None
    below: list[Node] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)
    order: list[tuple[int, int]] = field(default_factory=list)


def tree(pdf: Pdf) -> Node | None:
    """The structure of a file; None where there is none."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return None
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    top = Node(root, "", None)
    _read(root, top, None, numbers)
    return top


def _read(obj: Any, node: Node, page: int | None, numbers: dict[tuple[int, int], int]) -> None:
    page = numbers.get(obj.Pg.objgen) if "/Pg" in obj else page
    kids = obj.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and str(kid.get("/Type")) == "/OBJR":
            node.annotations.append(kid.Obj)
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            node.content.append((numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0, int(kid.MCID)))
            node.order.append(node.content[-1])
        elif isinstance(kid, Dictionary):
            below = Node(kid, str(kid.get("/S", ""))[1:], node)
            node.below.append(below)
            _read(kid, below, page, numbers)
            node.order += below.order
        else:
            node.content.append((page or 0, int(kid)))
            node.order.append(node.content[-1])


def nodes(top: Node) -> Iterator[Node]:
    """All parts below one, in the order in which they are read."""
    for node in top.below:
        yield node
        yield from nodes(node)


def problems(pdf: Pdf, pages: Sequence[Content]) -> Iterator[str]:
    """What is wrong with the structure."""
    if not pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked"):
        yield "14.7.1: the file does not say that it is tagged"
    top = tree(pdf)
    if top is None:
        yield "14.7.2: there is no structure"
        return
    if [node.kind for node in top.below] != ["Document"]:
        yield "14.8.4.2: the structure does not begin with a document"
    yield from _parts(top)
    yield from _content(pdf, pages, top)
    yield from _headings(top)
    yield from _annotations(pdf, top)


def _parts(top: Node) -> Iterator[str]:
    for node in nodes(top):
        kind, above = node.kind, node.above
        if kind not in _STANDARD:
            yield f"14.8.4: a part is {kind!r}"
        if above is not None and node.obj.get("/P", Dictionary()).objgen != above.obj.objgen:
            yield f"14.7.2: a part does not name the part above it ({kind})"
        if above is not None and kind in _ABOVE and above.kind not in _ABOVE[kind]:
            yield f"14.8.4.3: {kind} stands below {above.kind}"
        if kind in _BELOW and not {one.kind for one in node.below} <= _BELOW[kind]:
            yield f"14.8.4.3: {kind} has below it {sorted({one.kind for one in node.below} - _BELOW[kind])}"
        if kind in _BELOW and node.content:
            yield f"14.8.4.3: {kind} has content of its own"
        if not node.order and not node.below and not node.annotations and kind not in _EMPTY:
            yield f"7.1: a part is empty ({kind})"
        if kind in ("Figure", "Formula") and not str(node.obj.get("/Alt", node.obj.get("/ActualText", ""))).strip():
            yield f"7.3: a picture has no text to be read instead ({kind})"


def _content(pdf: Pdf, pages: Sequence[Content], top: Node) -> Iterator[str]:
    numbers = _numbers(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()))
    homes = {piece: node for node in (top, *nodes(top)) for piece in node.content}
    if len(homes) != len(top.order):
        yield "14.7.4: a piece of content stands in several places of the structure"
    for number, page in enumerate(pages):
        lost = [mcid for mcid in page.mcids if (number, mcid) not in homes]
        if lost:
            yield f"page {number + 1}: 14.8: content is not reached from the structure: {lost}"
        missing = [mcid for one, mcid in top.order if one == number and mcid not in page.mcids]
        if missing:
            yield f"page {number + 1}: 14.7.4: the structure names content that is not there: {missing}"
        read = [mcid for one, mcid in top.order if one == number and mcid in page.mcids]
        drawn = [mcid for mcid in page.mcids if mcid in set(read)]
        if read != drawn:
            place = next(place for place, pair in enumerate(zip(read, drawn, strict=False)) if pair[0] != pair[1])
            yield f"page {number + 1}: 7.2: content is drawn in another order than it is read, from piece {drawn[place]} on"
        if not page.mcids:
            continue
        parents = numbers.get(int(page.obj.get("/StructParents", -1)))
        for mcid in page.mcids:
            home = homes.get((number, mcid))
            held = parents[mcid] if isinstance(parents, Array) and mcid < len(parents) else None
            if home is not None and (held is None or held.objgen != home.obj.objgen):
                yield f"page {number + 1}: 14.7.4.4: the way back from piece {mcid} does not lead to its part"


def _numbers(tree: Any) -> dict[int, Any]:
    """The entries of a number tree (7.9.7)."""
    entries = list(tree.get("/Nums", Array()))
    found = {int(key): value for key, value in zip(entries[::2], entries[1::2], strict=True)}
    for kid in tree.get("/Kids", Array()):
        found |= _numbers(kid)
    return found


def _headings(top: Node) -> Iterator[str]:
    last = 0
    for node in nodes(top):
        if node.kind == "Sect":
            # A paper among several begins anew with its title.
            last = min(last, 1)
        if re.fullmatch(r"H[1-6]", node.kind):
            level = int(node.kind[1])
            if level > last + 1:
                yield f"7.4.2: a heading of level {level} follows one of level {last}"
            last = level


def _annotations(pdf: Pdf, top: Node) -> Iterator[str]:
    numbers = _numbers(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary()))
    homes = {one.objgen: node for node in nodes(top) for one in node.annotations}
    for number, page in enumerate(pdf.pages, 1):
        annotations = list(page.obj.get("/Annots", Array()))
        if annotations and page.obj.get("/Tabs") != Name.S:
            yield f"page {number}: 7.18.3: links are not met in the order of the structure"
        for annotation in annotations:
            home = homes.get(annotation.objgen)
            if home is None or home.kind != "Link":
                yield f"page {number}: 7.18.5: a link is not reached from the structure as a link"
                continue
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: 7.18.5: a link does not say where it leads"
            held = numbers.get(int(annotation.get("/StructParent", -1)))
            if held is None or held.objgen != home.obj.objgen:
                yield f"page {number}: 14.7.4.4: the way back from a link does not lead to its part"
