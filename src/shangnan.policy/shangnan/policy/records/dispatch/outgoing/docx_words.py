"""What the page of a Word file says: which texts it offers, what is lost of the file, why a file is not read. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy import _
from shangnan.policy.paper.docx.draft import Draft
from shangnan.policy.paper.docx.draft import Kind
from shangnan.policy.paper.docx.draft import Loss
from shangnan.policy.paper.docx.opening import Fault
from zope.i18nmessageid import Message

#: Fields of a dispatch in the order of the page.
OFFERED = (
    "title", "recipients", "body", "enclosure", "attachment_notes", "signature", "written_on", "notes", "organ_mark", "signer",
    "urgency", "copy_number", "copies_to", "printed_by", "printed_on",
)  # fmt: skip
#: Those that take several lines.
LONG = frozenset({"recipients", "body", "enclosure", "attachment_notes", "copies_to"})

FAULTS: Mapping[Fault, Message] = {
    Fault.ENCRYPTED: _(
        "The file is protected with a password. Open it in Word or WPS, take the password away, save it and upload it again."
    ),
    Fault.OLD: _(
        "The file is of an older kind (.doc or .wps). Open it in Word or WPS, save it as .docx and upload it again."
    ),
    Fault.OTHER: _("This is no Word document (.docx). Open it in Word or WPS, save it as .docx and upload it again."),
    Fault.TOO_LARGE: _(
        "The file is too large. Take pictures out of it or save them at a lower resolution, and upload it again."
    ),
    Fault.DAMAGED: _(
        "The file cannot be read; it may be damaged. Open it in Word or WPS, save it anew as .docx and upload it again."
    ),
}
LOST: Mapping[Kind, Message] = {
    Kind.PICTURE: _("A picture is left out. Where it is needed, attach it as a file."),
    Kind.TEXT_BOX: _("A text box is left out. Type its words where they belong."),
    Kind.OBJECT: _("An embedded object is left out, for example a table of Excel. Attach it as a file."),
    Kind.FORMULA: _("A formula is left out. Type it as text, or attach it as a file."),
    Kind.FOOTNOTE: _("A footnote is left out. Type its words into the text, where they are needed."),
    Kind.COMMENT: _("A comment is left out, as it is no part of the text."),
    Kind.DELETED: _("Words struck out in track changes are left out, as if the change were accepted."),
    Kind.INSERTED: _("Words put in by track changes are taken, as if the change were accepted."),
    Kind.HEADER: _("A header or footer is left out; page numbers are printed by themselves."),
    Kind.MERGED_CELLS: _("Merged cells become single cells, followed by empty ones. Check the table."),
    Kind.NESTED_TABLE: _("A table within a table becomes the text of its cell. Check the table."),
    Kind.SYMBOL: _("A sign of a symbol font is left out. Type it, for example □ or √."),
    Kind.HIDDEN: _("Hidden words are left out."),
    Kind.BULLET: _("The dot before a paragraph of a list is left out. Type a number where one is needed."),
    Kind.HEADING: _("A heading has no number, so that its level is lost. Type 一、 or （一） before it."),
    Kind.CONTENTS: _("A line of a table of contents is left out."),
    Kind.NUMBER: _("The number of the dispatch is not taken over: the register gives it."),
}


def text_for(draft: Draft, field: str) -> str:
    """Return what a file says for a field of a dispatch, as it is typed into the form."""
    lines: Mapping[str, tuple[str, ...]] = {
        "body": draft.body,
        "enclosure": draft.enclosure,
        "attachment_notes": draft.attachment_list,
    }
    if field in lines:
        return "\n".join(lines[field])
    texts: Mapping[str, str] = {
        "title": draft.title,
        "recipients": draft.recipients,
        "signature": draft.signature,
        "written_on": draft.date,
        "notes": draft.annotation,
        "organ_mark": draft.mark,
        "signer": draft.signer,
        "urgency": draft.urgency,
        "copy_number": draft.copy_number,
        "copies_to": draft.copies_to,
        "printed_by": draft.printed_by,
        "printed_on": draft.printed_on,
    }
    return texts[field]


def told(loss: Loss) -> Message:
    """Return a loss as a sentence, with its place."""
    what, words = LOST[loss.kind], f"“{loss.text}”" if loss.text else ""
    if not loss.paragraph:
        return _("${what} ${words}", mapping={"what": what, "words": words})
    return _(
        "Paragraph ${number} (“${near}”): ${what} ${words}",
        mapping={"number": loss.paragraph, "near": loss.near, "what": what, "words": words},
    )
