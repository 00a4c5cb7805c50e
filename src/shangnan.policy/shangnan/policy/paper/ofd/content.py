"""A page's content: text, lines and areas, pictures (GB/T 33190-2016, 7.7, 9 to 11)."""

from __future__ import annotations

from itertools import count
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.model.items import Path
from shangnan.policy.paper.model.items import Picture
from shangnan.policy.paper.ofd import xml
from shangnan.policy.paper.ofd.resources import Resources
from shangnan.policy.paper.ofd.text import add_text
from shangnan.policy.paper.ofd.text import colour
from shangnan.policy.paper.ofd.text import is_blank
from typing import Any
from typing import NamedTuple

_COMMANDS = {"M": "M", "L": "L", "C": "B", "Z": "C"}


class Placed(NamedTuple):
    """An object on a page that belongs to the structure.

    :ivar element: the part that it belongs to
    :ivar page: the page's number in the file
    :ivar identity: the object's number in the file
    """

    element: Element
    page: int
    identity: int


def content(page: Page, number: int, resources: Resources, ids: count[int]) -> tuple[bytes, list[Placed]]:
    """The file of a page, and what of it belongs to the structure in the order in which it is drawn.

    :param number: the page's number in the file
    :param ids: gives its objects theirs
    """
    root = xml.root("Page")
    xml.add(xml.add(root, "Area"), "PhysicalBox", xml.box(0, 0, page.width, page.height))
    layer = xml.add(xml.add(root, "Content"), "Layer", ID=str(next(ids)), Type="Body")
    placed: list[Placed] = []
    for item in page.items:
        identity = next(ids)
        match item:
            case Glyphs() if not is_blank(item):
                add_text(layer, item, resources, identity)
            case Path() if item.steps:
                _add_path(layer, item, identity)
            case Picture():
                _add_picture(layer, item, resources, identity)
            case _:  # a link is no content, a blank nothing to be seen
                continue
        if item.element is not None:
            placed.append(Placed(item.element, number, identity))
    return xml.written(root), placed


def _add_path(layer: Any, item: Path, identity: int) -> None:
    places = [place for _, *held in item.steps for place in held]
    edge = item.weight / 2 if item.stroke is not None else 0.0
    left, top = min(places[::2]) - edge, min(places[1::2]) - edge
    width, height = max(places[::2]) + edge - left, max(places[1::2]) + edge - top
    attributes = {"ID": str(identity), "Boundary": xml.box(left, top, width, height)}
    if item.stroke is not None:
        attributes["LineWidth"] = xml.number(xml.mm(item.weight))
    attributes |= {"Stroke": _said(item.stroke is not None), "Fill": _said(item.fill is not None)}
    held = xml.add(layer, "PathObject", **attributes)
    if item.stroke is not None:
        xml.add(held, "StrokeColor", Value=colour(item.stroke))
    if item.fill is not None:
        xml.add(held, "FillColor", Value=colour(item.fill))
    # The boundary's corner is told to a thousandth of a millimetre; what stands in it counts from there, not from the true one.
    x, y = xml.mm(left), xml.mm(top)
    said: list[str] = []
    for kind, *step in item.steps:
        said.append(_COMMANDS[kind])
        said += [xml.number(xml.mm(place) - (y if odd % 2 else x)) for odd, place in enumerate(step)]
    xml.add(held, "AbbreviatedData", " ".join(said))


def _said(value: bool) -> str:
    return str(value).lower()


def _add_picture(layer: Any, item: Picture, resources: Resources, identity: int) -> None:
    xml.add(
        layer,
        "ImageObject",
        ID=str(identity),
        Boundary=xml.box(item.x, item.y, item.width, item.height),
        CTM=xml.numbers(xml.mm(item.width), 0, 0, xml.mm(item.height), 0, 0),
        ResourceID=str(resources.picture(item.data)),
    )
