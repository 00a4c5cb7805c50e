"""The note sheet 备考表 that lies in each box, A4 (DA/T 22-2015, 9 and annex). Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Mapping
from reportlab.lib.units import mm
from reportlab.platypus import Spacer
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.registry.filing.papers import labels

MARGINS = Margins(left=28 * mm, right=22 * mm, top=26 * mm, bottom=22 * mm)
#: Room for what is said of the box, so that the sheet is filled whatever is said.
_ROOM = 150 * mm
_VALUE = office.CELL.but(size=12, leading=1.7)
_LABEL = office.LABEL.but(size=12, leading=1.7)
_PROSE = _VALUE.but(align="justify", indent=2)


def note_sheet_paper(told: Mapping[str, str], under: str, office_name: str) -> Document:
    """The note sheet of a box.

    :param told: what it says, by `box_rules.note_sheet`; days are ``YYYYMMDD``
    :param under: which box it is of, under the title
    :param office_name: who has filed
    :raises MissingGlyph: naming the first character that no font has
    """
    title = f"{labels.NOTE_SHEET}　{under}"
    return page.document(
        [
            *office.title(labels.NOTE_SHEET, under),
            _situation(told.get("情况说明", "")),
            Table(
                [28 * mm, -1, 28 * mm, -1],
                [
                    _pair(labels.ARRANGED_BY, told.get("整理人", ""))
                    + _pair(labels.ARRANGED_ON, _day(told.get("整理日期", ""))),
                    _pair(labels.CHECKED_BY, told.get("检查人", ""))
                    + _pair(labels.CHECKED_ON, _day(told.get("检查日期", ""))),
                ],
                look=office.TO_WRITE_IN,
                style=_VALUE,
                whole=True,
                role="pairs",
            ),
        ],
        Facts(title, office_name),
        Repeated(head=title, foot=office_name, page_number=""),
        MARGINS,
    )


def _situation(text: str) -> Table:
    paragraphs = [Text(paragraph, _PROSE) for paragraph in text.split("\n") if paragraph.strip()]
    width = MARGINS.width - 2 * office.LINES.pad
    used = sum(paragraph.wrap(width, 1e6)[1] for paragraph in paragraphs)
    blank = [Spacer(1, _ROOM - used)] if used < _ROOM else []
    return Table(
        [-1],
        [[Text(labels.SITUATION, _LABEL)], [[*paragraphs, *blank]]],
        look=office.LINES,
        style=_VALUE,
        role="layout",
    )


def _pair(name: str, value: str) -> list[CellContent]:
    return [Text(name, _LABEL), Text(value, _VALUE)]


def _day(day: str) -> str:
    """A day of eight digits as offices write it."""
    return chinese_date(f"{day[:4]}-{day[4:6]}-{day[6:]}") if len(day) == 8 else day
