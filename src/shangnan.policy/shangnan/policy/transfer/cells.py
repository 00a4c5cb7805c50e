"""The cells of a small workbook, as they stand: for lists that people keep in a spreadsheet and hand in."""

from __future__ import annotations

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from shangnan.policy.permissions import _
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.spool import spool
from shangnan.policy.transfer.xlsx_limits import check
from typing import Any
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from xml.parsers import expat
from zipfile import BadZipFile
from zipfile import ZipFile

import zlib

MAX_ROWS = 2000
MAX_COLUMNS = 50
MAX_SIZE = 5 * 1024 * 1024
# What openpyxl and the libraries below it raise for a damaged workbook: it checks nothing of its own.
_DAMAGE = (
    AttributeError, BadZipFile, EOFError, expat.ExpatError, IndexError, InvalidFileException, KeyError, NotImplementedError,
    OSError, OverflowError, ParseError, RuntimeError, SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def workbook_cells(source: BinaryIO) -> list[list[Any]]:
    """Return the cells of the first visible sheet of a workbook, formulas by their last result.

    :param source: binary stream of an .xlsx file of at most MAX_SIZE bytes.
    :returns: at most MAX_ROWS rows of at most MAX_COLUMNS cells.
    :raises FileRefused: where it is no workbook, is too large or unpacks to too much.
    """
    spooled = spool(source)
    if spooled.size > MAX_SIZE:
        raise FileRefused(_("The file is larger than ${limit} MB. Split it into several files.", mapping={"limit": 5}))
    try:
        with ZipFile(spooled.file) as archive:
            check(archive)
        spooled.file.seek(0)
        workbook = load_workbook(spooled.file, read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
        if not sheets:
            raise FileRefused(_("The workbook has no visible sheet."))
        sheets[0].reset_dimensions()
        rows = [list(row) for row in sheets[0].iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + 1, values_only=True)]
    except _DAMAGE as error:
        raise FileRefused(
            _(
                "This is no readable .xlsx workbook. Open it in a spreadsheet program, save it again as .xlsx "
                "and try once more."
            )
        ) from error
    if len(rows) > MAX_ROWS:
        raise FileRefused(
            _("The file has more than ${limit} rows. Split it into several files.", mapping={"limit": MAX_ROWS})
        )
    return rows
