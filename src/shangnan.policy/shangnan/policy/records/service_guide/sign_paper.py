"""The board that shows an item in the hall 事项公示牌: A4 lying, in letters that are read from some steps away. Pure: draws plain data."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import cells
from shangnan.policy.paper import fonts
from shangnan.policy.paper import page
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.pen import band
from shangnan.policy.paper.qr import QrCode
from shangnan.policy.paper.sheet import A4_LANDSCAPE
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import QUIET
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.service_guide import paper_frame as frame
from shangnan.policy.records.service_guide import paper_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_frame import Imprint
from shangnan.policy.records.service_guide.paper_words import Guide

TITLE = "事项公示牌"
UNIT = "责任单位"

_BAND = 20 * mm
MARGINS = Margins(left=20 * mm, right=20 * mm, top=_BAND + 9 * mm, bottom=20 * mm, size=A4_LANDSCAPE)
_QR = 46 * mm
#: Sizes that are tried, largest first.
_SCALES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)
_NAME = Style(face=fonts.HEI, size=40, leading=1.25, colour=MAIN, bold=BOLD, after=4)
_LABEL = Style(size=19, leading=1.4, colour=QUIET)
_VALUE = Style(size=20, leading=1.4)


def _rows(guide: Guide, phone: str, scale: float) -> list[list[Flowable]]:
    told = (
        (UNIT, words.text(guide, "unit")),
        (label.PLACE, words.text(guide, "place")),
        (label.WINDOW, words.text(guide, "window")),
        (label.HOURS, words.text(guide, "hours")),
        (label.CONSULT, words.text(guide, "consult_phone") or phone),
        (label.COMPLAINT, words.text(guide, "complaint_phone")),
        (label.RESULT_NAME, words.text(guide, "result_name")),
    )
    value = _VALUE.scaled(scale)
    return [
        [Text(name, _LABEL.scaled(scale)), Text(text, value.but(bold=BOLD) if name == label.CONSULT else value)]
        for name, text in told
        if text
    ]


def _story(guide: Guide, imprint: Imprint, scale: float) -> list[Flowable]:
    rows = _rows(guide, imprint.unit_phone, scale)
    facts = Table([105 * scale, -1], rows, look=BARE, role="pairs") if rows else Text(label.UNKNOWN, _VALUE)
    scan = Text(label.FULL_GUIDE, Style(size=13, align="centre", colour=QUIET))
    return [
        Text(words.text(guide, "name"), _NAME.scaled(scale), level=1),
        frame.key_facts(guide, 26 * scale),
        Table(
            [-1, 8 * mm, _QR],
            [[facts, None, [QrCode(imprint.address, _QR), scan]]],
            look=BARE,
            before=10,
            role="layout",
        ),
    ]


def item_sign(guide: Guide, imprint: Imprint) -> Document:
    """The board of an item: one page, as large as it fits.

    :param guide: plain form of a published guide; keys may be missing or None
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when not even the smallest size fits, or the address is too long for a QR code
    """

    def fits(scale: float) -> bool:
        return cells.height(tuple(_story(guide, imprint, scale)), MARGINS.width) <= MARGINS.height

    scale = next((scale for scale in _SCALES if fits(scale)), None)
    if scale is None:
        raise DoesNotFit("the texts of the guide are too long for one board")
    name = words.text(guide, "name")
    document = page.document(
        _story(guide, imprint, scale),
        Facts(f"{TITLE} {name}", words.text(guide, "unit") or imprint.site_name, date=imprint.published),
        Repeated(foot=words.joined((imprint.site_name, frame.version_of(imprint)), "　"), page_number=""),
        MARGINS,
    )
    band(document.pages[0], imprint.site_name, TITLE, _BAND, MARGINS.left)
    return document
