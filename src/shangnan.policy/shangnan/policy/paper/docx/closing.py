"""署名, 成文日期 and 附注 of our Word files (GB/T 9704-2012, 7.3.5 and 7.3.6)."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.docx.text import add_paragraph
from shangnan.policy.paper.gbt9704.elements import OfficialDocument

#: In characters: the date of a sealed document from the right, the name of an unsealed one, a stamp of a name with the room before it.
_SEALED, _UNSEALED, _STAMP = 4, 2, 6


def add_closing(made: Document, document: OfficialDocument) -> None:
    """Write who issues it, when, and what is noted."""
    day = chinese_date(document.date)
    wide = _width(day)
    names = [document.signed_as] if document.signed_as else list(document.signatures)
    for place, name in enumerate(names):
        paragraph = add_paragraph(made, Role.SIGNATURE, name)
        if document.signed_as:
            inwards = float(_SEALED + _STAMP)
        elif document.sealed:  # in the middle over the date
            inwards = _SEALED + wide / 2 - len(name) / 2
        else:
            inwards = max(_UNSEALED, _UNSEALED + wide + 2 - len(name))
        paragraph.paragraph_format.right_indent = Pt(max(inwards, 0) * looks.CHARACTER)
        paragraph.paragraph_format.keep_with_next = True
        if place == 0:
            paragraph.paragraph_format.space_before = Pt((2 if document.sealed else 1) * looks.LINE)
    if day:
        paragraph = add_paragraph(made, Role.DATE, day)
        # Without a seal the date begins two characters to the right of the name.
        longest = max(map(len, names), default=0)
        inwards = _SEALED if document.sealed or document.signed_as else max(_UNSEALED, longest - wide)
        paragraph.paragraph_format.right_indent = Pt(inwards * looks.CHARACTER)
    if document.annotation:
        add_paragraph(made, Role.ANNOTATION, f"（{document.annotation}）")


def _width(text: str) -> float:
    """In characters; figures are half as wide."""
    return sum(0.5 if character.isascii() else 1 for character in text)
