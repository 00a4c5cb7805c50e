"""Opening a workbook: its visible sheets with rows, within the limits, whichever program and form it was saved by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from shangnan.policy import _
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.strict import is_strict
from shangnan.policy.transfer.strict import transitional
from shangnan.policy.transfer.xlsx_limits import check
from typing import Any
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from xml.parsers import expat
from zipfile import BadZipFile
from zipfile import ZipFile

import weakref
import zlib

# Rows further down than a sheet has do not exist.
SHEET_ROWS = 1_048_576

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


class _Reader(ExcelReader):
    """Reads sheets of rows alone."""

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:
        """Pass over a sheet that is a chart: it holds no rows, and not every chart can be read."""


@dataclass(frozen=True)
class Sheet:
    """A sheet that people see.

    :param title: on its tab.
    :param source: of openpyxl, read only.
    :param merged: row to (column from 0, last row) of the cells that are merged downwards from there.
    """

    title: str
    source: Any
    merged: dict[int, list[tuple[int, int]]]

    def rows(self, columns: int, last: int = SHEET_ROWS) -> Iterator[tuple[int, Sequence[Any]]]:
        """Yield (number, cells) of each row in which something is written; merged cells hold their value in each row.

        :param columns: how many.
        :param last: number of the last row that is looked at.
        :raises FileRefused: where the sheet is damaged.
        """
        # The size that a file states of itself is often wrong, and rows would be cut off at it.
        self.source.reset_dimensions()
        rows = self.source.iter_rows(max_col=columns, max_row=last)
        held: dict[int, tuple[int, Any]] = {}
        number = 0
        while True:
            number += 1
            try:
                cells = next(rows, None)
                if cells is None:
                    return
                written = any(str(cell.value).strip() for cell in cells if cell.value is not None)
            except _DAMAGE as error:
                raise damaged() from error
            for column, until in self.merged.get(number, ()):
                if column < len(cells):
                    held[column] = (until, cells[column])
            if written:
                yield number, _filled(number, cells, held)


def _filled(number: int, cells: Sequence[Any], held: dict[int, tuple[int, Any]]) -> Sequence[Any]:
    """Return the cells of a row with those that are merged into it from above."""
    if not held:
        return cells
    full = list(cells)
    for column, (until, cell) in list(held.items()):
        if number > until:
            del held[column]
        else:
            full[column] = cell
    return full


def visible_sheets(file: BinaryIO) -> list[Sheet]:
    """Return the sheets that people see, at least one.

    :param file: binary and seekable.
    :raises FileRefused: where it is no workbook, unpacks to too much, or shows no sheet of rows.
    """
    try:
        file.seek(0)
        with ZipFile(file) as archive:
            merged = check(archive)
            source = transitional(archive) if is_strict(archive) else file
        reader = _read(source, source is not file)
        parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
        sheets = [
            Sheet(sheet.title, sheet, _downwards(merged.get(parts.get(sheet.title, ""), ())))
            for sheet in reader.wb.worksheets
            if sheet.sheet_state == "visible"
        ]
    except _DAMAGE as error:
        raise damaged() from error
    if not sheets:
        raise FileRefused(_("The workbook has no visible sheet."))
    return sheets


def _read(source: BinaryIO, ours: bool) -> Any:
    """Return openpyxl's reader of a workbook.

    :param ours: whether nobody else closes the file.
    """
    source.seek(0)
    try:
        reader = _Reader(source, read_only=True, data_only=True, keep_links=False)
        reader.read()
    except _DAMAGE:
        if ours:
            source.close()
        raise
    if ours:
        weakref.finalize(reader.wb, source.close)
    return reader


def _downwards(ranges: Sequence[str]) -> dict[int, list[tuple[int, int]]]:
    """Return where merged cells begin that are more than one row high: their first column, as they show their value there."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for text in ranges:
        left, top, _right, bottom = range_boundaries(text)
        if None not in (left, top, bottom) and bottom > top:
            found[top].append((left - 1, bottom))
    return dict(found)


def damaged() -> FileRefused:
    """Return the refusal of what no program would open."""
    return FileRefused(
        _(
            "This is no readable .xlsx workbook. Open it in a spreadsheet program, save it again as .xlsx "
            "and try once more."
        )
    )
