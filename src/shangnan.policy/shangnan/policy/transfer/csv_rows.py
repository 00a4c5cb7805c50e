"""Reading a list from CSV, a bounded line at a time."""

from __future__ import annotations

from collections.abc import Iterator
from io import TextIOWrapper
from itertools import islice
from shangnan.policy import _
from shangnan.policy.transfer.columns import find_header
from shangnan.policy.transfer.columns import Header
from shangnan.policy.transfer.columns import HEADER_WITHIN
from shangnan.policy.transfer.columns import ITEMS
from shangnan.policy.transfer.columns import known_columns
from shangnan.policy.transfer.columns import ListKind
from shangnan.policy.transfer.columns import to_row
from shangnan.policy.transfer.encoding import detect
from shangnan.policy.transfer.refusals import FileRefused
from shangnan.policy.transfer.rows import MAX_CELL
from shangnan.policy.transfer.rows import Row
from typing import BinaryIO

import csv

# Characters in one line of the file: thirty of the longest cells.
MAX_LINE = 1024 * 1024
# What spreadsheet programs write as “CSV”, “CSV UTF-8” and “Unicode text”, and what databases write.
_DELIMITERS = (",", "\t", ";", "|")


def csv_rows(file: BinaryIO, kind: ListKind = ITEMS) -> Iterator[Row]:
    """Yield the rows of a list after its header; rows without any text are left out.

    :param file: binary and seekable.
    :param kind: of the list.
    :raises FileRefused: for its encoding, its header, an overlong line or a quotation mark without its partner.
    """
    codec = detect(file)
    delimiter, header = _layout(file, codec, kind)
    for number, cells in _records(file, codec, delimiter):
        if number <= header.number or (cells is not None and not any(cell.strip() for cell in cells)):
            continue
        yield _row(header, number, cells)


def csv_tables(file: BinaryIO) -> list[list[tuple[int, list[str]]]]:
    """Return the first rows of a list as each delimiter parts them.

    :param file: binary and seekable.
    :raises FileRefused: for its encoding or an overlong line.
    """
    codec = detect(file)
    return [_first_rows(file, codec, delimiter) for delimiter in _DELIMITERS]


def _layout(file: BinaryIO, codec: str, kind: ListKind) -> tuple[str, Header]:
    """Return the delimiter and the header: the delimiter is the one that shows most of our columns."""
    first = {delimiter: _first_rows(file, codec, delimiter) for delimiter in _DELIMITERS}
    delimiter = max(first, key=lambda delimiter: known_columns(first[delimiter], kind))
    return delimiter, find_header(first[delimiter], kind)


def _first_rows(file: BinaryIO, codec: str, delimiter: str) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in islice(_records(file, codec, delimiter), HEADER_WITHIN):
            rows.append((number, cells or []))
    except FileRefused:
        # With another delimiter it may be sound; if not, reading the rows after the header tells the same again.
        if not rows:
            raise
    return rows


def _row(header: Header, number: int, cells: list[str] | None) -> Row:
    if cells is None:
        return Row(
            number,
            problems=(_("A cell is longer than the ${limit} characters allowed.", mapping={"limit": MAX_CELL}),),
            ignored=header.ignored,
        )
    wanted = header.width
    if len(cells) < wanted:
        problem = _(
            "The row has ${found} cells, the header ${wanted}.", mapping={"found": len(cells), "wanted": wanted}
        )
        return to_row(header, number, cells + [""] * (wanted - len(cells)), (problem,))
    if any(cell.strip() for cell in cells[wanted:]):
        problem = _(
            "The row has ${found} cells, the header ${wanted}. Is there a comma in a text without quotation marks?",
            mapping={"found": len(cells), "wanted": wanted},
        )
        return to_row(header, number, cells, (problem,))
    return to_row(header, number, cells)


def _lines(file: BinaryIO, codec: str) -> Iterator[str]:
    file.seek(0)
    # newline="": the csv module needs the line ends inside quoted cells as they are.
    text = TextIOWrapper(file, encoding=codec, newline="")
    try:
        number = 0
        while line := text.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                raise FileRefused(
                    _(
                        "Line ${line} is longer than ${limit} characters. This is no list of items.",
                        mapping={"line": number, "limit": MAX_LINE},
                    )
                )
            yield line
    finally:
        text.detach()


def _records(file: BinaryIO, codec: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Yield (number, cells) of each record, blank ones too; None for one with a cell beyond what csv takes."""
    reader = csv.reader(_lines(file, codec), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        line_before = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error) and reader.line_num == line_before + 1:
                yield number, None
                continue
            raise FileRefused(
                _(
                    "Row ${number} (line ${line}) has a quotation mark without its partner, or text after a closing "
                    "one.",
                    mapping={"number": number, "line": line_before + 1},
                )
            ) from error
        yield number, cells
