"""A list as an .xlsx workbook, row by row, in which nothing that was typed can become a formula."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from tempfile import TemporaryFile
from typing import Any
from typing import BinaryIO
from zope.interface import implementer
from ZPublisher.Iterators import IUnboundStreamIterator

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a cell can hold (ECMA-376 as spreadsheet programs apply it).
MAX_CELL = 32_767
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CHUNK = 64 * 1024


def safe_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    """Return a cell that shows a value and computes nothing.

    Text stays text whatever it begins with: its type is set, and it carries the mark of a leading apostrophe, so that
    it is still text after somebody edits the cell. Numbers stay numbers.

    :param value: text, a number, or None for an empty cell.
    """
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return WriteOnlyCell(sheet, value)
    text = ILLEGAL_CHARACTERS_RE.sub(" ", str(value))[:MAX_CELL]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if text.startswith(_STARTS_FORMULA):
        cell.quotePrefix = True
    return cell


def workbook(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int] = ()
) -> BinaryIO:
    """Return a workbook of one sheet as an open temporary file, at its beginning.

    :param title: name of the sheet; what a sheet may not be called is left out.
    :param headings: the first row, which stays in sight.
    :param rows: text and numbers, gone through once; never all of them in memory.
    :param widths: widths of the columns in characters; 20 where nothing is said.
    """
    book = Workbook(write_only=True)
    name = "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "Sheet1"
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number in range(len(headings)):
        width = widths[number] if number < len(widths) else 20
        sheet.column_dimensions[get_column_letter(number + 1)].width = width
    first = [safe_cell(sheet, heading) for heading in headings]
    for cell in first:
        cell.font = Font(bold=True)
    sheet.append(first)
    for row in rows:
        sheet.append([safe_cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115  whoever gets it closes it, when the answer has been sent
    book.save(file)
    file.seek(0)
    return file


@implementer(IUnboundStreamIterator)
class FileStream:
    """Sends an open file piece by piece and closes it."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self.file.read(_CHUNK)
        if not chunk:
            self.close()
            raise StopIteration
        return chunk

    def close(self) -> None:
        """Give the file back; the server calls this too when the reader has gone."""
        self.file.close()
