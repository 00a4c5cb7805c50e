"""The cells of a small workbook, as they show: for lists that people keep in a spreadsheet and hand in."""

from __future__ import annotations

from collections.abc import Sequence
from shangnan.policy import _
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.shown import shown
from shangnan.policy.transfer.spool import spool
from shangnan.policy.transfer.workbook import visible_sheets
from typing import Any
from typing import BinaryIO

MAX_ROWS = 2000
MAX_COLUMNS = 50
MAX_SIZE = 5 * 1024 * 1024


def workbook_cells(source: BinaryIO) -> list[list[Any]]:
    """Return the cells of the one visible sheet of a workbook on which something is written, formulas by their last result.

    :param source: binary stream of an .xlsx file of at most MAX_SIZE bytes.
    :returns: at most MAX_ROWS rows of at most MAX_COLUMNS cells: texts, yes and no, None for what is empty. Blank rows are there,
        so that the number of each is that of the sheet.
    :raises FileRefused: where it is no workbook, is too large, unpacks to too much or has rows on several sheets.
    """
    spooled = spool(source)
    if spooled.size > MAX_SIZE:
        raise FileRefused(_("The file is larger than ${limit} MB. Split it into several files.", mapping={"limit": 5}))
    written: dict[str, list[list[Any]]] = {}
    for sheet in visible_sheets(spooled.file):
        table: list[list[Any]] = []
        for number, cells in sheet.rows(MAX_COLUMNS, MAX_ROWS + 1):
            table += [[] for _blank in range(number - len(table) - 1)]
            table.append([_cell(cell) for cell in cells[: _width(cells)]])
        if table:
            written[sheet.title] = table
    if len(written) > 1:
        raise FileRefused(
            _(
                "Several sheets hold rows: ${sheets}. Put the list on one sheet and hide or delete the others.",
                mapping={"sheets": "、".join(written)},
            )
        )
    rows = next(iter(written.values()), [])
    if len(rows) > MAX_ROWS:
        raise FileRefused(
            _("The file has more than ${limit} rows. Split it into several files.", mapping={"limit": MAX_ROWS})
        )
    return rows


def _cell(cell: Any) -> Any:
    return cell.value if isinstance(cell.value, bool) else shown(cell)[0] or None


def _width(cells: Sequence[Any]) -> int:
    """Return the number of cells up to the last that holds something."""
    return max((at for at, cell in enumerate(cells, 1) if cell.value not in (None, "")), default=0)
