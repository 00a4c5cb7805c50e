"""The catalogue 归档文件目录 on paper: A4 lying, a part for each lowest class. Pure: draws plain data.

DA/T 22-2015, 10.2 and annex: 序号 档号 文号 责任者 题名 日期 密级 页数 备注; years, periods and units never mix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from reportlab.lib.units import mm
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import united
from shangnan.policy.paper.sheet import A4_LANDSCAPE
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.registry.filing.papers import labels
from typing import Any

# The left side is bound.
MARGINS = Margins(left=25 * mm, right=15 * mm, top=20 * mm, bottom=18 * mm, size=A4_LANDSCAPE)
_SIZE = 10
_WIDTHS = (32.0, 152.0, 98.0, 90.0, -1.0, 58.0, 34.0, 34.0, 56.0)
#: Columns whose texts stand in the middle.
_CENTRED = frozenset({0, 5, 6, 7})


@dataclass(frozen=True)
class ClassSheet:
    """The catalogue of one lowest class, or of one box of it.

    :ivar fonds: 全宗号
    :ivar year: 年度, four digits
    :ivar period: code of the period of retention
    :ivar unit: 机构（问题）
    :ivar rows: as `box_rules.catalogue_rows` gives them
    :ivar box: 盒号; "" for the class as a whole
    """

    fonds: str
    year: str
    period: str
    unit: str
    rows: tuple[tuple[Any, ...], ...]
    box: str = ""

    @property
    def name(self) -> str:
        """What it is the catalogue of, as one text."""
        box = labels.BOX_NUMBER.format(box=self.box) if self.box else ""
        return "　".join(filter(None, (self.year, labels.PERIODS.get(self.period, self.period), self.unit, box)))


def catalogue(sheets: Sequence[ClassSheet], office_name: str) -> Document:
    """The catalogue, each class from a new page and with an entry in the outline.

    :param sheets: at least one, in order
    :param office_name: who has filed
    :raises MissingGlyph: naming the first character that no font has
    """
    return united([_of_class(sheet, office_name) for sheet in sheets], Facts(labels.CATALOGUE, office_name))


def _of_class(sheet: ClassSheet, office_name: str) -> Document:
    about = (
        f"{labels.FONDS}：{sheet.fonds}",
        f"{labels.YEAR}：{sheet.year}",
        f"{labels.PERIOD}：{labels.PERIODS.get(sheet.period, sheet.period)}",
        f"{labels.UNIT}：{sheet.unit}",
        f"{labels.BOX}：{sheet.box}" if sheet.box else "",
        labels.COUNT.format(count=len(sheet.rows)),
    )
    told = [Text(text, office.NOTE) for text in about if text]
    rows = [[_cell(number, cell) for number, cell in enumerate(row)] for row in sheet.rows]
    return page.document(
        [
            *office.title(labels.CATALOGUE, style=office.TITLE.but(size=20)),
            Table([-2, -2, -2, -4, *([-1.5] if sheet.box else []), -1.5], [told], look=BARE, role="layout"),
            office.list_table(_WIDTHS, labels.COLUMNS, rows, size=_SIZE),
        ],
        Facts(sheet.name, office_name),
        Repeated(head=f"{labels.CATALOGUE}　{sheet.name}", foot=office_name, page_number=labels.PAGE_NUMBER),
        MARGINS,
    )


def _cell(column: int, value: Any) -> Text:
    style = office.CENTRED if column in _CENTRED else office.CELL
    return Text("" if value is None else str(value), style.but(size=_SIZE))
