"""What both papers of a guide share: the imprint, the band at the head, the key facts, the PDF's own facts."""

from __future__ import annotations

from dataclasses import dataclass
from reportlab.lib.units import mm
from shangnan.policy.paper import sheet
from shangnan.policy.paper.drawing import draw_text
from shangnan.policy.paper.facts import Fact
from shangnan.policy.paper.facts import FactStrip
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.recorder import Recorder
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import PAPER
from shangnan.policy.paper.styles import Style
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_words import Guide

MARGINS = Margins(left=19 * mm, right=19 * mm, top=20 * mm, bottom=19 * mm)
BAND = 13 * mm
FIRST_TOP = BAND + 8 * mm
#: Edge of the QR code.
QR = 27 * mm


@dataclass(frozen=True)
class Imprint:
    """What a copy says about itself.

    :ivar site_name: the portal's name
    :ivar version: the published version's number, from 1
    :ivar published: the day of its publication, ``YYYY-MM-DD``
    :ivar sha256: the hash of its content, 64 hexadecimal digits
    :ivar address: the address that tells whether this copy is current; printed and as QR code
    :ivar unit_phone: the responsible unit's telephone number; "" for none
    :ivar notice: what has to stand above everything, such as that the service is suspended; "" for nothing
    """

    site_name: str
    version: int
    published: str
    sha256: str
    address: str
    unit_phone: str = ""
    notice: str = ""


def band(canvas: Recorder, left: str, right: str) -> None:
    """Draw the coloured band at the head of a first page: no content, the paper says it of itself.

    :param left: the portal's name
    :param right: what the paper is
    """
    with canvas.artifact():
        canvas.setFillColor(MAIN)
        canvas.rect(0, sheet.HEIGHT - BAND, sheet.WIDTH, BAND, stroke=0, fill=1)
        base = sheet.HEIGHT - BAND / 2 - 4.6
        name = Style(size=13, colour=PAPER, bold=BOLD)
        draw_text(canvas, left, name, MARGINS.left, base, MARGINS.width * 0.7)
        kind = Style(size=12, colour=PAPER, align="right")
        draw_text(canvas, right, kind, MARGINS.left + MARGINS.width * 0.7, base, MARGINS.width * 0.3)


def facts_of(guide: Guide, imprint: Imprint) -> Facts:
    """The PDF's own facts for a guide."""
    return Facts(
        title=words.text(guide, "name"),
        author=words.text(guide, "unit") or imprint.site_name,
        subject=label.SUBJECT,
        keywords=words.words(guide, "aliases"),
        date=imprint.published,
    )


def version_of(imprint: Imprint) -> str:
    """Version and day, for the foot of a page."""
    version = label.VERSION.format(version=imprint.version)
    return (
        words.joined((version, label.PUBLISHED.format(date=imprint.published)), "　") if imprint.published else version
    )


def key_facts(guide: Guide, size: float = 15.0) -> FactStrip:
    """The four answers that most people come for."""
    statutory = words.limit(guide, "statutory")
    promised = words.limit(guide, "promised")
    remark = label.STATUTORY_IS.format(limit=statutory) if statutory and statutory != promised else ""
    return FactStrip(
        [
            Fact(label.FACT_ONLINE, words.online(guide) or label.UNKNOWN),
            Fact(label.FACT_VISITS, words.visits(guide) or label.UNKNOWN),
            Fact(label.FACT_DAYS, promised or label.UNKNOWN, remark),
            Fact(label.FACT_FEE, words.fee(guide) or label.UNKNOWN),
        ],
        size,
    )
