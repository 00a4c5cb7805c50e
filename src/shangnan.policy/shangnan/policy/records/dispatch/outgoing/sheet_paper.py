"""发文稿纸, the processing sheet of an outgoing dispatch, A4. Pure: draws plain data.

党政机关公文处理工作条例, 第二十二条 and 第二十五条: drafting, checking, signing, verifying, printing, each with who and when. 档案局令第8号,
第十条: the sheet is filed with the dispatch.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from reportlab.lib.units import mm
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.text import Text
from shangnan.policy.records.dispatch import sheet_labels as labels
from shangnan.policy.records.dispatch.process_paper import HEADING_CELL
from shangnan.policy.records.dispatch.process_paper import paired
from shangnan.policy.records.dispatch.process_paper import processing_sheet
from shangnan.policy.records.dispatch.process_paper import SheetStep
from shangnan.policy.records.dispatch.process_paper import signed_box
from shangnan.policy.records.dispatch.process_paper import standing
from shangnan.policy.records.dispatch.process_paper import wide
from typing import Any

#: What is sent back has to be checked and signed anew.
UNDONE_BY = {
    "submit": ("check", "sign"),
    "return_checking": ("submit", "check", "sign"),
    "return_signing": ("submit", "check", "sign"),
    "back_to_signer": ("sign",),
}
_BOX, _SMALL = 30 * mm, 16 * mm


@dataclass(frozen=True)
class OutgoingSheet:
    """What is printed.

    :ivar data: plain form of the dispatch
    :ivar office: whose sheet it is
    :ivar phone: of the drafting unit; "" for none
    :ivar attachments: titles of its files
    :ivar steps: all that was done, in order
    :ivar state: title of its state
    :ivar time: of printing, ``YYYY-MM-DD HH:MM``
    """

    data: Mapping[str, Any]
    office: str
    phone: str
    attachments: tuple[str, ...]
    steps: tuple[SheetStep, ...]
    state: str
    time: str


def outgoing_sheet(sheet: OutgoingSheet) -> Document:
    """The sheet at the step where the dispatch is.

    :raises MissingGlyph: naming the first character that no font has
    """
    title = labels.OUTGOING.format(office=sheet.office)
    data, stands = sheet.data, standing(sheet.steps, UNDONE_BY)
    boxes: list[tuple[str, CellContent]] = [
        (labels.SIGNING, signed_box(stands.get("sign"), _BOX)),
        (labels.COUNTERSIGNING, signed_box(None, _BOX)),
        (labels.CHECKING, signed_box(stands.get("check"), _SMALL)),
        (labels.REVISION, signed_box(stands.get("register"), _SMALL)),
    ]
    return processing_sheet(
        title,
        sheet,
        [
            paired(boxes),
            wide([(labels.TITLE, Text(data["title"], HEADING_CELL))]),
            paired(_pairs(sheet, stands)),
            wide(_rows(sheet)),
            paired(_ending(data)),
        ],
        data["document_number"],
        data["written_on"],
    )


def _pairs(sheet: OutgoingSheet, stands: Mapping[str, SheetStep]) -> list[tuple[str, CellContent]]:
    data, drafted = sheet.data, stands.get("submit") or _first(sheet.steps)
    who = f"{drafted.person}　{drafted.time}" if drafted else ""
    return [
        (labels.UNIT, data["unit"]),
        (labels.DRAFTER, who),
        (labels.PHONE, sheet.phone),
        (labels.NUMBER, data["document_number"]),
        (labels.KIND, data["kind"]),
        (labels.URGENCY, data["urgency"]),
        (labels.WRITTEN_ON, chinese_date(data["written_on"])),
        (labels.DISCLOSURE, data["disclosure"]),
    ]


def _first(steps: Sequence[SheetStep]) -> SheetStep | None:
    return steps[0] if steps else None


def _rows(sheet: OutgoingSheet) -> list[tuple[str, CellContent]]:
    data = sheet.data
    attachments = data["attachment_notes"].strip() or "\n".join(sheet.attachments)
    reason = [(labels.DISCLOSURE_REASON, data["disclosure_reason"])] if data["disclosure_reason"] else []
    return [
        *reason,
        (labels.RECIPIENTS, data["recipients"]),
        (labels.COPIES_TO, data["copies_to"]),
        (labels.ATTACHMENTS, attachments),
    ]


def _ending(data: Mapping[str, Any]) -> list[tuple[str, CellContent]]:
    """What is written by hand stays blank."""
    return [
        (labels.PRINTED_BY, data["printed_by"]),
        (labels.PRINTED_ON, chinese_date(data["printed_on"])),
        (labels.COPIES, ""),
        (labels.PROOFREAD_BY, ""),
    ]
