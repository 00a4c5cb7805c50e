"""The parts of the counter's page, in a size and with as much detail as is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import look
from shangnan.policy.paper import styles
from shangnan.policy.paper.marks import TickBox
from shangnan.policy.paper.qr import QrCode
from shangnan.policy.paper.spans import Span
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_frame import Imprint
from shangnan.policy.records.service_guide.paper_frame import QR
from shangnan.policy.records.service_guide.paper_words import Guide
from typing import Any

_UNCUT = 10**9
#: The title grows less than the rest.
_LARGEST_TITLE = 1.16


@dataclass(frozen=True)
class Detail:
    """How much is told, and how large.

    :ivar scale: factor on all sizes; 1 sets the body in the smallest size that a reader needs
    :ivar notes: whether the materials' notes are told
    :ivar longest: characters of one text at most
    :ivar materials: number of materials at most
    :ivar fees: number of charges at most
    :ivar steps: characters of the names of the steps at most
    """

    scale: float = 1.0
    notes: bool = True
    longest: int = _UNCUT
    materials: int = _UNCUT
    fees: int = _UNCUT
    steps: int = _UNCUT

    def style(self, style: Style) -> Style:
        """A style in this size."""
        return style.scaled(self.scale)

    def text(self, guide: Guide, key: str) -> str:
        """A text of the guide as one paragraph, not longer than allowed."""
        return words.shortened(" ".join(words.text(guide, key).split()), self.longest)


def opening(guide: Guide, imprint: Imprint, detail: Detail) -> Flowable:
    """Name, unit and the QR code."""
    title = styles.TITLE.scaled(min(detail.scale, _LARGEST_TITLE))
    left: list[Flowable] = [Text(detail.text(guide, "name"), title, level=1)]
    unit = detail.text(guide, "unit")
    if unit:
        left.append(Text(unit, detail.style(styles.STRONG)))
    code = QrCode(imprint.address, QR, label.CODE_LEADS.format(address=imprint.address))
    right = [code, Text(label.FULL_GUIDE, styles.SMALL.but(align="centre"))]
    return Table([-1, 6 * mm, QR], [[left, None, right]], look=look.BARE, role="layout")


def materials(guide: Guide, detail: Detail) -> Iterator[Flowable]:
    """The list to tick."""
    listed = words.rows(guide, "materials")
    if not listed:
        none = label.NO_MATERIALS if guide.get("materials") is not None else label.UNKNOWN
        yield Text(none, detail.style(styles.BODY))
        return
    cell = detail.style(styles.CELL)
    rows = []
    for material in listed[: detail.materials]:
        name: list[Flowable] = [Text(detail.text(material, "name"), cell.but(bold=styles.BOLD))]
        note = detail.text(material, "note") if detail.notes else ""
        if note:
            name.append(Text(note, cell.but(colour=styles.QUIET)))
        wanted = words.joined((detail.text(material, "kind"), words.copies(material)), " ")
        need = Text(detail.text(material, "necessity"), cell.but(bold=styles.BOLD, align="right"))
        rows.append([TickBox(cell.size, cell.size * cell.leading), name, wanted, need])
    lines = look.Look(pad=4.0, pad_above=3.0 * detail.scale, frame=None)
    if rows:
        yield Table([12 + cell.size, -1, cell.size * 8.8, cell.size * 5], rows, look=lines, style=cell, role="list")
    if len(listed) > detail.materials:
        count = len(listed) - detail.materials
        yield Text(label.MORE_MATERIALS.format(count=count), detail.style(styles.STRONG))


def steps(guide: Guide, detail: Detail) -> Flowable:
    """The steps in one line of thought, with their limits."""
    style = detail.style(styles.BODY)
    strong = style.but(bold=styles.BOLD)
    arrow = Span(f" {label.STEP_ARROW} ", strong.but(colour=styles.MAIN))
    told: list[str | Span] = []
    length = 0
    for step in words.rows(guide, "steps"):
        name = detail.text(step, "name")
        length += len(name)
        if told and length > detail.steps:
            told += [arrow, "…"]
            break
        limit = words.step_days(guide, step)
        told += [arrow] if told else []
        told += [Span(name, strong), label.STEP_OF.format(limit=limit) if limit else ""]
    return Text(told or label.UNKNOWN, style)


def fees(guide: Guide, detail: Detail) -> Iterator[Flowable]:
    """The charges, one a line; nothing for a guide without any."""
    style = detail.style(styles.BODY.but(after=2))
    charged = words.rows(guide, "fees")
    for fee in charged[: detail.fees]:
        yield Text(words.joined((detail.text(fee, "item"), detail.text(fee, "standard")), "："), style)
    if len(charged) > detail.fees:
        yield Text(label.MORE_FEES.format(count=len(charged) - detail.fees), style)


def where(guide: Guide, imprint: Imprint, detail: Detail) -> Flowable:
    """Place, window, hours, telephone numbers, and what one gets."""
    style = detail.style(styles.BODY.but(after=0))
    strong = style.but(bold=styles.BOLD)
    phone = detail.text(guide, "consult_phone") or words.shortened(imprint.unit_phone, detail.longest)
    entries = (
        (label.PLACE, detail.text(guide, "place"), style),
        (label.WINDOW, detail.text(guide, "window"), strong),
        (label.HOURS, detail.text(guide, "hours"), style),
        (label.CONSULT, phone, strong),
        (label.COMPLAINT, detail.text(guide, "complaint_phone"), style),
        (label.RESULT_NAME, detail.text(guide, "result_name"), style),
    )
    quiet = style.but(colour=styles.QUIET)
    rows: list[list[Any]] = [[Text(name, quiet), Text(value, of)] for name, value, of in entries if value]
    return Table([style.size * 5, -1], rows or [[label.UNKNOWN, ""]], look=look.CLOSE, style=style, role="pairs")
