"""The tables of the tests: elements with their lengths, types and lists of values, and formats of files. Pure.

elements.csv: numbers, names and obligations are those of DA/T 46-2009 (`handover.elements` has the obligations); lengths and lists of
values are not held against an official text (u) and stand there to be corrected. formats.csv names its source for each format.
"""

from __future__ import annotations

from csv import DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
#: Types of values: how each is written.
NUMBER, YEAR, DATE, CODE, TEXT = "number", "year", "date", "code", "text"
COMPRESSED = "compressed"


@dataclass(frozen=True)
class Limits:
    """What the value of an element may be.

    :param number: of DA/T 46-2009, e.g. M22.
    :param name: e.g. 题名.
    :param type: NUMBER, YEAR, DATE (YYYYMMDD), CODE (no white space) or TEXT.
    :param longest: characters.
    :param values: those that there are; empty where any may be.
    :param filed_as: what it is called when a record is filed (`describing.described`); "" where only a package has it.
    """

    number: str
    name: str
    type: str
    longest: int
    values: tuple[str, ...]
    filed_as: str


@dataclass(frozen=True)
class Format:
    """A format of files.

    :param extension: e.g. `pdf`.
    :param name: in Chinese.
    :param allowed: whether it may be filed where the settings say nothing else.
    :param opened: how a program here opens it: `pdf`, `zip`, `image`; "" where none can tell.
    :param source: standard that names it; `upload` where it is what offices hand in; COMPRESSED for what hides other files.
    """

    extension: str
    name: str
    allowed: bool
    opened: str
    source: str


@cache
def limits() -> dict[str, Limits]:
    """Return the elements by name."""
    with (HERE / "elements.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(DictReader(stream))
    return {
        row["name"]: Limits(
            row["number"],
            row["name"],
            row["type"],
            int(row["longest"]),
            tuple(filter(None, row["values"].split("|"))),
            row["filed_as"],
        )
        for row in rows
    }


@cache
def formats() -> dict[str, Format]:
    """Return the formats by extension."""
    with (HERE / "formats.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(DictReader(stream))
    return {
        row["extension"]: Format(row["extension"], row["name"], row["allowed"] == "yes", row["opened"], row["source"])
        for row in rows
    }


def usual_formats() -> tuple[str, ...]:
    """Return the extensions that may be filed where nobody has set others."""
    return tuple(one.extension for one in formats().values() if one.allowed)
