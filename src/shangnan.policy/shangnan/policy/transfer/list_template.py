"""The empty list of a kind as a workbook: a sheet with the headings, and one that says how to fill it in."""

from __future__ import annotations

from collections.abc import Sequence
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from shangnan.policy import _
from shangnan.policy.records.tables.import_cells import words
from shangnan.policy.transfer.column_help import ColumnHelp
from tempfile import TemporaryFile
from typing import Any
from typing import BinaryIO

# Rows that are prepared as text and with lists of choices; more can be filled in.
PREPARED = 2000
_AS_TEXT = "@"
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def template(title: str, columns: Sequence[ColumnHelp]) -> BinaryIO:
    """Return the workbook as an open temporary file, at its beginning.

    :param title: name of the kind.
    :param columns: what is told of each.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = title.translate(_FORBIDDEN)[:31] or "Sheet1"
    choices = book.create_sheet(words(_("Choices")))
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        # As text, so that no program turns codes, days and what begins with = into something else.
        sheet.column_dimensions[letter].number_format = _AS_TEXT
        sheet.column_dimensions[letter].width = max(12, 2 * len(column.heading) + 4)
        _put(sheet, 1, number, f"{column.heading}（必填）" if column.needed else column.heading, bold=True)
        if column.choices:
            _offer(sheet, choices, number, letter, column.choices)
    sheet.freeze_panes = "A2"
    choices.sheet_state = "hidden"
    _help(book.create_sheet(words(_("How to fill it in"))), columns)
    file = TemporaryFile()  # noqa: SIM115  whoever gets it closes it, when the answer has been sent
    book.save(file)
    file.seek(0)
    return file


def _put(sheet: Any, row: int, column: int, text: str, bold: bool = False) -> None:
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _offer(sheet: Any, choices: Any, number: int, letter: str, offered: Sequence[str]) -> None:
    """Let a column be filled from a list, which lies on the hidden sheet: names may hold commas."""
    for row, text in enumerate(offered, 1):
        _put(choices, row, number, text)
    rule = DataValidation(
        type="list",
        formula1=f"'{choices.title}'!${letter}$1:${letter}${len(offered)}",
        allow_blank=True,
        # A warning only: the import says what is wrong and why.
        errorStyle="warning",
    )
    rule.add(f"{letter}2:{letter}{PREPARED}")
    sheet.add_data_validation(rule)


def _help(sheet: Any, columns: Sequence[ColumnHelp]) -> None:
    for number, title in enumerate((_("Column"), _("Needed"), _("How to write it"), _("Example")), 1):
        _put(sheet, 1, number, words(title), bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = (24, 14, 70, 50)[number - 1]
    for row, column in enumerate(columns, 2):
        for number, text in enumerate((column.heading, column.needed, column.help, column.example), 1):
            _put(sheet, row, number, text)
    _put(
        sheet,
        len(columns) + 3,
        1,
        words(
            _(
                "State secrets must not be entered. A row that is marked 秘密, 机密 or 绝密 in any column is refused. "
                "Columns that are not in this list are not imported."
            )
        ),
    )
    sheet.merge_cells(start_row=len(columns) + 3, start_column=1, end_row=len(columns) + 3, end_column=4)
