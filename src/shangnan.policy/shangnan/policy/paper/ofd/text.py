"""Text objects: a run of glyphs with the place of each (GB/T 33190-2016, 11.2 to 11.4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from itertools import groupby
from itertools import pairwise
from shangnan.policy.paper.model.items import Colour
from shangnan.policy.paper.model.items import Glyphs
from shangnan.policy.paper.ofd import xml
from shangnan.policy.paper.ofd.resources import Resources
from typing import Any

#: From the boundary's top down to the base line, and from its top to its bottom, in em: more than any glyph needs, since a reader may
#: cut off what stands out of the boundary.
_ABOVE, _HEIGHT = 1.25, 1.75
_ASIDE = 0.25


def add_text(layer: Any, item: Glyphs, resources: Resources, identity: int) -> None:
    """Write a run of glyphs, which is not blank.

    Its characters are told by their codes, which the embedded font's own table leads to glyphs; no glyph is told by number.
    """
    first, text, places = _without_blanks(item)
    aside = _ASIDE * item.size
    left, top = xml.mm(item.x + first - aside), xml.mm(item.y - _ABOVE * item.size)
    weight = (item.link.embolden + item.bold) * item.size
    width = places[-1] + (item.size * item.stretch) + 2 * aside
    attributes = {
        "ID": str(identity),
        "Boundary": xml.numbers(left, top, xml.mm(width), xml.mm(_HEIGHT * item.size)),
        "Font": str(resources.font(item.link)),
        "Size": xml.number(xml.mm(item.size)),
    }
    if weight:
        attributes |= {"LineWidth": xml.number(xml.mm(weight)), "Join": "Round", "Stroke": "true"}
    if item.stretch != 1:
        attributes["HScale"] = xml.number(item.stretch)
    held = xml.add(layer, "TextObject", **attributes)
    xml.add(held, "FillColor", Value=colour(item.colour))
    if weight:
        xml.add(held, "StrokeColor", Value=colour(item.colour))
    start = xml.mm(item.x + first) - left
    where = {"X": xml.number(start), "Y": xml.number(xml.mm(item.y) - top)}
    if len(text) > 1:
        where["DeltaX"] = " ".join(_steps(places))
    xml.add(held, "TextCode", text, **where)


def is_blank(item: Glyphs) -> bool:
    """Whether nothing of a run is seen."""
    return not item.text.strip(" ")


def _without_blanks(item: Glyphs) -> tuple[float, str, list[float]]:
    """A run without the spaces at its ends, which some readers leave out: how far in it begins, its text, its glyphs' places."""
    start = len(item.text) - len(item.text.lstrip(" "))
    end = len(item.text.rstrip(" "))
    places = [0.0, *accumulate(item.advances)]
    return places[start], item.text[start:end], [place - places[start] for place in places[start:end]]


def _steps(places: list[float]) -> Iterator[str]:
    """From each glyph to the next, so rounded that the errors do not add up; "g 3 5.57" for three like ones (ST_Array, 7.4)."""
    rounded = [xml.mm(place) for place in places]
    steps = (xml.number(after - before) for before, after in pairwise(rounded))
    for step, held in groupby(steps):
        times = len(list(held))
        yield from (f"g {times} {step}",) if times > 2 else (step,) * times


def colour(rgb: Colour) -> str:
    """A colour of the device's RGB, each from 0 to 255 (8.3.2)."""
    return " ".join(str(round(255 * part)) for part in rgb)
