"""What every reader yields: numbered rows in the plain form, each with what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from shangnan.policy import _
from typing import Any
from zope.i18nmessageid import Message

import re

# The longest text of a cell in a spreadsheet (ECMA-376, as the programs hold it); the same for every format.
MAX_CELL = 32_767
MAX_ROWS = 50_000

# Characters that no XML, JSON or terminal takes: control characters but tab and line ends, halves of surrogate pairs,
# and the two non-characters of the basic plane.
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Row:
    """One row of a list, or one complete guide.

    :param number: as the user counts: the row in the spreadsheet (the header included), or the place in a JSON list,
        both from 1.
    :param data: the plain form; from a list only the columns that the file has.
    :param problems: why this row is refused, empty where it can be read.
    :param ignored: names of columns or keys that no import knows.
    """

    number: int
    data: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Message, ...] = ()
    ignored: tuple[str, ...] = ()

    def refused(self, *problems: Message) -> Row:
        """Return this row with more reasons against it."""
        return Row(self.number, self.data, self.problems + problems, self.ignored)


def text_problem(where: str, text: str) -> Message | None:
    """Return what is wrong with one text, or None.

    :param where: name of the column or key as the file writes it.
    :param text: the text as read.
    """
    if len(text) > MAX_CELL:
        return _(
            "“${where}” is ${length} characters long; at most ${limit} are allowed.",
            mapping={"where": where, "length": len(text), "limit": MAX_CELL},
        )
    found = _UNUSABLE.search(text)
    if found:
        return _(
            "“${where}” holds a character that cannot be shown (${code}). Delete it.",
            mapping={"where": where, "code": f"U+{ord(found.group()):04X}"},
        )
    return None
