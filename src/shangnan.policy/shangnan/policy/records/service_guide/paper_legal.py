"""The legal parts of a guide's paper, and what the copy says about itself. An empty part is an empty list."""

from __future__ import annotations

from reportlab.platypus import Flowable
from shangnan.policy.paper import look
from shangnan.policy.paper import styles
from shangnan.policy.paper.sections import numbered
from shangnan.policy.paper.spans import Span
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_frame import Imprint
from shangnan.policy.records.service_guide.paper_parts import pairs
from shangnan.policy.records.service_guide.paper_words import Guide

_CLAUSE = styles.PROSE.but(indent=2)
_BOX = look.Look(pad=9.0, pad_above=6.0, head_fill=styles.TINT, line=None, frame=None)


def conditions(guide: Guide) -> list[Flowable]:
    """What an applicant has to fulfil."""
    told = [str(condition) for condition in guide.get("conditions") or ()]
    return [numbered(told)] if told else []


def bases(guide: Guide) -> list[Flowable]:
    """The law, article by article."""
    told: list[Flowable] = []
    for basis in words.rows(guide, "bases"):
        law = Span(words.titled(words.text(basis, "law")), styles.STRONG)
        article = Span(words.text(basis, "article"), styles.STRONG)
        number = words.text(basis, "document_number")
        told.append(Text([law, f"（{number}）" if number else "", article], styles.BODY.but(after=1)))
        if words.text(basis, "text"):
            told.append(Text(words.text(basis, "text"), _CLAUSE.but(after=6)))
    return told


def faqs(guide: Guide) -> list[Flowable]:
    """Questions and answers, each pair on one page if it is not too long."""
    question = styles.STRONG.but(colour=styles.MAIN)
    return [
        Table(
            [26, -1],
            [
                [Text(label.QUESTION, question), Text(words.text(faq, "q"), styles.STRONG)],
                [label.ANSWER, words.text(faq, "a")],
            ],
            look=look.BARE,
            style=styles.BODY,
            after=3,
            whole=True,
            role="list",
        )
        for faq in words.rows(guide, "faqs")
    ]


def rights(guide: Guide) -> list[Flowable]:
    """Rights and remedies, and where to complain."""
    told = [words.text(guide, key) for key in ("rights", "remedies")]
    return [
        *(Text(paragraph, _CLAUSE) for paragraph in told if paragraph),
        *pairs([(label.COMPLAINT, words.text(guide, "complaint_phone"))]),
    ]


def notes(guide: Guide) -> list[Flowable]:
    """Remarks, and what else the catalogue says."""
    remark = words.text(guide, "notes")
    return [
        *([Text(remark, _CLAUSE)] if remark else []),
        *pairs(
            [
                (label.LEVEL, words.text(guide, "level")),
                (label.DELEGATED, words.text(guide, "delegated_by")),
                (label.PARENT, words.text(guide, "parent")),
                (label.INTERMEDIARIES, words.text(guide, "intermediaries")),
            ]
        ),
    ]


def notice(sentence: str) -> Flowable:
    """A sentence in a box, above everything else."""
    style = styles.STRONG.but(colour=styles.MAIN, after=0)
    return Table([-1], [[Text(sentence, style)]], look=look.FRAMED, before=8, role="layout")


def about_copy(imprint: Imprint) -> Flowable:
    """Version, day, address and hash of this copy."""
    short = (
        (label.VERSION_LABEL, label.VERSION.format(version=imprint.version)),
        (label.PUBLISHED_LABEL, imprint.published),
        (label.UNIT_PHONE, imprint.unit_phone),
    )
    told = [
        Text(label.ABOUT_COPY, styles.STRONG.but(colour=styles.MAIN)),
        Text(label.CURRENT_HINT, styles.CELL.but(after=2)),
        Text(words.joined((f"{name}：{value}" for name, value in short if value), "　　"), styles.SMALL),
    ]
    for name, value in ((label.ADDRESS_LABEL, imprint.address), (label.HASH_LABEL, imprint.sha256)):
        told.append(Text(f"{name}：{value}", styles.SMALL))
    return Table([-1], [], [told], _BOX, before=12, whole=True, role="layout")
