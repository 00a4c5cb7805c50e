"""The notice of all that is missing 一次性告知单, filled in from a guide and what was ticked. Pure: draws plain data.

All gaps are told in one notice (行政许可法 第三十二条), so that nothing is ever cut: what does not fit one page in a smaller size
goes on to the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from shangnan.policy.paper import cells
from shangnan.policy.paper import fonts
from shangnan.policy.paper import office
from shangnan.policy.paper import page
from shangnan.policy.paper.dates import chinese_date
from shangnan.policy.paper.look import BARE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.qr import QrCode
from shangnan.policy.paper.sheet import Margins
from shangnan.policy.paper.sheet import Repeated
from shangnan.policy.paper.styles import Style
from shangnan.policy.paper.tables import Table
from shangnan.policy.paper.text import Text
from shangnan.policy.records.service_guide import notice_labels as label
from shangnan.policy.records.service_guide import paper_words as words
from shangnan.policy.records.service_guide.paper_frame import Imprint
from shangnan.policy.records.service_guide.paper_words import Guide

MARGINS = Margins(left=22 * mm, right=20 * mm, top=20 * mm, bottom=20 * mm)
_SCALES = (1.0, 0.94, 0.88, 0.82)
_QR = 24 * mm
#: 行政许可 in the catalogue of items.
_LICENCE = "01"
_TITLE = office.TITLE.but(size=26, align="left", after=4)
_BODY = Style(face=fonts.FANGSONG, size=14, leading=1.6, align="justify", after=3)
_STRONG = Style(face=fonts.HEI, size=14, leading=1.5, before=8, after=3)
_CELL = Style(face=fonts.SONG, size=12, leading=1.4)


@dataclass(frozen=True)
class Asked:
    """A material that was ticked.

    :ivar name: of the material
    :ivar wanted: in what form and how many
    :ivar remark: what is wrong with it, or how to fill it in; "" for nothing
    """

    name: str
    wanted: str
    remark: str = ""


@dataclass(frozen=True)
class Notice:
    """What was ticked and typed; nothing of it is kept.

    :ivar purpose: "missing" for what an application lacks, "needed" for what to bring
    :ivar applicant: name; "" for a line to write on
    :ivar day: ``YYYY-MM-DD``
    :ivar materials: that were ticked, in the order of the guide
    :ivar other: what else there is to say
    :ivar days: working days to supplement it; None where no limit is set
    """

    purpose: str
    applicant: str
    day: str
    materials: tuple[Asked, ...]
    other: str = ""
    days: int | None = None


def asked_of(material: Guide, remark: str, purpose: str) -> Asked:
    """What is printed of a material of a guide that was ticked.

    :param remark: what was typed about it
    """
    kind = " ".join(filter(None, (words.text(material, "kind"), words.copies(material).strip())))
    usual = label.NOT_THERE if purpose == "missing" else words.text(material, "note")
    return Asked(words.text(material, "name"), kind, remark or usual)


def _how(guide: Guide, notice: Notice, phone: str) -> list[tuple[str, str]]:
    promised = words.limit(guide, "promised")
    complete = label.FROM_COMPLETE if guide.get("promised_days") == 0 else label.FROM_COMPLETE_IN
    return [
        (label.DUES[notice.purpose], label.DUE_IN.format(days=notice.days) if notice.days else ""),
        (label.PLACES[notice.purpose], words.joined((words.text(guide, "place"), words.text(guide, "window")), " ")),
        (label.HOURS, words.text(guide, "hours")),
        (label.ONLINE, words.text(guide, "online_url") if guide.get("online") else ""),
        (label.PHONE, words.text(guide, "consult_phone") or phone),
        (label.COMPLAINT, words.text(guide, "complaint_phone")),
        (label.PROMISED, complete.format(limit=promised) if promised else ""),
    ]


def _opening(guide: Guide, imprint: Imprint, scale: float) -> Flowable:
    unit = Text(words.text(guide, "unit") or imprint.site_name, _BODY.scaled(scale))
    title = Text(label.TITLE, _TITLE.scaled(scale), level=1)
    scan = Text(label.SCAN, office.NOTE.but(size=9, align="centre"))
    return Table([-1, _QR], [[[title, unit], [QrCode(imprint.address, _QR), scan]]], look=BARE, role="layout")


def _table(notice: Notice, scale: float) -> Flowable:
    cell = _CELL.scaled(scale)
    rows = [
        [
            Text(str(number), cell.but(align="centre")),
            Text(material.name, cell.but(face=fonts.HEI)),
            Text(material.wanted, cell),
            Text(material.remark, cell),
        ]
        for number, material in enumerate(notice.materials, 1)
    ]
    head = [label.NUMBER, label.MATERIAL, label.REQUIREMENT, label.REMARKS[notice.purpose]]
    return office.list_table([38, -5, 84, -4], head, rows, size=cell.size)


def _end(guide: Guide, notice: Notice, scale: float) -> Flowable:
    cell = _CELL.scaled(scale)
    told: list[Flowable] = []
    if notice.purpose == "missing" and guide.get("type_code") == _LICENCE:
        told.append(Text(label.LAW, cell.but(after=4)))
    told.append(Text(label.TWICE, cell.but(after=10)))
    signs = [
        Text(f"{label.GIVEN_BY}：", cell),
        Text(f"{label.TAKEN_BY}：", cell),
        Text(label.DAY.format(day=chinese_date(notice.day)), cell.but(align="right")),
    ]
    told.append(Table([-1, -1, -1], [signs], look=BARE, role="layout"))
    return Table([-1], [[told]], look=BARE, before=8, whole=True, role="layout")


def _story(guide: Guide, notice: Notice, imprint: Imprint, scale: float) -> list[Flowable]:
    body, strong, cell = _BODY.scaled(scale), _STRONG.scaled(scale), _CELL.scaled(scale)
    beginning = label.BEGINNINGS[notice.purpose].format(name=words.text(guide, "name"))
    how = [(name, Text(told, cell)) for name, told in _how(guide, notice, imprint.unit_phone) if told]
    return [
        _opening(guide, imprint, scale),
        Text(label.TO.format(applicant=notice.applicant or label.BLANK), body.but(before=6, align="left")),
        Text(beginning, body.but(indent=2)),
        *([_table(notice, scale)] if notice.materials else []),
        *([Text(label.OTHER, strong, level=2), Text(notice.other, body.but(indent=2))] if notice.other else []),
        *([Text(label.HOW[notice.purpose], strong, level=2), office.form(how, label=66)] if how else []),
        _end(guide, notice, scale),
    ]


def notice_paper(guide: Guide, notice: Notice, imprint: Imprint) -> Document:
    """The notice, on one page where it fits.

    :param guide: plain form of a published guide; keys may be missing or None
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the address is too long for a QR code
    """

    def fits(scale: float) -> bool:
        return cells.height(tuple(_story(guide, notice, imprint, scale)), MARGINS.width) <= MARGINS.height

    scale = next((scale for scale in _SCALES if fits(scale)), _SCALES[0])
    version = label.VERSION.format(version=imprint.version, day=imprint.published) if imprint.published else ""
    return page.document(
        _story(guide, notice, imprint, scale),
        Facts(
            f"{label.TITLE} {words.text(guide, 'name')}",
            words.text(guide, "unit") or imprint.site_name,
            date=notice.day,
        ),
        Repeated(
            head=f"{label.TITLE} {words.text(guide, 'name')}",
            foot=words.joined((imprint.site_name, version), "　"),
            page_number=label.PAGE_NUMBER,
        ),
        MARGINS,
    )
