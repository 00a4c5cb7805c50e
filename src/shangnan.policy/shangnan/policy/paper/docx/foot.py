"""版记 of our Word files: a table at the bottom of the last page, with rules of 0.35 and 0.25 mm (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.docx.text import add_thin_paragraph
from shangnan.policy.paper.docx.text import storable
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from typing import Any

#: 0.35 and 0.25 mm in eighths of a point.
_THICK, _THIN = 8, 6
_COPIES = "抄送："


def add_foot(made: Document, document: OfficialDocument) -> None:
    """Write who gets copies, who printed it and when; nothing where nobody did."""
    printed = f"{chinese_date(document.printed_on)}印发" if document.printed_on else ""
    ends = bool(document.printed_by or printed)
    if not (document.copies_to or ends):
        return
    add_thin_paragraph(made)  # a table that follows another at once would become part of it
    table = made.add_table(bool(document.copies_to) + ends, 2)
    if document.copies_to:
        first = table.rows[0].cells[0].merge(table.rows[0].cells[1])
        paragraph = _fill(first, Role.COPIES, f"{_COPIES}{document.copies_to}。")
        # One character in on either side; further lines below the first one's names.
        _indent(paragraph, 1 + len(_COPIES), -len(_COPIES))
    if ends:
        left, right = table.rows[-1].cells
        _indent(_fill(left, Role.PRINTED, document.printed_by), 1, 0)
        paragraph = _fill(right, Role.PRINTED, printed)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _stand_at_bottom(table)
    if document.form is not Form.LETTER:  # 10.1: there it has no rules
        _rule(table)
    add_thin_paragraph(made)  # a text ends with a paragraph


def _fill(cell: Any, role: Role, text: str) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.style = role.value
    paragraph.add_run(storable(text))
    return paragraph


def _indent(paragraph: Any, left: int, first: int) -> None:
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Pt(left * looks.FOUR), Pt(first * looks.FOUR)
    form.right_indent = Pt(looks.FOUR)


def _stand_at_bottom(table: Any) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    place = OxmlElement("w:tblpPr")
    for name, value in (
        ("horzAnchor", "margin"),
        ("vertAnchor", "margin"),
        ("tblpXSpec", "center"),
        ("tblpYSpec", "bottom"),
    ):
        place.set(qn(f"w:{name}"), value)
    properties.insert(1, place)  # after the style
    width = properties.find(qn("w:tblW"))
    width.set(qn("w:type"), "dxa")
    width.set(qn("w:w"), str(Mm(156).twips))


def _rule(table: Any) -> None:
    held = OxmlElement("w:tblBorders")
    for edge, eighths in (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN)):
        rule = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", eighths), ("space", 0), ("color", "000000")):
            rule.set(qn(f"w:{name}"), str(value))
        held.append(rule)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    layout.addprevious(held)
