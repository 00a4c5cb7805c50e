"""A service guide on paper: the whole guide on A4, answering in the order in which people ask. Pure: draws plain data.

The order is the portal's: can I do it here or online, what do I bring, how long, what does it cost, where and when, the
steps, what then; after that the legal part.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import look
from shangnan.policy.paper import page
from shangnan.policy.paper import styles
from shangnan.policy.paper.qr import QrCode
from shangnan.policy.paper.sections import section
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.service_guide import paper_frame as frame
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_legal as legal
from shangnan.policy.records.service_guide import paper_parts as parts
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_counter import counter_pdf
from shangnan.policy.records.service_guide.paper_frame import Imprint
from shangnan.policy.records.service_guide.paper_words import Guide

__all__ = ["Imprint", "counter_pdf", "guide_pdf"]


def _opening(guide: Guide, imprint: Imprint) -> Iterator[Flowable]:
    """Name, unit, code, other names and the QR code."""
    kind = words.joined((words.text(guide, "type"), words.text(guide, "unit")), " ｜ ")
    aliases, code = words.words(guide, "aliases"), words.text(guide, "code")
    lines = (
        (words.text(guide, "name"), styles.TITLE),
        (kind, styles.STRONG),
        (aliases and label.ALSO_CALLED + aliases, styles.BODY.but(size=10.5)),
        (code and label.CODE + code, styles.SMALL),
    )
    left = [Text(told, style, level=int(style is styles.TITLE)) for told, style in lines if told]
    right = [
        QrCode(imprint.address, frame.QR, label.CODE_LEADS.format(address=imprint.address)),
        Text(label.SCAN, styles.SMALL.but(size=8.5, align="centre")),
    ]
    yield Table([-1, 8 * mm, frame.QR], [[left or "", None, right]], look=look.BARE, role="layout")
    if imprint.notice:
        yield legal.notice(imprint.notice)


def _answers(guide: Guide, imprint: Imprint) -> Iterator[Flowable]:
    """The key facts and the sections; of a guide that answers nothing yet, only whom to ask."""
    asked = (
        (label.CAN_I, parts.can_i),
        (label.BRING, parts.bring),
        (label.HOW_LONG, parts.how_long),
        (label.COST, parts.cost),
        (label.WHERE, parts.where),
        (label.STEPS, parts.steps),
        (label.RESULT, parts.result),
    )
    ruled = (
        (label.CONDITIONS, legal.conditions),
        (label.BASES, legal.bases),
        (label.FAQS, legal.faqs),
        (label.RIGHTS, legal.rights),
        (label.NOTES, legal.notes),
    )
    answered = [(title, part(guide)) for title, part in asked]
    if any(body for _, body in answered):
        yield frame.key_facts(guide)
    else:
        answered = [(label.NOT_YET, [])]
    bodies = [(title, body or [parts.not_published(guide, imprint.unit_phone)]) for title, body in answered]
    bodies += [(title, body) for title, part in ruled if (body := part(guide))]
    for number, (title, body) in enumerate(bodies, 1):
        yield from section(number, title, body, frame.MARGINS.width)


def guide_pdf(guide: Guide, imprint: Imprint) -> bytes:
    """The whole guide as a PDF.

    :param guide: the plain form of a guide; keys may be missing or None
    :returns: the file's bytes: the same for the same input
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the address is too long for a QR code
    """
    foot = words.joined((imprint.site_name, frame.version_of(imprint)), "　")
    return page.build(
        [*_opening(guide, imprint), *_answers(guide, imprint), legal.about_copy(imprint)],
        frame.facts_of(guide, imprint),
        Repeated(head=words.text(guide, "name"), foot=foot, page_number=label.PAGE_NUMBER),
        frame.MARGINS,
        first_page=partial(frame.band, left=imprint.site_name, right=label.GUIDE),
        first_top=frame.FIRST_TOP,
    )
