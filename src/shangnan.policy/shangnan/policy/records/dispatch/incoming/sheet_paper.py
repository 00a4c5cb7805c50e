"""收文处理笺, the processing sheet of an incoming dispatch, A4. Pure: draws plain data.

党政机关公文处理工作条例, 第二十四条: receipt, registration, proposal, decision, handling, circulation, result. 档案局令第8号, 第十条: the sheet
is filed with the dispatch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import office
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.dispatch import sheet_labels as labels
from shangnan.policy.records.dispatch.process_paper import HEADING_CELL
from shangnan.policy.records.dispatch.process_paper import LABEL
from shangnan.policy.records.dispatch.process_paper import paired
from shangnan.policy.records.dispatch.process_paper import processing_sheet
from shangnan.policy.records.dispatch.process_paper import SheetStep
from shangnan.policy.records.dispatch.process_paper import signed_box
from shangnan.policy.records.dispatch.process_paper import standing
from shangnan.policy.records.dispatch.process_paper import wide
from typing import Any

UNDONE_BY = {"send_back": ("register", "triage"), "register": ("triage",), "triage": ("assign",)}
_BOX, _SMALL = 26 * mm, 18 * mm


@dataclass(frozen=True)
class IncomingSheet:
    """What is printed.

    :ivar data: plain form of the dispatch
    :ivar office: whose sheet it is
    :ivar limit: last day of the limit, ``YYYY-MM-DD``; "" before it runs
    :ivar readers: name, time and opinion of each reader; no time for who has not read it
    :ivar reply: number and title of our answer; "" for none
    :ivar steps: all that was done, in order
    :ivar state: title of its state
    :ivar time: of printing, ``YYYY-MM-DD HH:MM``
    """

    data: Mapping[str, Any]
    office: str
    limit: str
    readers: tuple[tuple[str, str, str], ...]
    reply: str
    steps: tuple[SheetStep, ...]
    state: str
    time: str


def incoming_sheet(sheet: IncomingSheet) -> Document:
    """The sheet at the step where the dispatch is.

    :raises MissingGlyph: naming the first character that no font has
    """
    title = labels.INCOMING.format(office=sheet.office)
    data, stands = sheet.data, standing(sheet.steps, UNDONE_BY)
    proposal = [data["proposal"]] if data["proposal"] else []
    result = [labels.REPLY.format(reply=sheet.reply)] if sheet.reply else []
    boxes: list[tuple[str, CellContent]] = [
        (labels.PROPOSAL, signed_box(stands.get("triage"), _BOX, proposal)),
        (labels.DECISION, signed_box(stands.get("assign"), _BOX)),
        (labels.HANDLING, signed_box(None, _SMALL, _handling(sheet))),
    ]
    return processing_sheet(
        title,
        sheet,
        [
            paired(_pairs(data)),
            wide([(labels.TITLE, Text(data["title"], HEADING_CELL)), *_summary(data)]),
            wide(boxes),
            *_circulation(sheet),
            wide([(labels.RESULT, signed_box(stands.get("done"), _SMALL, result))]),
        ],
        data["receipt_number"],
        data["received_on"],
    )


def _pairs(data: Mapping[str, Any]) -> list[tuple[str, CellContent]]:
    copies = data["copies"]
    return [
        (labels.SENDER, data["sender"]),
        (labels.RECEIPT_NUMBER, data["receipt_number"]),
        (labels.SENDER_NUMBER, data["sender_number"]),
        (labels.RECEIVED_ON, chinese_date(data["received_on"])),
        (labels.SENDER_DATE, chinese_date(data["sender_date"])),
        (labels.RECEIVED_BY, data["received_by"]),
        (labels.KIND, data["kind"]),
        (labels.URGENCY, data["urgency"]),
        (labels.COPIES_RECEIVED, "" if copies is None else str(copies)),
        (labels.HANDLING_KIND, data["handling_kind"]),
    ]


def _summary(data: Mapping[str, Any]) -> list[tuple[str, CellContent]]:
    return [(labels.SUMMARY, data["summary"])] if data["summary"] else []


def _handling(sheet: IncomingSheet) -> list[str]:
    """Who handles it until when, and what was noted."""
    data, days = sheet.data, sheet.data["limit_days"]
    until = labels.LIMIT_UNTIL.format(days=days, day=chinese_date(sheet.limit))
    told = [
        labels.LEAD_UNIT.format(unit=data["unit"]) if data["unit"] else "",
        labels.HANDLERS.format(names=data["named_handlers"]) if data["named_handlers"] else "",
        labels.LIMIT.format(limit=until if sheet.limit else labels.LIMIT_DAYS.format(days=days)) if days else "",
    ]
    notes = [
        labels.NOTE.format(name=step.person, time=step.time, words=step.opinion)
        for step in sheet.steps
        if step.action == "note"
    ]
    return [*filter(None, told), *notes]


def _circulation(sheet: IncomingSheet) -> list[Flowable]:
    if not sheet.readers:
        return [wide([(labels.CIRCULATION, signed_box(None, _SMALL))])]
    rows: list[list[CellContent]] = [
        [Text(labels.CIRCULATION, office.LABEL) if number == 0 else "", name, time or labels.NOT_READ, words]
        for number, (name, time, words) in enumerate(sheet.readers)
    ]
    head = [Text(name, office.LABEL) for name in ("", labels.READER, labels.READ_AT, labels.OPINION)]
    return [Table([LABEL, 70, 100, -1], rows, head, look=office.LINES, style=office.CELL)]
