"""Cover and spine of a box on one A3 sheet with marks to cut along. Pure: draws plain data.

DA/T 22-2015, 9 and annex: a box is 310 mm × 220 mm, 20, 30, 40 or 50 mm thick. The cover tells the name of the fonds over two
lines; the spine tells 全宗号, 年度, 保管期限, 机构（问题）, 起止件号, 盒号.
"""

from __future__ import annotations

from collections.abc import Mapping
from shangnan.policy.paper import fonts
from shangnan.policy.paper.errors import DoesNotFit
from shangnan.policy.paper.model.document import A3_LANDSCAPE
from shangnan.policy.paper.model.document import Document
from shangnan.policy.paper.model.document import Facts
from shangnan.policy.paper.model.document import MM
from shangnan.policy.paper.model.document import Page
from shangnan.policy.paper.model.items import Element
from shangnan.policy.paper.model.paragraph import fitted
from shangnan.policy.paper.model.paragraph import lines_of
from shangnan.policy.paper.model.paragraph import place_paragraph
from shangnan.policy.paper.model.pen import box
from shangnan.policy.paper.model.pen import line
from shangnan.policy.paper.styles import INK
from shangnan.policy.paper.styles import Style
from shangnan.policy.registry.filing.papers import labels
from typing import Any

SHEET = (A3_LANDSCAPE[1], A3_LANDSCAPE[0])
HEIGHT, WIDTH = 310 * MM, 220 * MM
#: Upper edge of cover and spine on the sheet.
TOP = (SHEET[1] - HEIGHT) / 2
_NAME = Style(face=fonts.XIAOBIAOSONG, leading=1.4, colour=INK, align="centre")
_LABEL = Style(face=fonts.HEI, leading=1.25, colour=INK, align="centre")
_VALUE = Style(face=fonts.SONG, leading=1.25, colour=INK, align="centre")
_NOTE = Style(face=fonts.SONG, size=10, colour=INK, align="centre")
_CELLS = (labels.FONDS, labels.YEAR, labels.PERIOD, labels.UNIT, labels.RANGE, labels.BOX)
#: Height of a name's and of a value's field on the spine; room at its top.
_NAME_FIELD, _VALUE_FIELD, _FREE = 15 * MM, 22 * MM, 30 * MM
#: Sizes of its letters, in points; a text in one line in small letters is better than in two in large ones.
_SIZES = (16, 14, 13, 12, 11, 10, 9, 8, 7, 6)
#: Length of a mark to cut along, and its distance from the corner.
_MARK, _GAP = 6 * MM, 2 * MM


def label_paper(label: Mapping[str, Any], fonds_name: str) -> Document:
    """The sheet with the spine and, to its right, the cover.

    :param label: what they say, by the words printed on them, and the ``thickness`` in mm: see `box_rules.box_label`
    :param fonds_name: 全宗名称
    :raises MissingGlyph: naming the first character that no font has
    :raises DoesNotFit: when a text has no place even in small letters
    """
    thickness = label["thickness"] * MM
    left = (SHEET[0] - thickness - WIDTH) / 2
    document = Document(Facts(f"{labels.COVER}　{label[labels.RANGE]}", fonds_name))
    page = document.page(SHEET)
    _spine(page, document.root, label, left, thickness)
    _cover(page, document.root, fonds_name, left + thickness)
    for x in (left, left + thickness, left + thickness + WIDTH):
        for edge, way in ((TOP, -1), (TOP + HEIGHT, 1)):
            line(page, x, edge + way * _GAP, x, edge + way * (_GAP + _MARK), 0.3)
    for y in (TOP, TOP + HEIGHT):
        line(page, left - _GAP, y, left - _GAP - _MARK, y, 0.3)
        line(page, left + thickness + WIDTH + _GAP, y, left + thickness + WIDTH + _GAP + _MARK, y, 0.3)
    told = labels.CUT.format(thickness=label["thickness"])
    place_paragraph(page, told, _NOTE, 0, TOP + HEIGHT + 14 * MM, SHEET[0], document.root.add("P"))
    return document


def _cover(page: Page, root: Element, name: str, left: float) -> None:
    """The name of the fonds in the upper third, over two lines."""
    width = 160 * MM
    style = fitted(name, _NAME, width, (40, 36, 32, 28, 24, 20, 16), most=2)
    tall = len(lines_of(name, style, width)) * style.size * style.leading
    x, base = left + (WIDTH - width) / 2, TOP + 118 * MM
    place_paragraph(page, name, style, x, base - tall - 4 * MM, width, root.add("H1"))
    line(page, x, base, x + width, base, 1.2)
    line(page, x, base + 2 * MM, x + width, base + 2 * MM, 0.5)


def _spine(page: Page, root: Element, label: Mapping[str, Any], left: float, width: float) -> None:
    """A field for each name, and below it one for its value."""
    inset = 1.5 * MM
    x, room = left + inset, width - 2 * inset
    top = TOP + _FREE
    box(page, x, top, room, len(_CELLS) * (_NAME_FIELD + _VALUE_FIELD), weight=0.8)
    for name in _CELLS:
        part = root.add("P")
        for text, style, tall in ((name, _LABEL, _NAME_FIELD), (str(label[name]), _VALUE, _VALUE_FIELD)):
            _in_field(page, text, style, x, top, room, tall, part)
            top += tall
            line(page, x, top, x + room, top, 0.5)


def _in_field(
    page: Page, text: str, style: Style, x: float, top: float, width: float, tall: float, part: Element
) -> None:
    """A text in the middle of its field, as large as that allows."""
    room = width - 1.5 * MM
    for size, most in (
        *((size, 1) for size in _SIZES if size >= 9),
        *((size, 2 if size > 10 else 9) for size in _SIZES),
    ):
        found = style.but(size=size)
        lines = lines_of(text, found, room)
        height = len(lines) * size * found.leading
        if len(lines) <= most and height <= tall - 2 and all(each.width <= room + 0.01 for each in lines):
            place_paragraph(page, text, found, x + (width - room) / 2, top + (tall - height) / 2, room, part)
            return
    raise DoesNotFit(f"a text of {len(text)} characters has no place on the spine")
