"""An official document as a Word file in the official format, for whoever has to go on with it in Word or WPS."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from docx import Document as new_document
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Pt
from io import BytesIO
from shangnan.policy.paper.docx import foot
from shangnan.policy.paper.docx import head
from shangnan.policy.paper.docx import looks
from shangnan.policy.paper.docx.closing import add_closing
from shangnan.policy.paper.docx.roles import Role
from shangnan.policy.paper.docx.sheet import lay_out
from shangnan.policy.paper.docx.text import add_blocks
from shangnan.policy.paper.docx.text import add_paragraph
from shangnan.policy.paper.docx.text import storable
from shangnan.policy.paper.gbt9704.elements import OfficialDocument
from shangnan.policy.paper.gbt9704.elements import Part
from shangnan.policy.paper.zipped import packed
from zipfile import ZipFile

#: Of a document that has no date yet: the file must have one that does not change by itself.
_NO_DATE = datetime(2000, 1, 1)
_ATTENDANCE = ("出席：", "请假：", "列席：")


def write(document: OfficialDocument) -> bytes:
    """The Word file of a document.

    What Word lays out by itself is not ours to measure: 版记 stands at the bottom of the last page, even or odd.

    :returns: the file's bytes: the same for the same document
    """
    made = new_document()
    _leave_out_thumbnail(made)
    looks.add_styles(made)
    lay_out(made, document.form)
    _tell_facts(made, document)
    head.add_head(made, document)
    _add_main(made, document)
    add_closing(made, document)
    for part in document.parts:
        _add_part(made, part)
    foot.add_foot(made, document)
    out = BytesIO()
    made.save(out)
    with ZipFile(out) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()})


def _leave_out_thumbnail(made: Document) -> None:
    """The library's blank document comes with a picture of itself."""
    held = made.part.package.rels
    for key in [key for key, relation in held.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del held[key]


def _tell_facts(made: Document, document: OfficialDocument) -> None:
    facts = made.core_properties
    said = datetime.fromisoformat(document.date) if document.date else _NO_DATE
    facts.title = storable(document.title)[:255]
    facts.author = facts.last_modified_by = storable("、".join(document.signatures))[:255]
    facts.comments = facts.keywords = facts.subject = ""
    facts.language = "zh-CN"
    facts.created = facts.modified = said
    facts.revision = 1


def _add_main(made: Document, document: OfficialDocument) -> None:
    if document.recipients:
        add_paragraph(made, Role.RECIPIENTS, f"{document.recipients}：")
    add_blocks(made, document.blocks, Role.TEXT)
    for label, names in zip(_ATTENDANCE, (document.attended, document.absent, document.observed), strict=True):
        if names:
            add_paragraph(made, Role.TEXT, label, face=looks.HEI).add_run(storable(names))
    _add_attachments(made, document.attachment_list)


def _add_attachments(made: Document, names: Iterable[str]) -> None:
    """附件说明 (7.3.4): a blank line above, two characters in, the names below each other."""
    listed = list(names)
    for number, name in enumerate(listed, 1):
        numbered = f"{number}." if len(listed) > 1 else ""
        begins = "附件：" if number == 1 else ""
        paragraph = add_paragraph(made, Role.ATTACHMENTS, f"{begins}{numbered}{name}")
        figures = len(numbered) / 2
        hanging = len(begins) + figures
        form = paragraph.paragraph_format
        form.left_indent = Pt((5 + figures) * looks.CHARACTER)
        form.first_line_indent = Pt(-hanging * looks.CHARACTER)
        if number == 1:
            form.space_before = Pt(looks.LINE)


def _add_part(made: Document, part: Part) -> None:
    """What is issued with it or attached to it, on a page of its own (7.3.7)."""
    added = []
    if part.label:
        added.append(add_paragraph(made, Role.PART_LABEL, part.label))
    if part.title:
        added.append(add_paragraph(made, Role.PART_TITLE, part.title))
    if not added:  # so that what follows begins on a new page, and is read back as a part
        added.append(add_paragraph(made, Role.PART_LABEL, ""))
    added[0].paragraph_format.page_break_before = True
    add_blocks(made, part.blocks, Role.PART)
