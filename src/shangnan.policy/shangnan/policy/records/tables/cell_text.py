"""How people write days, numbers, yes and no, lists and tables into a cell of a spreadsheet. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.workflow.gaps import quoted
from zope.i18nmessageid import Message

import re
import unicodedata

YES = frozenset({"是", "有", "对", "√", "✓", "✔", "1", "y", "yes", "true"})
NO = frozenset({"否", "无", "不", "×", "x", "0", "n", "no", "false"})
FIRST_YEAR, LAST_YEAR = 1900, 2100

_NUMERALS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_DAY = re.compile(r"(?P<y>[0-9]{4})(?P<s>[-/.年])(?P<m>[0-9]{1,2})(?P<t>[-/.月])(?P<d>[0-9]{1,2})日?")
_COMPACT = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_HAN_DAY = re.compile(
    r"(?P<y>[〇零○一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(?::00(?:\.0+)?)?$")
# A day that a spreadsheet keeps as a number of days and that lost its format: 20000 is in 1954, 79999 in 2119.
_SERIAL = re.compile(r"[2-7][0-9]{4}(?:\.0+)?")
# The strongest one that a cell holds parts its entries, so that the weaker ones may stand in them.
_BETWEEN_ENTRIES = (("\n", re.compile(r"\n")), ("；", re.compile("[；;]")), ("、", re.compile("、")))
_BETWEEN_CELLS = re.compile(r"[|\t]")


class CellRefused(ValueError):
    """A cell that cannot be read.

    :param message: why, and what to do about it.
    """

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def plain(text: str) -> str:
    """Return a text as it is compared: width and spaces do not matter."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def lines_of(text: str) -> str:
    """Return a text with line ends of one kind, nothing around it and no spaces at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def day_of(text: str, where: str) -> date:
    """Return the day that a cell means: 2019-12-26, 2019/12/26, 2019.12.26, 2019年12月26日, 20191226, 二〇一九年十二月二十六日.

    :param text: of the cell, not empty.
    :param where: name of the cell, for the refusal.
    :raises CellRefused: for anything else, and for a day that does not exist.
    """
    typed = plain(_MIDNIGHT.sub("", unicodedata.normalize("NFKC", text).strip()))
    match = _DAY.fullmatch(typed)
    numbers: tuple[int, int, int] | None = None
    if (match and (match["s"], match["t"]) in {("-", "-"), ("/", "/"), (".", "."), ("年", "月")}) or (
        match := _COMPACT.fullmatch(typed)
    ):
        numbers = int(match["y"]), int(match["m"]), int(match["d"])
    elif match := _HAN_DAY.fullmatch(typed):
        year = int("".join(str(_NUMERALS[sign]) for sign in match["y"]))
        numbers = year, _han_number(match["m"]), _han_number(match["d"])
    elif _SERIAL.fullmatch(typed):
        raise CellRefused(
            _(
                "“${place}” is the number ${text}: the spreadsheet program keeps the day as a number. Format the column "
                "as a date, or as text and enter the day again.",
                mapping={"place": where, "text": quoted(text)},
            )
        )
    if numbers and FIRST_YEAR <= numbers[0] <= LAST_YEAR:
        try:
            return date(*numbers)
        except ValueError:
            pass
    raise CellRefused(
        _(
            "“${place}” is “${text}”, which is no day. Write it as 2019-12-26 or 2019年12月26日.",
            mapping={"place": where, "text": quoted(text)},
        )
    )


def _han_number(text: str) -> int:
    """Return 1 to 99 for 一 to 九十九; 0 for what is no such number."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS.get(text, 0)
    if (tens and tens not in _NUMERALS) or (ones and ones not in _NUMERALS):
        return 0
    return _NUMERALS.get(tens, 1) * 10 + _NUMERALS.get(ones, 0)


def number_of(text: str) -> int | None:
    """Return the whole number that a cell means, None where it means none; 12.0 is what some programs write for 12."""
    match = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?", plain(text))
    return int(match[1]) if match else None


def flag_of(text: str) -> bool | None:
    """Return what a cell says, yes or no, in the ways that offices write it; None for anything else."""
    word = plain(text).casefold()
    return True if word in YES else False if word in NO else None


def entries_of(text: str) -> list[str]:
    """Return the entries of a list in a cell: a line each, or parted by ； or 、.

    :param text: of the cell; the strongest separator that it holds (line end, ；, 、) is the one that parts.
    """
    text = lines_of(text)
    between = next((pattern for _sign, pattern in _BETWEEN_ENTRIES if pattern.search(text)), None)
    return [entry.strip() for entry in (between.split(text) if between else [text]) if entry.strip()]


def entries_text(entries: Sequence[str]) -> str:
    """Return a cell that `entries_of` reads as these entries; a single one that holds ； is read as several."""
    inside = [at for at, (_sign, pattern) in enumerate(_BETWEEN_ENTRIES) if any(map(pattern.search, entries))]
    # Stronger than what stands in the entries; behind a single one, so that it is not parted.
    sign = _BETWEEN_ENTRIES[max(min(inside, default=len(_BETWEEN_ENTRIES)) - 1, 0)][0]
    return sign.join(entries) + (sign if inside and len(entries) == 1 else "")


def table_of(text: str) -> list[list[str]]:
    """Return the cells of a table in a cell: a row a line, its cells parted by | (of any width) or tabs."""
    rows = [line for line in lines_of(text).replace("｜", "|").split("\n") if line.strip(" \t|")]
    return [[cell.strip() for cell in _BETWEEN_CELLS.split(line)] for line in rows]


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Return a cell that `table_of` reads as this table."""
    return "\n".join("｜".join(row).rstrip("｜") for row in rows)
