"""The practical parts of a guide's paper, one for each question. A part without anything to say is an empty list."""

from __future__ import annotations

from collections.abc import Mapping
from reportlab.platypus import Flowable
from shangnan.policy.paper import look
from shangnan.policy.paper import styles
from shangnan.policy.paper.marks import Disc
from shangnan.policy.paper.marks import TickBox
from shangnan.policy.paper.spans import Span
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_words import Guide
from typing import Any

_VALUE = styles.BODY.but(after=0)
_PAIRS = look.Look(pad=0.0, pad_above=1.5, head_fill=None, line=None, frame=None)
_STEPS = look.Look(pad=0.0, pad_above=3.5, head_fill=None, line=styles.RULE, frame=None)


def pairs(entries: list[tuple[str, Any]], across: int = 1) -> list[Flowable]:
    """Names and values side by side; entries without a value are left out.

    :param across: how many pairs stand in one row
    """
    cells = [(Text(name, _VALUE.but(colour=styles.QUIET)), value) for name, value in entries if value]
    if not cells:
        return []
    cells += [(Text("", _VALUE), "")] * (-len(cells) % across)
    rows = [[cell for pair in cells[start : start + across] for cell in pair] for start in range(0, len(cells), across)]
    return [Table([66, -1] * across, rows, look=_PAIRS, style=_VALUE, whole=True, role="pairs")]


def not_published(guide: Guide, phone: str) -> Flowable:
    """What stands under a question that the guide does not answer: whom to ask.

    :param phone: the unit's telephone number, where the guide has none
    """
    unit = words.text(guide, "unit") or label.THE_UNIT
    number = words.text(guide, "consult_phone") or phone
    sentence = label.ASK_UNIT_PHONE if number else label.ASK_UNIT
    return Text(sentence.format(unit=unit, phone=number), styles.BODY)


def can_i(guide: Guide) -> list[Flowable]:
    """Who may apply, and whether online."""
    visits, reason = words.visits(guide), words.text(guide, "visit_reason")
    summary = words.text(guide, "summary")
    return [
        *([Text(summary, styles.STRONG.but(after=3))] if summary else []),
        *pairs(
            [
                (label.AUDIENCE, words.words(guide, "audience")),
                (label.ONLINE, words.online_long(guide)),
                (label.ONLINE_ADDRESS, words.text(guide, "online_url")),
                (label.VISITS, label.BECAUSE.format(visits=visits, reason=reason) if visits and reason else visits),
                (label.CROSS_REGION, words.text(guide, "cross_region")),
                (label.LIMITS, words.text(guide, "limits")),
            ]
        ),
    ]


def bring(guide: Guide) -> list[Flowable]:
    """The materials, each with a box to tick."""
    materials = words.rows(guide, "materials")
    if not materials:
        return [Text(label.NO_MATERIALS, styles.BODY)] if guide.get("materials") is not None else []
    line = styles.CELL.size * styles.CELL.leading
    rows = [[TickBox(10, line), *_material(material)] for material in materials]
    head = ["", label.MATERIAL, label.REQUIREMENT, label.SOURCE, label.HOW_TO_FILL]
    return [
        Text(label.TICK_HINT, styles.SMALL.but(after=3)),
        Table([20, -15, 74, 74, -20], rows, head),
    ]


def _material(material: Mapping[str, Any]) -> list[Any]:
    extras = words.joined(
        (label.BLANK_FORM if material.get("blank_form") else "", label.SAMPLE if material.get("sample") else "")
    )
    name = [Text(words.text(material, "name"), styles.CELL_STRONG)]
    if extras:
        name.append(Text(extras, styles.SMALL.but(colour=styles.MAIN)))
    need = Span(words.text(material, "necessity"), styles.CELL_STRONG)
    wanted = [
        Text(words.text(material, "kind"), styles.CELL),
        Text([words.copies(material), need], styles.CELL),
    ]
    return [name, wanted, words.text(material, "source"), words.text(material, "note")]


def how_long(guide: Guide) -> list[Flowable]:
    """The time limits."""
    promised = words.limit(guide, "promised")
    return pairs(
        [
            (label.PROMISED, Text(promised, _VALUE.but(bold=styles.BOLD)) if promised else None),
            (label.STATUTORY, words.limit(guide, "statutory")),
            (label.HANDLING, words.text(guide, "handling")),
        ],
        across=3,
    )


def cost(guide: Guide) -> list[Flowable]:
    """What it costs, by charge."""
    fees = words.rows(guide, "fees")
    if not fees:
        return [Text(f"{words.fee(guide)}。", styles.STRONG)] if words.fee(guide) else []
    head = [label.FEE_ITEM, label.FEE_STANDARD, label.FEE_BASIS]
    keys = ["item", "standard", "basis"]
    widths = [-6, -4, -9]
    if any(words.text(fee, "reduction") for fee in fees):
        head, keys, widths = [*head, label.FEE_REDUCTION], [*keys, "reduction"], [*widths, -6]
    return [Table(widths, [[words.text(fee, key) for key in keys] for fee in fees], head)]


def where(guide: Guide) -> list[Flowable]:
    """Place, window, hours, telephone number."""
    phone = words.text(guide, "consult_phone")
    return pairs(
        [
            (label.PLACE, words.text(guide, "place")),
            (label.WINDOW, words.text(guide, "window")),
            (label.HOURS, words.text(guide, "hours")),
            (label.CONSULT, Text(phone, _VALUE.but(bold=styles.BOLD)) if phone else None),
            (label.HALL_EXCEPTION, words.text(guide, "hall_exception")),
        ]
    )


def steps(guide: Guide) -> list[Flowable]:
    """The steps one under the other, with their limits."""
    cell, strong = styles.CELL, styles.CELL_STRONG
    line = cell.size * cell.leading
    rows = []
    for number, step in enumerate(words.rows(guide, "steps"), 1):
        told: list[Flowable] = [Text(words.text(step, "name"), strong.but(size=11.5, leading=line / 11.5))]
        for name, key in ((label.WHO, "actor"), (label.CRITERION, "criterion"), (label.STEP_RESULT, "result")):
            if words.text(step, key):
                told.append(Text([Span(f"{name}：", cell.but(colour=styles.QUIET)), words.text(step, key)], cell))
        limit = Text(words.step_days(guide, step), strong.but(colour=styles.MAIN, align="right"))
        rows.append([Disc(number, 16, line), told, limit])
    return [Table([26, -1, 74], rows, look=_STEPS, role="list")] if rows else []


def result(guide: Guide) -> list[Flowable]:
    """What the applicant gets, and how."""
    kind, delivery = words.text(guide, "result_kind"), words.words(guide, "delivery")
    return [
        *pairs([(label.RESULT_NAME, words.text(guide, "result_name"))]),
        *pairs([(label.RESULT_KIND, kind), (label.DELIVERY, delivery)], across=2),
    ]
