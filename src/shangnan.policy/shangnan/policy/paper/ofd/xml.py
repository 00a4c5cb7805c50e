"""The elements of OFD files: names, numbers, lengths in millimetres (GB/T 33190-2016, clause 7)."""

from __future__ import annotations

from lxml import etree
from shangnan.policy.paper.characters import in_xml
from typing import Any

NAMESPACE = "http://www.ofdspec.org/2016"
_MM = 25.4 / 72


def root(name: str, **attributes: str) -> Any:
    """The outermost element of a file."""
    return etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap={"ofd": NAMESPACE})


def add(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    """A new element at the end of another.

    :param text: what stands in it; characters that XML cannot hold are left out
    :param attributes: as they stand in the file, in this order
    """
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", {key: in_xml(held) for key, held in attributes.items()})
    child.text = in_xml(text) if text is not None else None
    return child


def written(element: Any) -> bytes:
    """A file of one outermost element."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(etree.tostring(element, encoding="UTF-8"))


def mm(points: float) -> float:
    """A length in millimetres, to a thousandth."""
    return round(points * _MM, 3)


def number(value: float) -> str:
    """A number in its shortest form, without an exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".").replace("-0", "0", value == 0) or "0"


def numbers(*values: float) -> str:
    """Several numbers, ST_Array or ST_Box."""
    return " ".join(map(number, values))


def box(x: float, y: float, width: float, height: float) -> str:
    """A rectangle that is told in points, as ST_Box."""
    return numbers(mm(x), mm(y), mm(width), mm(height))
