"""Boards of the hall: who serves at a window 工作人员公示牌, and the sign that hangs above it 吊牌. Pure: draws plain data."""

from __future__ import annotations

from dataclasses import dataclass
from shangnan.policy.paper import fonts
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.paragraph import fitted
from shangnan.policy.paper.model.paragraph import lines_of
from shangnan.policy.paper.model.paragraph import place_paragraph
from shangnan.policy.paper.model.pen import band
from shangnan.policy.paper.model.pen import box
from shangnan.policy.paper.model.pen import place_text
from shangnan.policy.paper.sheet import A4_LANDSCAPE
from shangnan.policy.paper.styles import BOLD
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.styles import MAIN
from shangnan.policy.paper.styles import PAPER
from shangnan.policy.paper.styles import QUIET
from shangnan.policy.paper.styles import Style

STAFF, HANGING = "工作人员公示牌", "窗口吊牌"
PHOTO = "照片"
NAME, POST, NUMBER, DUTIES, PHONE, COMPLAINT = "姓名", "岗位", "工号", "职责", "咨询电话", "投诉电话"
WINDOW = "{number}号窗口"

_WIDTH, _HEIGHT = A4_LANDSCAPE
_EDGE = 22 * MM
_BAND = 26 * MM
_ROOM = _WIDTH - 2 * _EDGE
_PHOTO = (70 * MM, 98 * MM)
_GREY = (0.55, 0.6, 0.62)
_MAIN = (float(MAIN.red), float(MAIN.green), float(MAIN.blue))


@dataclass(frozen=True)
class StaffSign:
    """Who serves. Empty texts are left out, the name is not.

    :ivar unit: name of the unit or window
    """

    unit: str
    name: str
    post: str = ""
    number: str = ""
    duties: str = ""
    phone: str = ""
    complaint: str = ""


@dataclass(frozen=True)
class HangingSign:
    """What hangs above a window, the same on both sides.

    :ivar unit: name of the unit
    :ivar number: of the window; "" for one without a number
    :ivar name: of the window
    :ivar services: what is dealt with there, a line each
    """

    unit: str
    number: str
    name: str
    services: tuple[str, ...] = ()


def _sizes(largest: float, smallest: float) -> list[float]:
    steps = 16
    return [largest - (largest - smallest) * step / (steps - 1) for step in range(steps)]


def staff_sign(told: StaffSign) -> Document:
    """The board of one person: A4 lying, with a place for the photograph.

    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the texts are too long for the board
    """
    document = Document(Facts(f"{STAFF} {told.name}", told.unit))
    page = document.page(A4_LANDSCAPE)
    band(page, told.unit, STAFF, _BAND, _EDGE, document.root.add("P"))
    top = _BAND + 26 * MM
    box(page, _EDGE, top, *_PHOTO, stroke=_GREY, weight=1.2)
    quiet = Style(size=22, colour=QUIET, align="centre")
    place_paragraph(page, PHOTO, quiet, _EDGE, top + _PHOTO[1] / 2 - 17, _PHOTO[0])
    entries = (
        (POST, told.post), (NUMBER, told.number), (DUTIES, told.duties), (PHONE, told.phone), (COMPLAINT, told.complaint),
    )  # fmt: skip
    left = _EDGE + _PHOTO[0] + 16 * MM
    room = _WIDTH - _EDGE - left
    heading = Style(face=fonts.HEI, size=60, leading=1.15, colour=MAIN, bold=BOLD)
    heading = fitted(told.name, heading, room, _sizes(60, 30), most=2)
    filled = [(name, value) for name, value in entries if value]
    size = _size_of(filled, room, _HEIGHT - 16 * MM - top - _tall(told.name, heading, room) - 6 * MM)
    label, value = Style(size=size, leading=1.5, colour=QUIET), Style(size=size, leading=1.5)
    below = place_paragraph(page, told.name, heading, left, top - 6, room, document.root.add("H1")) + 6 * MM
    column = size * 5
    for name, text in filled:
        row = document.root.add("P")
        place_paragraph(page, f"{name}：", label, left, below, column, row)
        below = place_paragraph(page, text, value, left + column, below, room - column, row)
    return document


def _tall(text: str, style: Style, width: float) -> float:
    return len(lines_of(text, style, width)) * style.size * style.leading


def _size_of(entries: list[tuple[str, str]], room: float, height: float) -> float:
    """The largest size in which names and values take no more than a height.

    :raises DoesNotFit: when they take more in the smallest
    """
    for size in _sizes(30, 13):
        style = Style(size=size, leading=1.5)
        if sum(_tall(value, style, room - size * 5) for _name, value in entries) <= height:
            return size
    raise DoesNotFit("the texts are too long for the board")


def _side(page: Page, told: HangingSign, root: Element | None) -> None:
    """One side of a sign; the second one is the same again and is not read twice."""

    def element(kind: str) -> Element | None:
        return root.add(kind) if root is not None else None

    box(page, 0, 0, _WIDTH, 34 * MM, stroke=None, fill=_MAIN)
    unit = fitted(told.unit, Style(size=34, colour=PAPER, bold=BOLD), _ROOM, _sizes(34, 14))
    place_text(page, told.unit, unit, _EDGE, 17 * MM + 0.38 * unit.size, _ROOM, "centre", element("P"))
    top = 34 * MM + 10 * MM
    if told.number:
        number = WINDOW.format(number=told.number)
        style = Style(face=fonts.HEI, size=72, leading=1.2, colour=MAIN, bold=BOLD, align="centre")
        style = fitted(number, style, _ROOM, _sizes(104, 40))
        top = place_paragraph(page, number, style, _EDGE, top, _ROOM, element("H1"))
    else:
        top += 20 * MM
    name = Style(face=fonts.HEI, size=84, leading=1.25, colour=INK, bold=BOLD, align="centre")
    try:
        name = fitted(told.name, name, _ROOM, _sizes(84, 44))
    except DoesNotFit:
        name = fitted(told.name, name, _ROOM, _sizes(60, 26), most=2)
    top = place_paragraph(page, told.name, name, _EDGE, top, _ROOM, element("P" if told.number else "H1")) + 5 * MM
    if told.services:
        left = _HEIGHT - 14 * MM - top
        size = next((s for s in _sizes(32, 12) if _services(told, s) <= left), None)
        if size is None:
            raise DoesNotFit("the window has too many services for the sign")
        for service in told.services:
            style = Style(size=size, leading=1.45, align="centre")
            top = place_paragraph(page, service, style, _EDGE, top, _ROOM, element("P"))


def _services(told: HangingSign, size: float) -> float:
    style = Style(size=size, leading=1.45)
    return sum(_tall(service, style, _ROOM) for service in told.services)


def hanging_sign(told: HangingSign) -> Document:
    """The sign above a window: both sides, two pages of A4 lying.

    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when the texts are too long for the sign
    """
    document = Document(Facts(f"{HANGING} {told.name}", told.unit))
    for root in (document.root, None):
        _side(document.page(A4_LANDSCAPE), told, root)
    return document
