"""版头 of our Word files: what stands above the title (GB/T 9704-2012, 7.2 and 10)."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.shared import Pt
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.docx.text import add_paragraph
from shangnan.policy.paper.docx.text import storable
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from typing import Any

#: From the type area's top to the mark's (7.2.4, 10.2), in points.
_MARK_TOP = {Form.ORDER: 20 * 72 / 25.4}
_USUAL_TOP = 35 * 72 / 25.4
_WIDTH = 28 * looks.CHARACTER
#: No larger than what a superior's mark may be (7.2.4); a mark of twelve characters fills the line at 36 pt.
_LARGEST = 44.0
#: Of the width, so that rounding does not push the last character down.
_SPARE = 4.0
_SPACED = 1.15
#: The rule is 4 mm under the number (7.2.7); its width is left open.
_RULE_BELOW, _RULE = 11, 16
_LETTER_RULE = 24
_SIGNER = "签发人："


def add_head(made: Document, document: OfficialDocument) -> None:
    """Write 版头 and the title."""
    above = 0
    for role, text in ((Role.COPY_NUMBER, document.copy_number), (Role.URGENCY, document.urgency)):
        if text:
            add_paragraph(made, role, text)
            above += 1
    if document.mark:
        _add_mark(made, document, above)
    number = _add_number(made, document)
    if document.form in (Form.DOCUMENT, Form.MINUTES) and document.mark:
        looks.border(number, "bottom", "single", _RULE, _RULE_BELOW)
    if document.form is not Form.ORDER:  # 10.2: after the number comes the text
        _add_title(made, document)


def _add_title(made: Document, document: OfficialDocument) -> None:
    """The title, two blank lines under the rule, with one below it (7.3.1, 7.3.2)."""
    lines = [add_paragraph(made, Role.TITLE, line) for line in storable(document.title).split("\n")]
    lines[0].paragraph_format.space_before = Pt(2 * looks.LINE)
    if not document.recipients:  # which have the blank line above themselves
        lines[-1].paragraph_format.space_after = Pt(looks.LINE)


def _add_mark(made: Document, document: OfficialDocument, above: int) -> None:
    size = min(_LARGEST, (_WIDTH - _SPARE) / max(map(len, document.mark)))
    paragraphs = []
    for line in document.mark:
        paragraph = add_paragraph(made, Role.MARK, line)
        paragraph.paragraph_format.line_spacing = Pt(_SPACED * size)
        for run in paragraph.runs:
            run.font.size = Pt(int(2 * size) / 2)
        paragraphs.append(paragraph)
    if document.form is Form.LETTER:
        for paragraph in paragraphs:
            _place_on_page(paragraph, 30)
        looks.border(paragraphs[-1], "bottom", "thickThinSmallGap", _LETTER_RULE, _RULE_BELOW)
    else:
        top = _MARK_TOP.get(document.form, _USUAL_TOP) - above * looks.LINE
        paragraphs[0].paragraph_format.space_before = Pt(max(top, 0))


def _place_on_page(paragraph: Any, top: int) -> None:
    """Take a paragraph out of the text, 170 mm wide in the middle of the page (10.1).

    :param top: from the page's upper edge, in mm
    """
    frame = OxmlElement("w:framePr")
    said = {
        "w": Mm(170).twips,
        "hRule": "auto",
        "wrap": "notBeside",
        "vAnchor": "page",
        "hAnchor": "page",
        "xAlign": "center",
    }
    for name, value in {**said, "y": Mm(top).twips}.items():
        frame.set(qn(f"w:{name}"), str(value))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert(1, frame)  # after the style


def _add_number(made: Document, document: OfficialDocument) -> Any:
    """发文字号; of what goes to a superior with the signer beside it (7.2.5, 7.2.6)."""
    # Of what goes up one character in by a tab: an indent would move the rule with it.
    number = add_paragraph(made, Role.NUMBER, "")
    number.add_run(("\t" if document.upward else "") + storable(document.number))
    form = number.paragraph_format
    if document.form is Form.ORDER:
        form.space_after = Pt(2 * looks.LINE)
    if document.form is Form.LETTER:
        number.alignment, form.space_before = WD_ALIGN_PARAGRAPH.RIGHT, Pt(0)
    elif document.upward:
        number.alignment = WD_ALIGN_PARAGRAPH.LEFT
        form.tab_stops.add_tab_stop(Pt(looks.CHARACTER))
        form.tab_stops.add_tab_stop(Pt(_WIDTH - looks.CHARACTER), looks.TO_THE_RIGHT)
        if document.signers:
            number.add_run(f"\t{_SIGNER}")
            looks.set_face(number.add_run(storable("　".join(document.signers))).font, looks.KAI)
    return number
