"""The sheet on which people sign in to a training 培训签到表, printed before it begins. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Mapping
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.training import paper_labels as label
from typing import Any

#: Rows without a name at the end, for people who were not expected.
SPARE = 5


def plan_of(training: Mapping[str, Any]) -> str:
    """The plan and which session of it, as one text; "" for none."""
    return "".join(filter(None, (training.get("plan"), training.get("session"))))


def _about(training: Mapping[str, Any], unit: str) -> Flowable:
    hours = training.get("session_hours")
    wide = [(label.NAME, training["title"]), (label.PLAN, plan_of(training))]
    narrow = [
        (label.DAY, chinese_date(training.get("session_date") or "")),
        (label.TIME, training.get("session_time") or ""),
        (label.PLACE, training.get("session_place") or ""),
        (label.TRAINER, training.get("trainer") or ""),
        (label.UNIT, unit),
        (label.HOURS, "" if hours is None else str(hours)),
    ]
    return Table(
        [-1],
        [
            [[office.form([entry for entry in wide if entry[1]], label=26 * mm), office.form_in_pairs(narrow)]],
        ],
        look=BARE,
        whole=True,
        role="layout",
    )


def sign_in_sheet(training: Mapping[str, Any], unit: str) -> Document:
    """The sheet to sign on.

    :param training: plain form of a training record; nothing but its roster's names and units is taken of the people
    :param unit: who holds the training
    :raises MissingGlyph: naming the first character that no font has
    """
    people = training.get("roster") or []
    rows = [
        [
            Text(str(number), office.CENTRED),
            Text(person.get("name") or "", office.CENTRED),
            person.get("unit") or "",
            "",
            "",
        ]
        for number, person in enumerate(people, 1)
    ]
    rows += [
        [Text(str(number), office.CENTRED), "", "", "", ""] for number in range(len(rows) + 1, len(rows) + 1 + SPARE)
    ]
    head = [label.NUMBER, label.PERSON, label.PERSON_UNIT, label.SIGNATURE, label.REMARK]
    counts = [Text(told, office.CELL) for told in (label.DUE.format(due=len(people)), label.CAME, label.DAY_OF_SIGNING)]
    return page.document(
        [
            *office.title(label.SHEET),
            _about(training, unit),
            office.list_table([36, 70, -1, 116, 62], head, rows, office.TO_WRITE_IN),
            Table([-2, -2, -3], [counts], look=BARE, before=10, whole=True, role="layout"),
            office.signing([label.RECORDER, label.CHECKED], before=8),
        ],
        Facts(title=f"{label.SHEET}　{training['title']}", author=unit, date=training.get("session_date") or ""),
        Repeated(head=f"{label.SHEET}　{training['title']}", foot=label.SHEET_FOOT, page_number=label.PAGE_NUMBER),
        office.MARGINS,
    )
