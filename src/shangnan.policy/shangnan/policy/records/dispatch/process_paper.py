"""What both processing sheets have: boxes with an opinion, a name and a time, and the whole process as a list. Pure: draws plain data."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from reportlab.platypus import Spacer
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.dispatch import sheet_labels as labels
from typing import Any
from typing import Protocol

MARGINS = Margins(left=25 * mm, right=20 * mm, top=20 * mm, bottom=20 * mm)
LABEL = 24 * mm
HEADING_CELL = office.LABEL.but(align="left", size=12)
_SIZE = 9.5


@dataclass(frozen=True)
class SheetStep:
    """A step as it stands on a sheet.

    :ivar action: id of the step; "" for what is none
    :ivar title: of the step
    :ivar person: name; "" for the system
    :ivar time: ``YYYY-MM-DD HH:MM``
    :ivar opinion: what was said
    :ivar state: title of the state after it
    """

    action: str
    title: str
    person: str
    time: str
    opinion: str = ""
    state: str = ""


class Sheet(Protocol):
    """What both sheets say."""

    @property
    def data(self) -> Mapping[str, Any]:
        """Plain form of the dispatch."""

    @property
    def office(self) -> str:
        """Whose sheet it is."""

    @property
    def steps(self) -> tuple[SheetStep, ...]:
        """All that was done, in order."""

    @property
    def state(self) -> str:
        """Title of its state."""

    @property
    def time(self) -> str:
        """Of printing, ``YYYY-MM-DD HH:MM``."""


def standing(steps: Iterable[SheetStep], undone_by: Mapping[str, Sequence[str]]) -> dict[str, SheetStep]:
    """Return the last step of each kind that still stands.

    :param steps: in the order in which they were taken
    :param undone_by: action to the actions that it takes back
    """
    found: dict[str, SheetStep] = {}
    for step in steps:
        if not step.action:
            continue
        for other in undone_by.get(step.action, ()):
            found.pop(other, None)
        found[step.action] = step
    return found


def signed_box(step: SheetStep | None, room: float, more: Sequence[str] = ()) -> list[Flowable]:
    """What stands in a box: the opinion, then to the right name and time; blank room where it is not filled.

    :param room: least height, in points
    :param more: further paragraphs above the name
    """
    told = [Text(paragraph, office.CELL) for paragraph in (*more, *([step.opinion] if step and step.opinion else []))]
    signed = [Text(f"{step.person}　{step.time}", office.CELL.but(align="right"))] if step else []
    used = sum(_height(piece) for piece in (*told, *signed))
    return [*told, *([Spacer(1, room - used)] if used < room else []), *signed]


def _height(piece: Flowable) -> float:
    """The height of a text in the narrowest box that there is."""
    return float(piece.wrap(55 * mm, 1e6)[1])


def wide(entries: Sequence[tuple[str, CellContent]]) -> Table:
    """Names and values over the whole width."""
    return office.form(entries, LABEL)


def paired(entries: Sequence[tuple[str, CellContent]]) -> Table:
    """Two names and values in each row."""
    return office.form_in_pairs(entries, LABEL)


def process(steps: Sequence[SheetStep]) -> list[Flowable]:
    """The list of all steps with its heading; goes on over pages."""
    rows: list[list[CellContent]] = [
        [
            Text(str(number), office.CENTRED.but(size=_SIZE)),
            step.time,
            step.person or labels.SYSTEM,
            step.title,
            step.opinion,
            step.state,
        ]
        for number, step in enumerate(steps, 1)
    ]
    heading = Text(labels.PROCESS, office.HEADING.but(size=12), bookmark=labels.PROCESS, level=2)
    return [heading, office.list_table([30, 90, 54, 84, -1, 78], labels.COLUMNS, rows, size=_SIZE)]


def processing_sheet(title: str, sheet: Sheet, story: Sequence[Flowable], number: str, date: str) -> Document:
    """A sheet: its title, its boxes, when and at which step it was printed, and all that was done.

    :param story: the boxes
    :param number: of the dispatch, at the foot of each page; "" for none
    :param date: of the dispatch, ``YYYY-MM-DD``; "" for none
    """
    told = labels.PRINTED.format(time=sheet.time, state=sheet.state)
    name = sheet.data["title"]
    return page.document(
        [
            *office.title(title, style=office.TITLE.but(size=20)),
            *story,
            Text(told, office.NOTE.but(before=4, align="right")),
            *process(sheet.steps),
        ],
        Facts(f"{title}　{name}", sheet.office, date=date),
        Repeated(head=f"{title}　{name[:40]}", foot=number, page_number=labels.PAGE_NUMBER),
        MARGINS,
    )
