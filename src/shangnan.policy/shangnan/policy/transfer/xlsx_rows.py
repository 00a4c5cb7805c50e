"""Reading a list from a workbook: values as a person sees them, formulas by their last result."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from datetime import date
from itertools import islice
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from shangnan.policy.permissions import _
from shangnan.policy.transfer.columns import find_header
from shangnan.policy.transfer.columns import Header
from shangnan.policy.transfer.columns import HEADER_WITHIN
from shangnan.policy.transfer.columns import ITEMS
from shangnan.policy.transfer.columns import known_columns
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.columns import to_row
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import Row
from shangnan.policy.transfer.xlsx_limits import check
from shangnan.policy.transfer.xlsx_limits import too_much
from typing import Any
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from xml.parsers import expat
from zipfile import BadZipFile
from zipfile import ZipFile
from zope.i18nmessageid import Message

import zlib

# Columns further right than this are not looked at, rows further down than a sheet has do not exist.
MAX_COLUMNS = 200
SHEET_ROWS = 1_048_576
# Of all rows: as many as the largest file of plain text can hold.
MAX_CHARACTERS = 64 * 1024 * 1024
# Spreadsheet programs keep fifteen digits of a number.
_EXACT = 10**15

# What openpyxl and the libraries below it raise for a damaged workbook: it checks nothing of its own.
_DAMAGE = (
    AttributeError,
    BadZipFile,
    EOFError,
    expat.ExpatError,
    IndexError,
    InvalidFileException,
    KeyError,
    NotImplementedError,  # an unknown compression
    OSError,  # no workbook in it
    OverflowError,
    ParseError,
    RuntimeError,  # encrypted
    SyntaxError,  # lxml's errors
    TypeError,
    ValueError,
    zlib.error,
)


def xlsx_rows(file: BinaryIO, kind: ListKind = ITEMS) -> Iterator[Row]:
    """Yield the rows of a list after its header, from the first visible sheet that shows the columns.

    :param file: binary and seekable.
    :param kind: of the list.
    :raises FileRefused: where it is no workbook, unpacks to too much, or no sheet has the header.
    """
    sheet, header = _sheet_with_header(_sheets(file), kind)
    characters = 0
    # Cells without a name are asked only whether there are any: a few columns more.
    for number, cells in _numbered(sheet, min(header.width + 10, MAX_COLUMNS)):
        if number > header.number and any(cell.value not in (None, "") for cell in cells):
            row = _row(header, number, cells)
            # One stored text may stand in any number of cells.
            characters += sum(len(value) for value in row.data.values() if isinstance(value, str))
            if characters > MAX_CHARACTERS:
                too_much()
            yield row


def xlsx_tables(file: BinaryIO) -> list[list[tuple[int, list[str]]]]:
    """Return the first rows of each visible sheet.

    :param file: binary and seekable.
    :raises FileRefused: where it is no workbook, unpacks to too much, or shows no sheet.
    """
    return [_first_rows(sheet) for sheet in _sheets(file)]


def _sheets(file: BinaryIO) -> list[Any]:
    """Return the sheets that people see, at least one."""
    try:
        file.seek(0)
        with ZipFile(file) as archive:
            check(archive)
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except _DAMAGE as error:
        raise _damaged() from error
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise FileRefused(_("The workbook has no visible sheet."))
    return sheets


def _first_rows(sheet: Any) -> list[tuple[int, list[str]]]:
    return [(number, [_shown(cell)[0] for cell in cells]) for number, cells in islice(_numbered(sheet), HEADER_WITHIN)]


def _sheet_with_header(sheets: Sequence[Any], kind: ListKind) -> tuple[Any, Header]:
    first = [_first_rows(sheet) for sheet in sheets]
    chosen = max(range(len(sheets)), key=lambda index: known_columns(first[index], kind))
    return sheets[chosen], find_header(first[chosen], kind)


def _numbered(sheet: Any, columns: int = MAX_COLUMNS) -> Iterator[tuple[int, Sequence[Any]]]:
    # The size that a file states of itself is often wrong, and rows would be cut off at it.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=columns, max_row=SHEET_ROWS)
    number = 0
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except _DAMAGE as error:
            raise _damaged() from error
        if cells is None:
            return
        yield number, cells


def _row(header: Header, number: int, cells: Sequence[Any]) -> Row:
    texts: list[str] = []
    problems: list[Message] = []
    wanted = {index: header.titles[key] for key, index in header.at.items()}
    # Looked at for marks of secrets only: what is wrong with them otherwise is nobody's concern.
    others = header.others
    for index in range(header.width):
        text, wrong = _shown(cells[index]) if index in wanted or index in others else ("", None)
        texts.append(text)
        if wrong is not None and index in wanted:
            problems.append(_(wrong, mapping={"where": wanted[index], "text": text}))
    return to_row(header, number, texts, tuple(problems))


def _shown(cell: Any) -> tuple[str, Message | None]:
    """Return the text of a cell as a person sees it, and what is wrong with it."""
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "e":
        return str(value), _("“${where}” holds the error ${text} instead of a value.")
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, (int, float)):
        if isinstance(value, float) and abs(value) >= _EXACT:
            return "", _(
                "“${where}” is stored as a number of which only fifteen digits are kept. "
                "Format the column as text and enter it again."
            )
        return (str(int(value)) if value == int(value) else repr(value)), None
    if isinstance(value, date):
        return value.isoformat(), None
    return str(value), None


def _damaged() -> FileRefused:
    return FileRefused(
        _(
            "This is no readable .xlsx workbook. Open it in a spreadsheet program, save it again as .xlsx "
            "and try once more."
        )
    )
