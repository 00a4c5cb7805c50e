"""The three things that no text of a record may hold, looked for everywhere in it: one gap for each text that does."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from shangnan.policy import _
from shangnan.policy.records.checks.text_rules import markup
from shangnan.policy.records.checks.text_rules import masked
from shangnan.policy.records.checks.text_rules import personal_ids
from shangnan.policy.records.checks.text_rules import secret_marks
from shangnan.policy.records.plain.shape import Rows
from shangnan.policy.records.plain.shape import Shape
from shangnan.policy.records.secrecy.marks import mark_in_field
from shangnan.policy.records.secrecy.marks import secret_problem
from shangnan.policy.records.workflow.gaps import Gap
from shangnan.policy.records.workflow.gaps import place
from shangnan.policy.records.workflow.gaps import quoted
from zope.i18nmessageid import Message


def texts_of(data: object) -> Iterator[tuple[str, int | None, str | None, str]]:
    """Yield every text in plain data, however deep, as (field, row number from 1, column, text), in reading order.

    :param data: anything; only mappings and lists are looked into, without recursion, so depth does no harm.
    """
    if not isinstance(data, Mapping):
        return
    waiting: list[tuple[str, int | None, str | None, object]] = [
        (str(name), None, None, value) for name, value in reversed(list(data.items()))
    ]
    while waiting:
        name, row, column, value = waiting.pop()
        if isinstance(value, str):
            yield name, row, column, value
        elif isinstance(value, Mapping):
            inside = [(name, row, str(key) if column is None else column, item) for key, item in value.items()]
            waiting.extend(reversed(inside))
        elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
            items = enumerate(value, 1)
            waiting.extend(reversed([(name, number if row is None else row, column, item) for number, item in items]))


def text_gaps(data: object, shape: Shape, today: date | None = None) -> list[Gap]:
    """Return a gap for every text with a personal ID number, with markup, or with a mark of a state secret.

    :param data: plain data of any kind; never raises.
    :param shape: gives the fields their titles; others are called by their key.
    :param today: nobody is born later; None leaves that out.
    """
    found = []
    for name, row, column, text in texts_of(data):
        where = place_of(name, row, column, shape)
        if numbers := personal_ids(text, today):
            found.append(
                Gap(
                    "personal_id_in_text",
                    name,
                    _(
                        "“${place}” holds a personal ID number (${number}). Delete it, or replace all but its first "
                        "three and last two characters by asterisks.",
                        mapping={"place": where, "number": "、".join(masked(number) for number in numbers[:3])},
                    ),
                )
            )
        if piece := markup(text):
            found.append(
                Gap(
                    "unsafe_html",
                    name,
                    _(
                        "“${place}” holds markup or script (${piece}). Delete it and keep the plain text.",
                        mapping={"place": where, "piece": quoted(piece)},
                    ),
                )
            )
        mark = mark_in_field(column or name, text) or next(iter(secret_marks(text)), "")
        if mark:
            found.append(Gap("secret_mark", name, secret_problem(where, mark)))
    return found


def place_of(name: str, row: int | None, column: str | None, shape: Shape) -> Message | str:
    """Return what people call the place of a text.

    :param name: key of the field; the row's number from 1 and the key of its column where it stands in a table.
    :param shape: gives the titles; what it does not know is called by its key.
    """
    kind = shape.get(name)
    label = kind.label if kind else quoted(name)
    if column is None:
        return place(label, row)
    known = kind.columns.get(column) if isinstance(kind, Rows) else None
    return place(label, row or 1, known.label if known else quoted(column))
