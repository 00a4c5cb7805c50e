"""销毁清册 on paper: A4 lying, with who appraised, approved and witnessed. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import A4_LANDSCAPE
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.registry.disposal import paper_labels as labels
from shangnan.policy.registry.disposal.paper import PaperRow

MARGINS = Margins(left=22 * mm, right=15 * mm, top=20 * mm, bottom=18 * mm, size=A4_LANDSCAPE)
_SIZE = 9
_WIDTHS = (28.0, 130.0, 74.0, -2.4, 32.0, 48.0, 58.0, 30.0, 50.0, -1.0, 58.0)
_CENTRED = frozenset({0, 4, 5, 6, 7, 8})


@dataclass(frozen=True)
class DisposalSheet:
    """What is printed.

    :ivar title: of the list
    :ivar number: of the list; "" before it is appraised
    :ivar office: whose archive it is
    :ivar rows: see `paper.paper_rows`
    :ivar remarks: 备注 of each row, in the same order
    :ivar appraisers: 鉴定人
    :ivar appraisal: 鉴定意见
    :ivar approver: 批准人; "" before
    :ivar approved: 批准日期, ISO 8601; "" before
    :ivar witnesses: name of each 监销人 and the ISO 8601 time of the signature; "" before
    :ivar executed: day on which the second witness signed, ISO 8601; "" before
    """

    title: str
    number: str
    office: str
    rows: tuple[PaperRow, ...]
    remarks: tuple[str, ...]
    appraisers: str
    appraisal: str
    approver: str = ""
    approved: str = ""
    witnesses: tuple[tuple[str, str], ...] = ()
    executed: str = ""


def disposal_paper(sheet: DisposalSheet) -> Document:
    """The list on paper.

    :raises MissingGlyph: naming the first character that no font has
    """
    draft = [] if sheet.approver else [Text(labels.DRAFT, office.NOTE.but(align="centre", after=3))]
    told = [
        Text(labels.NUMBER.format(number=sheet.number), office.NOTE),
        Text(labels.COUNT.format(count=len(sheet.rows)), office.NOTE.but(align="right")),
    ]
    rows = [_row(row, remark) for row, remark in zip(sheet.rows, sheet.remarks, strict=True)]
    empty: list[list[CellContent]] = [[*[""] * 3, labels.NOTHING, *[""] * 7]]
    return page.document(
        [
            *office.title(labels.TITLE, sheet.title, office.TITLE.but(size=20)),
            *draft,
            Table([-1, -1], [told], look=BARE, role="layout"),
            office.list_table(_WIDTHS, labels.COLUMNS, rows or empty, size=_SIZE),
            _ending(sheet),
        ],
        Facts(f"{labels.TITLE}　{sheet.title}", sheet.office, date=sheet.executed[:10]),
        Repeated(
            head=f"{labels.TITLE}　{sheet.title}　{sheet.number}".rstrip("　"),
            foot=sheet.office,
            page_number=labels.PAGE_NUMBER,
        ),
        MARGINS,
    )


def _row(row: PaperRow, remark: str) -> Sequence[CellContent]:
    told = (
        row.number, row.archival_number, row.document_number, row.title, row.year, row.period, row.expiry, row.pages, row.result,
        row.ground, remark,
    )  # fmt: skip
    return [
        Text(cell, (office.CENTRED if column in _CENTRED else office.CELL).but(size=_SIZE))
        for column, cell in enumerate(told)
    ]


def _ending(sheet: DisposalSheet) -> Flowable:
    """Who answers for it: the appraisal over the whole width, then names and days in pairs."""
    people = [*sheet.witnesses, *[("", "")] * (2 - len(sheet.witnesses))]
    pairs: list[tuple[str, CellContent]] = [
        (labels.APPROVER, sheet.approver),
        (labels.APPROVED, chinese_date(sheet.approved[:10])),
    ]
    for name, time in people:
        signed = labels.BY_PASSWORD.format(time=time[:16].replace("T", " ")) if time else ""
        pairs += [(labels.WITNESS, name), (labels.SIGNED, signed)]
    done: list[tuple[str, CellContent]] = [(labels.EXECUTED, chinese_date(sheet.executed[:10]))]
    appraisal: list[tuple[str, CellContent]] = [
        (labels.APPRAISERS, sheet.appraisers),
        (labels.APPRAISAL, sheet.appraisal),
    ]
    stacked = [office.form(appraisal), office.form_in_pairs(pairs, label=34 * mm), office.form(done)]
    return Table([-1], [[stacked]], look=BARE, before=8, role="layout")
