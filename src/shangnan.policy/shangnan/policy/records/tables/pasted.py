"""Lists that people keep in a spreadsheet and paste or hand in: cells, their words, and what the headings name. Pure.

Cells are parted by tabs (as spreadsheets put them on the clipboard), else by commas.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from typing import Any

import csv
import re
import unicodedata

MAX_TEXT = 500_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of pasted text, line by line; quoted cells may hold the separator and line breaks.

    :param text: any text; beyond MAX_TEXT characters it is not looked at, see `is_too_long`. What cannot be read as a list gives no
        line.
    """
    text = _CONTROL.sub("", text[:MAX_TEXT].replace("\r\n", "\n").replace("\r", "\n"))
    # A title may stand in a line of its own above, so one tab anywhere tells.
    separator = "\t" if "\t" in text else ","
    if separator == ",":
        text = text.replace("，", ",")
    lines = text.split("\n")
    try:
        return list(csv.reader([f"{line}\n" for line in lines], delimiter=separator, strict=False))
    except csv.Error:  # a quotation mark that never ends makes one cell of all that follows
        return []


def is_too_long(text: str) -> bool:
    """Tell whether a text is more than a list of people can be; the rest of it would be left out unseen."""
    return len(text) > MAX_TEXT


def clean_cell(cell: Any) -> str:
    """Return a cell of any type as one line of text in compatible characters."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(unicodedata.normalize("NFKC", _CONTROL.sub("", str(cell))).split())


def columns_of(cells: Sequence[str], headings: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the place of each column that a row of headings names.

    :param cells: clean cells of the row.
    :param headings: key of a column -> the words by which it may be called.
    """
    found: dict[str, int] = {}
    for at, cell in enumerate(cells):
        word = re.sub(r"[\s*:()]", "", cell)
        for key, words in headings.items():
            if word in words and key not in found:
                found[key] = at
    return found


def is_day(text: str) -> bool:
    """Tell whether a cell is what a spreadsheet program makes of a day, and so no name of anybody."""
    return re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?:[ T][0-9:]+)?", text) is not None
