"""Paragraphs and tables of a text in our Word files (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from shangnan.policy.paper.characters import in_xml
from shangnan.policy.paper.characters import readable
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.gbt9704.elements import Block
from shangnan.policy.paper.typeset.levels import paragraphs
from typing import Any

_FACES = {1: looks.HEI, 2: looks.KAI}


def storable(text: str) -> str:
    """A text as a Word file can hold it."""
    return in_xml(readable(text))


def add_paragraph(made: Document, role: Role, text: str, face: str = "") -> Paragraph:
    """A paragraph at the end.

    :param face: of these words, where it is not the style's
    """
    paragraph = made.add_paragraph(style=role.value)
    _add_run(paragraph, text, face)
    return paragraph


def _add_run(paragraph: Any, text: str, face: str = "") -> None:
    if text := storable(text):
        run = paragraph.add_run(text)
        if face:
            looks.set_face(run.font, face)


def add_blocks(made: Document, blocks: Iterable[Block], role: Role) -> None:
    """The paragraphs and tables of a text."""
    for block in blocks:
        if block.rows:
            if len(made.element.body) > 1 and made.element.body[-2].tag == qn("w:tbl"):
                add_thin_paragraph(made)  # a table that follows another at once would become part of it
            _add_table(made, block.rows)
        for found in paragraphs(block.text):
            paragraph = made.add_paragraph(style=role.value)
            _add_run(paragraph, found.text[: found.lead], _FACES.get(found.level, ""))
            _add_run(paragraph, found.text[found.lead :])
            if found.is_heading:
                paragraph.paragraph_format.keep_with_next = True


def _add_table(made: Document, rows: Sequence[Sequence[str]]) -> None:
    table = made.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    # One look into the table for each row: its cells one by one take a time that grows with the square of their number.
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].style = looks.CELL
            _add_run(cell.paragraphs[0], text, looks.HEI if number == 0 else "")
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:  # repeated on each page
            properties.append(OxmlElement("w:tblHeader"))
    table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:type"), "pct")
    table._tbl.tblPr.find(qn("w:tblW")).set(qn("w:w"), "5000")


def add_thin_paragraph(made: Document) -> None:
    """A paragraph that takes no room."""
    made.add_paragraph().paragraph_format.line_spacing = Pt(1)
