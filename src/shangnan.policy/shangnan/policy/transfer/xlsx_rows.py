"""Reading a list from a workbook: values as a person sees them, formulas by their last result."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from shangnan.policy import _
from shangnan.policy.locales.chinese import chinese
from shangnan.policy.transfer.columns import find_header
from shangnan.policy.transfer.columns import Header
from shangnan.policy.transfer.columns import HEADER_WITHIN
from shangnan.policy.transfer.columns import ITEMS
from shangnan.policy.transfer.columns import known_columns
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.columns import to_row
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.shown import shown
from shangnan.policy.transfer.workbook import Sheet
from shangnan.policy.transfer.workbook import SHEET_ROWS
from shangnan.policy.transfer.workbook import visible_sheets
from shangnan.policy.transfer.xlsx_limits import too_much
from typing import Any
from typing import BinaryIO
from zope.i18nmessageid import Message

# Columns further right than this are not looked at.
MAX_COLUMNS = 200
# Of all rows: as many as the largest file of plain text can hold.
MAX_CHARACTERS = 64 * 1024 * 1024
# The sheet of our own templates that says how to fill them in; nobody misses its rows.
HELP_SHEET = _("How to fill it in")

Table = list[tuple[int, list[str]]]


def xlsx_rows(file: BinaryIO, kind: ListKind = ITEMS) -> Iterator[Row]:
    """Yield the rows of a list after its header, from the visible sheet that shows the columns.

    :param file: binary and seekable.
    :param kind: of the list.
    :raises FileRefused: where it is no workbook, unpacks to too much, no sheet has the header or several have it.
    """
    sheet, header = _sheet_with_header(visible_sheets(file), kind)
    characters = 0
    for number, cells in _below(sheet, header):
        row = _row(header, number, cells)
        # One stored text may stand in any number of cells.
        characters += sum(len(value) for value in row.data.values() if isinstance(value, str))
        if characters > MAX_CHARACTERS:
            too_much()
        yield row


def xlsx_tables(file: BinaryIO) -> list[Table]:
    """Return the first rows of each visible sheet.

    :param file: binary and seekable.
    :raises FileRefused: where it is no workbook, unpacks to too much, or shows no sheet.
    """
    return [_first_rows(sheet) for sheet in visible_sheets(file)]


def _first_rows(sheet: Sheet) -> Table:
    rows = sheet.rows(MAX_COLUMNS, HEADER_WITHIN)
    return [(number, [shown(cell)[0] for cell in cells]) for number, cells in rows]


def _below(sheet: Sheet, header: Header) -> Iterator[tuple[int, Sequence[Any]]]:
    # Cells without a name are asked only whether there are any: a few columns more.
    rows = sheet.rows(min(header.width + 10, MAX_COLUMNS), SHEET_ROWS)
    return ((number, cells) for number, cells in rows if number > header.number)


def _sheet_with_header(sheets: Sequence[Sheet], kind: ListKind) -> tuple[Sheet, Header]:
    """Return the sheet that holds the list; what stands on the others is refused or told.

    :raises FileRefused: where no sheet has the header, or several have it with rows below.
    """
    first = [_first_rows(sheet) for sheet in sheets]
    headers = [_header(table, kind) for table in first]
    filled = [at for at, header in enumerate(headers) if header and next(_below(sheets[at], header), None)]
    if len(filled) > 1:
        raise FileRefused(
            _(
                "Several sheets hold rows of the list: ${sheets}. Put all rows on one sheet, or hand in a file for each.",
                mapping={"sheets": "、".join(sheets[at].title for at in filled)},
            )
        )
    best = max(range(len(sheets)), key=lambda at: (at in filled, known_columns(first[at], kind)))
    # Where none has it the best one says what is missing.
    header = headers[best] or find_header(first[best], kind)
    strange = [sheet.title for at, sheet in enumerate(sheets) if at != best and first[at]]
    told = [chinese(_("sheet “${title}”", mapping={"title": name})) for name in strange if name != chinese(HELP_SHEET)]
    return sheets[best], replace(header, sheets=tuple(told))


def _header(table: Table, kind: ListKind) -> Header | None:
    try:
        return find_header(table, kind)
    except FileRefused:
        return None


def _row(header: Header, number: int, cells: Sequence[Any]) -> Row:
    texts: list[str] = []
    problems: list[Message] = []
    wanted = {index: key for key, index in header.at.items()}
    # Looked at for marks of secrets only: what is wrong with them otherwise is nobody's concern.
    others = header.others
    for index in range(header.width):
        key = wanted.get(index, "")
        text, wrong = shown(cells[index], key in header.kind.days) if key or index in others else ("", None)
        texts.append(text)
        if wrong is not None and key:
            problems.append(_(wrong, mapping={"where": header.titles[key], "text": text}))
    return to_row(header, number, texts, tuple(problems))
