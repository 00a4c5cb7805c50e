"""Pieces of a .docx that python-docx has no words for: fields, lines, widths."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from typing import Any


def field(kind: str, words: str) -> Any:
    """A part of a field: its beginning, its words or its end."""
    element = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        element.set(qn("w:fldCharType"), kind)
    else:
        element.text = words
    return element


def border(paragraph: Any, colour: str, edges: list[tuple[str, int]], space: int) -> None:
    """Lines above or below a paragraph.

    :param edges: where, and the width in eighths of a point
    :param space: from the text to the line, in points
    """
    held = OxmlElement("w:pBdr")
    for where, width in edges:
        edge = OxmlElement(f"w:{where}")
        for name, value in (("val", "single"), ("sz", str(width)), ("space", str(space)), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        held.append(edge)
    paragraph._element.get_or_add_pPr().insert(0, held)


def edges(cell: Any, above: int, below: int) -> None:
    """A cell's lines, in eighths of a point."""
    edges = OxmlElement("w:tcBorders")
    for name, width in (("top", above), ("bottom", below)):
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", str(width)), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{key}"), value)
        edges.append(edge)
    cell._element.get_or_add_tcPr().append(edges)


def whole_width(table: Any) -> None:
    """As wide as the type area, without room at the cells' sides."""
    properties = table._element.tblPr
    width = properties.find(qn("w:tblW"))
    if width is None:
        width = OxmlElement("w:tblW")
        properties.append(width)
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(round(156 * 1440 / 25.4)))
    margins = OxmlElement("w:tblCellMar")
    for name in ("left", "right"):
        side = OxmlElement(f"w:{name}")
        side.set(qn("w:w"), "0")
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    properties.append(margins)
