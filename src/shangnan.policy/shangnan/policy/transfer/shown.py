"""What a cell of a workbook shows, as text: numbers with their leading zeros, days as days, escaped characters as themselves."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import time
from openpyxl.utils.escape import unescape
from shangnan.policy import _
from typing import Any
from zope.i18nmessageid import Message

import re

# Spreadsheet programs keep fifteen digits of a number.
_EXACT = 10**15
# A number format of digits that are always there, with signs between them: 000000, 000-000, "SN"0000.
_PLACES = re.compile(r'"([^"]*)"|\\(.)|(0)|([- ])')
_PERCENT = re.compile(r"0(?:\.(0+))?%")

AS_TEXT = _(
    "“${where}” is stored as a number of which only fifteen digits are kept. Format the column as text and enter it again."
)
A_DAY = _("“${where}” is stored as a day. Format the column as text and enter it again.")
AN_ERROR = _("“${where}” holds the error ${text} instead of a value.")


def shown(cell: Any, day: bool = True) -> tuple[str, Message | None]:
    """Return the text of a cell as a person sees it, and what is wrong with it.

    :param cell: of openpyxl.
    :param day: whether the cell may hold a day; in a column of names it is what a program made of something else.
    :returns: the text, and None or a message that wants `where` and `text`.
    """
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "e":
        return str(value), AN_ERROR
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None
    if isinstance(value, int | float):
        if isinstance(value, float) and abs(value) >= _EXACT:
            return "", AS_TEXT
        return _number(value, cell.number_format or ""), None
    if isinstance(value, date):
        return _day(value), None if day else A_DAY
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes"), None
    return unescape(str(value)), None


def _day(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")


def _number(value: int | float, number_format: str) -> str:
    """Return a number as its format shows it, where that keeps zeros or shows a hundredth; else in full."""
    form = number_format.partition(";")[0]
    percent = _PERCENT.fullmatch(form)
    if percent:
        return f"{value:.{len(percent[1] or '')}%}"
    if value != int(value):
        return repr(value)
    parts = list(_PLACES.finditer(form))
    places = sum(part[3] is not None for part in parts)
    if places < 2 or value < 0 or "".join(part[0] for part in parts) != form:
        return str(int(value))
    return _placed(str(int(value)).zfill(places), parts, places)


def _placed(digits: str, parts: list[re.Match[str]], places: int) -> str:
    """Return digits put in their places; what is more than there are places for stands before the first."""
    left, text = digits[: len(digits) - places], ""
    waiting = iter(digits[len(digits) - places :])
    for part in parts:
        if part[3] is None:
            text += part[1] or part[2] or part[4] or ""
        else:
            text += left + next(waiting)
            left = ""
    return text
