"""A paper of the page model in words: what stands where, to a tenth of a millimetre, for people to read and tests to compare."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.items import BLACK
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Item
from shangnan.policy.paper.model.items import Link
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture

#: A figure of more steps is told by a digest: a QR code, for example.
MOST_STEPS = 8
#: How much of a text the structure tells; all of it stands on the pages.
BEGINNING = 20


def description(document: Document) -> str:
    """What stands on each page, line by line in the order of drawing, then the outline and the structure.

    Places are millimetres from the page's upper left corner; of a line of text: left edge, right edge, base line, size in points.
    """
    told = [f"title: {document.facts.title}", f"author: {document.facts.author}"]
    for number, page in enumerate(document.pages, 1):
        told.append(f"\npage {number}: {_mm(page.width)} × {_mm(page.height)}")
        told += _items(page.items)
    if document.outline:
        told.append("\noutline")
        told += [f"{'  ' * mark.level}{mark.title}: page {mark.page + 1}, {_mm(mark.y)}" for mark in document.outline]
    texts: dict[int, str] = {}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Glyphs) and item.element is not None:
                texts[id(item.element)] = texts.get(id(item.element), "") + item.text
    told.append("\nstructure")
    told += _structure(document.root, texts, 0)
    return "\n".join(told) + "\n"


def _mm(length: float) -> str:
    return f"{round(length / MM, 1) + 0.0:.1f}"


def _items(items: list[Item]) -> Iterator[str]:
    run: list[Glyphs] = []
    for item in items:
        if isinstance(item, Glyphs) and (not run or _goes_on(run[-1], item)):
            run.append(item)
            continue
        if run:
            yield _text(run)
        run = []
        if isinstance(item, Glyphs):
            run = [item]
        else:
            yield _other(item)
    if run:
        yield _text(run)


def _goes_on(before: Glyphs, after: Glyphs) -> bool:
    same = (before.y, before.size, before.colour, before.element) == (after.y, after.size, after.colour, after.element)
    return same and abs(before.x + before.width - after.x) < before.size


def _text(run: list[Glyphs]) -> str:
    last = run[-1]
    text = "".join(item.text for item in run)
    places = f"{_mm(run[0].x)}–{_mm(last.x + last.width)} {_mm(last.y)} {last.size:.1f}"
    return f"{places}{_colour(last.colour)} {text}"


def _other(item: Item) -> str:
    match item:
        case Path():
            xs = [place for _kind, *places in item.steps for place in places[::2]]
            ys = [place for _kind, *places in item.steps for place in places[1::2]]
            bounds = f"{_mm(min(xs))},{_mm(min(ys))}–{_mm(max(xs))},{_mm(max(ys))}"
            line = f" line {item.weight / MM:.2f} mm{_colour(item.stroke)}" if item.stroke is not None else ""
            area = f" area{_colour(item.fill) or ' black'}" if item.fill is not None else ""
            rest = f" {len(item.steps)} steps {_digest(_steps(item))}" if len(item.steps) > MOST_STEPS else ""
            return f"path {bounds}{line}{area}{rest}"
        case Picture():
            return f"picture {_bounds(item)} {_digest(item.data)}"
        case Link():
            return f"link {_bounds(item)} {item.address}"
        case Glyphs():
            return _text([item])


def _bounds(item: Picture | Link) -> str:
    return f"{_mm(item.x)},{_mm(item.y)}–{_mm(item.x + item.width)},{_mm(item.y + item.height)}"


def _steps(path: Path) -> bytes:
    return repr([(kind, *(round(place, 1) for place in places)) for kind, *places in path.steps]).encode()


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:12]


def _colour(colour: Colour | None) -> str:
    if colour is None or colour == BLACK:
        return ""
    return " #" + "".join(f"{round(255 * part):02x}" for part in colour)


def _structure(element: Element, texts: dict[int, str], depth: int) -> Iterator[str]:
    text = element.alternative or texts.get(id(element), "")
    shown = f" {text[:BEGINNING]}{'…' if len(text) > BEGINNING else ''}" if text else ""
    spans = f" {element.rows}×{element.columns}" if (element.rows, element.columns) != (1, 1) else ""
    yield f"{'  ' * depth}{element.kind}{spans}{shown}"
    for child in element.children:
        yield from _structure(child, texts, depth + 1)
