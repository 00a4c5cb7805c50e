"""《电子档案移交与接收登记表》 on paper, in two copies of one A4 page each (档发〔2012〕7号, annex). Pure: draws plain data."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Spacer
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.cells import CellContent
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import Look
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import united
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.registry.handover import form_labels as labels
from shangnan.policy.registry.handover.form import CHECKS
from shangnan.policy.registry.handover.form import Form
from shangnan.policy.registry.handover.metadata import ALGORITHMS

_LOOK = Look(pad=5, pad_above=5.5, head_fill=None, line=INK, frame=INK, columns_line=INK)
_NAMES = 42 * mm
#: Room for a seal, which is 42 mm across.
_SEAL = 34 * mm


def form_paper(form: Form, batch: str) -> Document:
    """Both copies.

    :param form: what stands in it; what the archives write stays empty
    :param batch: id of the batch
    :raises MissingGlyph: naming the first character that no font has
    """
    copies = [_copy(form, batch, number, keeper) for number, keeper in enumerate(labels.COPIES, 1)]
    return united(copies, Facts(f"{labels.TITLE}　{batch}", form.unit, date=form.day))


def _copy(form: Form, batch: str, number: int, keeper: str) -> Document:
    told = labels.COPY.format(number=number, keeper=keeper)
    return page.document(
        [
            *office.title(labels.TITLE, style=office.TITLE.but(size=20)),
            Text(told, office.NOTE.but(align="right", after=3)),
            _facts(form),
            _sides(form),
            _signatures(form),
        ],
        Facts(told, form.unit, date=form.day),
        Repeated(foot=labels.BATCH.format(batch=batch), page_number=""),
        office.MARGINS,
    )


def _facts(form: Form) -> Table:
    rows: list[tuple[str, CellContent]] = [
        (labels.WORK, form.work),
        (labels.DESCRIPTION, form.description),
        (labels.COUNT, labels.COUNTED.format(count=form.count)),
        (labels.AMOUNT, labels.AMOUNTED.format(amount=form.amount)),
        (labels.RANGE, labels.RANGED.format(count=form.count, first=form.first, last=form.last)),
        (labels.MEDIUM, form.medium),
    ]
    for digest in form.digests:
        algorithm, value = digest.split(":", 1)
        rows.append((labels.DIGEST.format(algorithm=ALGORITHMS[algorithm]), value))
    return office.form(rows, _NAMES, _LOOK)


def _sides(form: Form) -> Table:
    """What both sides check: a column each."""
    head = [Text(name, office.LABEL) for name in (labels.CHECKED, labels.GIVER, labels.TAKER)]
    rows = [
        [Text(name, office.LABEL), Text(form.checks.get(name, ""), office.CENTRED), Text("", office.CENTRED)]
        for name in CHECKS
    ]
    return Table([_NAMES, -1, -1], rows, head, look=_LOOK, style=office.CELL)


def _signatures(form: Form) -> Table:
    sealed = [Spacer(1, _SEAL), Text(form.unit, office.CENTRED), Text(chinese_date(form.day), office.CENTRED)]
    blank = [Spacer(1, _SEAL), Text("", office.CENTRED), Text(labels.DAY, office.CENTRED)]
    rows: list[list[CellContent]] = [
        [Text(labels.FILLED_BY, office.LABEL), Text(form.filled_by, office.CENTRED), ""],
        [Text(labels.EXAMINED_BY, office.LABEL), "", ""],
        [Text(labels.SEAL, office.LABEL), sealed, blank],
    ]
    return Table([_NAMES, -1, -1], rows, look=_LOOK, style=office.CELL, whole=True, role="layout")
