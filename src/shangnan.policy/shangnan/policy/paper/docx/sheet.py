"""The page of our Word files: margins, grid, page numbers, what to take where a face is not there (GB/T 9704-2012, 5.2 and 7.5)."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.gbt9704.elements import Form
from typing import Any

#: Where the page number's lower edge is, over the page's: its upper edge is 7 mm under the type area, which ends at 35 mm (7.5).
_FOOTER = 35 - 7 - 1.2 * looks.FOUR * 25.4 / 72
_LETTER_FOOTER = 20
_RULE = 24


def lay_out(document: Document, form: Form) -> None:
    """Set the page, its grid, its numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    section.header_distance, section.footer_distance = Mm(15), Mm(_FOOTER)
    _set_grid(section)
    document.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)
    if form is Form.LETTER:  # 10.1: no number on the first page, a double rule 20 mm over its lower edge
        section.different_first_page_header_footer = True
        section.footer_distance = Mm(_LETTER_FOOTER)
        rule = section.first_page_footer.paragraphs[0]
        rule.style = document.styles[looks.PAGE_NUMBER]
        looks.border(rule, "bottom", "thinThickSmallGap", _RULE, 0)
        _widen(rule)
    _name_substitutes(document)


def _set_grid(section: Any) -> None:
    held = section._sectPr.find(qn("w:docGrid"))
    if held is None:
        held = OxmlElement("w:docGrid")
        section._sectPr.append(held)
    # Lines alone: with a grid of characters LibreOffice gives each that is wider than its cell two of them.
    held.set(qn("w:type"), "lines")
    held.set(qn("w:linePitch"), str(round(20 * looks.LINE)))


def _number(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, one character in from the outer edge."""
    paragraph = footer.paragraphs[0]
    paragraph.style = looks.PAGE_NUMBER
    paragraph.alignment = side
    inwards = Pt(looks.FOUR)
    if side is WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = inwards
    else:
        paragraph.paragraph_format.left_indent = inwards
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _widen(paragraph: Any) -> None:
    """Let a rule of 170 mm stand in the middle of the page (10.1): 20 mm from either edge, where the text has 28 and 26."""
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent = Mm(20 - 28), Mm(20 - 26)


def _name_substitutes(document: Document) -> None:
    """Say which face to take where one is not there, instead of any that the program thinks of."""
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{instead}"/><w:charset w:val="86"/></w:font>'
        for face, instead in looks.INSTEAD.items()
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {nsdecls("w")}>{fonts}</w:fonts>'
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    part._blob = table.encode()
