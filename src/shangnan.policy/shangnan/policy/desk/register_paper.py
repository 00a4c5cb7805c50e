"""A register on paper: A4 lying, all that the filters leave, with its head on every page. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from reportlab.lib.units import mm
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import A4_LANDSCAPE
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text

TITLE = "{kind}登记簿"
NUMBER = "序号"
COUNT = "共 {count} 件"
CHOSEN = "范围：{filters}"
ALL = "全部"
PRINTED = "打印日期：{day}"
CLERK, CHECKED = "登记人", "核对人"
NOTHING = "（没有记录）"
PAGE_NUMBER = "第 {} 页　共 {} 页"

MARGINS = Margins(left=16 * mm, right=16 * mm, top=20 * mm, bottom=20 * mm, size=A4_LANDSCAPE)
_SIZE = 9.5
#: The room of a column goes by its longest text, between these numbers of characters.
_NARROWEST, _WIDEST = 3, 26


@dataclass(frozen=True)
class RegisterSheet:
    """What is printed.

    :ivar kind: plural name of the kind, 发文
    :ivar office: whose register it is
    :ivar filters: what the filters leave, in words; "" for everything
    :ivar day: of printing, ``YYYY-MM-DD``
    :ivar headings: of the columns
    :ivar rows: text or numbers, a cell for each column
    """

    kind: str
    office: str
    filters: str
    day: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def shares(headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> list[float]:
    """How the columns share the width: by their texts, of which the longest few do not count.

    :returns: negative numbers, as :class:`tables.Table` takes them
    """
    found = []
    for number, heading in enumerate(headings):
        lengths = sorted(_length(str(row[number])) for row in rows)
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        found.append(-float(min(max(usual, len(heading), _NARROWEST), _WIDEST)) - 1.5)
    return found


def _length(text: str) -> float:
    """The width of a text in Chinese characters: letters and figures are half as wide."""
    return sum(0.55 if character.isascii() else 1.0 for character in text)


def register(sheet: RegisterSheet) -> Document:
    """A register on paper.

    :raises MissingGlyph: naming the first character that no font has
    """
    title = TITLE.format(kind=sheet.kind)
    told = office.NOTE
    head = [
        Text(CHOSEN.format(filters=sheet.filters or ALL), told),
        Text(COUNT.format(count=len(sheet.rows)), told.but(align="centre")),
        Text(PRINTED.format(day=chinese_date(sheet.day)), told.but(align="right")),
    ]
    rows = [[str(number), *(str(cell) for cell in row)] for number, row in enumerate(sheet.rows, 1)]
    empty = [[NOTHING, *[""] * len(sheet.headings)]]
    table = office.list_table(
        [max(30.0, 12 + 6.0 * len(str(len(rows)))), *shares(sheet.headings, sheet.rows)],
        [NUMBER, *sheet.headings],
        rows or empty,
        size=_SIZE,
    )
    return page.document(
        [
            *office.title(title, style=office.TITLE.but(size=20)),
            Table([-3, -1, -1], [head], look=BARE, role="layout"),
            table,
            office.signing((CLERK, CHECKED), style=office.NOTE),
        ],
        Facts(title=title, author=sheet.office, date=sheet.day),
        Repeated(head=title, foot=sheet.office, page_number=PAGE_NUMBER),
        MARGINS,
    )
