"""Reading plain data that may hold anything: what has the right type comes out, the rest becomes gaps.

Plain data arrive as JSON, as spreadsheet rows and from forms. A shape says what each field holds; rules then work on a
`Reading`, in which every value has its type, and never meet a surprise.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from shangnan.policy import _
from shangnan.policy.records.plain.shape import Flag
from shangnan.policy.records.plain.shape import Number
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.plain.shape import Text
from shangnan.policy.records.plain.shape import Words
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from zope.i18nmessageid import Message

import re

# Beyond these no guide is readable, and no form lets them through.
MAX_TEXT = 10_000
MAX_ROWS = 200

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Values:
    """Single values by name, each of its type: texts are stripped, "" where empty; numbers and flags None."""

    texts: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int | None] = field(default_factory=dict)
    flags: dict[str, bool | None] = field(default_factory=dict)
    # Names whose value had a wrong type, and so reads as empty: rules that ask for presence do not judge them.
    doubtful: set[str] = field(default_factory=set)

    def lacks(self, name: str) -> bool:
        """Tell whether a value was left empty (one of a wrong type was not: that is told as such)."""
        if name in self.doubtful:
            return False
        return not self.texts[name] if name in self.texts else self.numbers.get(name) is None

    def blank(self) -> bool:
        """Tell whether nothing was entered at all; 0 and no are what an untouched row holds."""
        return not (self.doubtful or any(self.texts.values()) or any(self.numbers.values()) or any(self.flags.values()))


@dataclass
class Row(Values):
    """A row that is not blank; `number` is its place in the table as people see it, from 1."""

    number: int = 1


@dataclass
class Reading(Values):
    """Plain data with every value of its type. Every field of the shape is present; blank rows and words are gone.

    :param gaps: a `bad_value` for each wrong value, also in the rows.
    """

    words: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)


def read(data: object, shape: Shape) -> Reading:
    """Read plain data by a shape. Never raises; fields that the shape does not know are left alone.

    :param data: anything; a mapping of field names to values where all is well.
    :param shape: what each field holds.
    """
    reading = Reading()
    if not isinstance(data, Mapping):
        reading.gaps.append(Gap("bad_value", "", _("This is no record that can be read. Enter it again in the form.")))
        data = {}
    for name, kind in shape.items():
        told: list[Message] = []
        value = data.get(name)
        if isinstance(kind, Words):
            reading.words[name] = _words(value, kind, told)
        elif isinstance(kind, Rows):
            reading.rows[name] = _rows(value, kind, told)
        else:
            _put(reading, name, value, kind, kind.label, told)
        if told:
            reading.doubtful.add(name)
            reading.gaps.extend(Gap("bad_value", name, message) for message in told)
    return reading


def _put(values: Values, name: str, value: object, kind: Text | Number | Flag, where: str, told: list[Message]) -> None:
    """Put one value under its name, or tell why it cannot be and put in nothing."""
    empty = value is None or value == ""
    if isinstance(kind, Text):
        values.texts[name] = "" if empty else _text(value, where, told)
        if kind.choices and values.texts[name] and values.texts[name] not in kind.choices:
            values.texts[name] = ""
            choices = "、".join(kind.choices)
            told.append(
                _("“${place}” must be one of: ${choices}. Choose one.", mapping={"place": where, "choices": choices})
            )
    elif isinstance(kind, Number):
        good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= kind.most
        values.numbers[name] = value if good else None  # type: ignore[assignment]
        if not (good or empty):
            told.append(
                _(
                    "“${place}” must be a whole number from 0 to ${most}. Enter such a number.",
                    mapping={"place": where, "most": kind.most},
                )
            )
    else:
        values.flags[name] = value if isinstance(value, bool) else None
        if not (empty or isinstance(value, bool)):
            told.append(_("“${place}” must be yes or no. Choose one of them.", mapping={"place": where}))


def _text(value: object, where: str, told: list[Message]) -> str:
    if not isinstance(value, str):
        told.append(
            _("“${place}” holds something that is not text. Delete it and type the text.", mapping={"place": where})
        )
        return ""
    if len(value) > MAX_TEXT:
        told.append(
            _("“${place}” is longer than ${limit} characters. Shorten it.", mapping={"place": where, "limit": MAX_TEXT})
        )
    if _UNPRINTABLE.search(value):
        told.append(
            _(
                "“${place}” holds control characters, which cannot be shown or printed. Type the text again by hand.",
                mapping={"place": where},
            )
        )
    return _UNPRINTABLE.sub("", value[:MAX_TEXT]).strip()


def _items(value: object, label: str, told: list[Message], message: Message) -> list[tuple[int, object]]:
    """Return the items of a list with their numbers from 1, or tell that it is no list or too long a one."""
    if value is None or value == "":
        return []
    if not isinstance(value, Sequence) or isinstance(value, str | bytes | bytearray):
        told.append(message)
        return []
    if len(value) > MAX_ROWS:
        told.append(
            _(
                "“${place}” has more than ${limit} entries. Merge some of them or remove some.",
                mapping={"place": label, "limit": MAX_ROWS},
            )
        )
    return list(enumerate(value[:MAX_ROWS], 1))


def _words(value: object, kind: Words, told: list[Message]) -> list[str]:
    no_list = _("“${place}” must be a list of texts. Enter one a line.", mapping={"place": kind.label})
    items = _items(value, kind.label, told, no_list)
    words = [_text(item, place(kind.label, number), told) for number, item in items if item is not None]
    return [word for word in words if word]


def _rows(value: object, kind: Rows, told: list[Message]) -> list[Row]:
    no_table = _("“${place}” must be a table. Enter it row by row.", mapping={"place": kind.label})
    found = []
    for number, item in _items(value, kind.label, told, no_table):
        if isinstance(item, Mapping):
            row = _row(number, item, kind, told)
            if not row.blank():
                found.append(row)
        elif item is not None:
            told.append(
                _(
                    "“${place}” cannot be read as a row of the table. Delete the row and enter it again.",
                    mapping={"place": place(kind.label, number)},
                )
            )
    return found


def _row(number: int, item: Mapping[str, object], kind: Rows, told: list[Message]) -> Row:
    row = Row(number=number)
    for name, column in kind.columns.items():
        before = len(told)
        _put(row, name, item.get(name), column, place(kind.label, number, column.label), told)
        if len(told) > before:
            row.doubtful.add(name)
    return row
