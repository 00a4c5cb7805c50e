"""A Party-building record on paper, as a branch keeps it in its book of minutes. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.look import Look
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.party import paper_labels as label
from typing import Any

_VALUE = office.CELL.but(size=12, leading=1.6)
_PROSE = _VALUE.but(align="justify", indent=2)
_LABEL = office.LABEL.but(size=12, leading=1.6)
_LINES = Look(pad=6, pad_above=5, head_fill=None, line=INK, frame=INK, columns_line=INK)
_NARROW = 26 * mm


def title_of(record: Mapping[str, Any]) -> str:
    """The paper's title, by the kind of the activity."""
    return label.TITLE.format(kind=record.get("party_kind") or label.ANY_KIND)


def _row(name: str, value: CellContent) -> list[CellContent]:
    return [Text(name, _LABEL), Text(value, _VALUE) if isinstance(value, str) else value]


def _table(rows: list[list[CellContent]], columns: int = 2) -> Flowable:
    return Table([_NARROW, -1] * (columns // 2), rows, look=_LINES, style=_VALUE, role="pairs")


def _short(record: Mapping[str, Any]) -> Iterator[Flowable]:
    """What stands in one line each: when, where, who."""
    day = " ".join(filter(None, (chinese_date(record.get("held_on") or ""), record.get("held_time") or "")))
    pairs = [
        (label.TIME, day),
        (label.PLACE, record.get("held_place") or ""),
        (label.HOST, record.get("host") or ""),
        (label.RECORDER, record.get("recorder") or ""),
    ]
    yield _table([_row(label.NAME, record["title"])])
    yield _table([[*_row(*left), *_row(*right)] for left, right in zip(pairs[::2], pairs[1::2], strict=True)], 4)


def _people(record: Mapping[str, Any]) -> list[tuple[str, CellContent]]:
    """Who came, and who did not and why."""
    people = record.get("people") or []
    came = [row["name"] for row in people if row.get("present") and row.get("name")]
    away = [
        label.WITH_REASON.format(name=row["name"], reason=row["reason"]) if row.get("reason") else row["name"]
        for row in people
        if not row.get("present") and row.get("name")
    ]
    numbers = {
        key: label.UNKNOWN if record.get(key) is None else str(record[key]) for key in ("due", "present", "absent")
    }
    told: list[tuple[str, CellContent]] = [(label.COUNTS, label.COUNTED.format(**numbers))]
    told += [(label.PRESENT, "、".join(came))] if came else []
    return [*told, (label.ABSENT, "、".join(away) or label.NOBODY)]


def _minutes(record: Mapping[str, Any]) -> list[tuple[str, CellContent]]:
    """What was dealt with, said and decided; a place to write where nothing was typed."""
    return [
        (name, [Text(paragraph, _PROSE) for paragraph in (record.get(key) or "\n").split("\n")])
        for name, key in ((label.AGENDA, "agenda"), (label.SPEECHES, "speeches"), (label.RESOLUTIONS, "resolutions"))
    ]


def minutes(record: Mapping[str, Any], draft: bool = False) -> Document:
    """The record on paper.

    :param record: plain form of a Party-building record
    :param draft: whether it was not approved yet; the paper says so
    :raises MissingGlyph: naming the first character that no font has
    """
    title, branch = title_of(record), record.get("branch") or ""
    lecturer = [(label.LECTURER, record["lecturer"])] if record.get("lecturer") else []
    rows = [_row(name, value) for name, value in (*lecturer, *_people(record), *_minutes(record))]
    note = [Text(label.DRAFT, office.NOTE.but(align="centre", after=4))] if draft else []
    return page.document(
        [
            *office.title(title, branch),
            *note,
            *_short(record),
            _table(rows),
            Table(
                [-1, -1],
                [[Text(f"{name}：", _VALUE) for name in (label.HOST_SIGNS, label.RECORDER_SIGNS)]],
                look=BARE,
                before=18,
                whole=True,
                role="layout",
            ),
        ],
        Facts(title=f"{title}　{record['title']}", author=branch, date=record.get("held_on") or ""),
        Repeated(head=f"{title}　{record['title']}", foot=label.FOOT, page_number=label.PAGE_NUMBER),
        office.MARGINS,
    )
