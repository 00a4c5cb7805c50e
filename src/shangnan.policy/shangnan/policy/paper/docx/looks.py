"""The paragraph styles of our Word files, with the measures of GB/T 9704-2012, by the official names of the faces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.enum.text import WD_LINE_SPACING
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.shared import RGBColor
from shangnan.policy.paper.docx.roles import Role
from typing import Any

import math

FANGSONG, KAI, HEI, SONG, XIAOBIAOSONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
#: What a machine without a face takes instead: Windows has these.
INSTEAD: Mapping[str, str] = {FANGSONG: "仿宋", KAI: "楷体", XIAOBIAOSONG: "宋体"}
#: 2号, 3号 and 4号, in points.
TWO, THREE, FOUR = 22.0, 16.0, 14.0
#: 22 lines fill 225 mm and 28 characters 156 mm (5.2.3); Word counts whole lines only, so that the pitch is 225 mm / 22.
LINE, CHARACTER = 225 * 72 / 25.4 / 22, 156 * 72 / 25.4 / 28
#: What brings a 3号 character, 16 pt wide by itself, to a 28th of the line; in 20ths of a point, rounded so that 28 fit.
_NARROWER = math.floor(20 * (CHARACTER - THREE))
RED = RGBColor(0xFF, 0, 0)
TO_THE_RIGHT = WD_TAB_ALIGNMENT.RIGHT
CELL = "公文表格"
PAGE_NUMBER = "公文页码"


@dataclass(frozen=True)
class Look:
    """How a style's paragraphs look.

    :ivar before, after: in lines
    :ivar line: from base line to base line, in points
    :ivar indent: of the first line, in characters
    """

    face: str = FANGSONG
    size: float = THREE
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    before: float = 0.0
    after: float = 0.0
    line: float = LINE
    indent: float = 0.0
    red: bool = False


_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
LOOKS: Mapping[str, Look] = {
    Role.COPY_NUMBER: Look(align=_LEFT),
    Role.URGENCY: Look(HEI, align=_LEFT),
    Role.MARK: Look(XIAOBIAOSONG, align=_CENTRE, red=True),
    Role.NUMBER: Look(align=_CENTRE, before=2),
    Role.TITLE: Look(XIAOBIAOSONG, TWO, _CENTRE, line=33),
    Role.RECIPIENTS: Look(before=1),
    Role.TEXT: Look(indent=2),
    Role.ATTACHMENTS: Look(),
    Role.SIGNATURE: Look(align=_RIGHT),
    Role.DATE: Look(align=_RIGHT),
    Role.ANNOTATION: Look(indent=2),
    Role.PART_LABEL: Look(HEI, align=_LEFT),
    Role.PART_TITLE: Look(XIAOBIAOSONG, TWO, _CENTRE, before=1, after=1, line=33),
    Role.PART: Look(indent=2),
    Role.COPIES: Look(size=FOUR, line=24),
    Role.PRINTED: Look(size=FOUR, line=24),
    CELL: Look(size=FOUR, align=_CENTRE, line=22),
    PAGE_NUMBER: Look(SONG, FOUR, line=FOUR * 1.2),
}


def add_styles(document: Document) -> None:
    """Give a document the styles."""
    _dress(document.styles["Normal"], Look())
    for name, look in LOOKS.items():
        style = document.styles.add_style(str(name), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _dress(style, look)


def _dress(style: Any, look: Look) -> None:
    style.font.size = Pt(look.size)
    set_face(style.font, look.face)
    if look.size == THREE:
        narrower = OxmlElement("w:spacing")
        narrower.set(qn("w:val"), str(_NARROWER))
        style.element.get_or_add_rPr().append(narrower)
    if look.red:
        style.font.color.rgb = RED
    form = style.paragraph_format
    form.alignment = look.align
    form.space_before, form.space_after = Pt(look.before * LINE), Pt(look.after * LINE)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    form.widow_control = False
    if look.indent:
        form.first_line_indent = Pt(look.indent * CHARACTER)


def set_face(font: Any, face: str) -> None:
    """Set a face for Chinese and all other characters; one that was set by a theme would come first."""
    font.name = face
    fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), face)
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def border(paragraph: Any, edge: str, kind: str, eighths: int, points: int, colour: str = "FF0000") -> None:
    """A rule along an edge of a paragraph.

    :param edge: "top" or "bottom"
    :param kind: e.g. "single", "thickThinSmallGap"
    :param eighths: its width, in eighths of a point
    :param points: from the text, up to 31
    """
    held = OxmlElement("w:pBdr")
    rule = OxmlElement(f"w:{edge}")
    for name, value in (("val", kind), ("sz", eighths), ("space", points), ("color", colour)):
        rule.set(qn(f"w:{name}"), str(value))
    held.append(rule)
    properties = paragraph.paragraph_format.element.get_or_add_pPr()
    properties.insert_element_before(
        held, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:spacing", "w:ind",
        "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr",
    )  # fmt: skip
