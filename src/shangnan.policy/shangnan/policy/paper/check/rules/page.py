"""Paper, margins, lines and characters, colour (GB/T 9704-2012, 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.glyphs import is_dark
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.recognition.tables import in_table
from shangnan.policy.paper.check.rules.measures import lines_of
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import short
from shangnan.policy.paper.check.rules.measures import size
from shangnan.policy.paper.check.rules.measures import wrong_face
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import BOTTOM
from shangnan.policy.paper.check.standard import LEFT
from shangnan.policy.paper.check.standard import LINES
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO2
from shangnan.policy.paper.check.standard import NO3
from shangnan.policy.paper.check.standard import PAPER
from shangnan.policy.paper.check.standard import PITCH
from shangnan.policy.paper.check.standard import RULES
from shangnan.policy.paper.check.standard import TOP
from shangnan.policy.paper.check.standard import WIDTH

#: The room within a line's frame, which word processors put above the characters and typesetters below, or half and half.
_LEADING = PITCH - NO3


def page_rules(found: Found) -> Iterator[Departure]:
    """Departures of the pages as such."""
    yield from _paper(found)
    yield from _margins(found)
    yield from _grid(found)
    yield from _body(found)
    yield from _colour(found)


def _paper(found: Found) -> Iterator[Departure]:
    for sheet in found.sheets:
        # 8: a wide table stands on a page of the same paper, turned.
        shape = sorted((sheet.width, sheet.height))
        if any(off("paper-size", held / MM, wanted / MM) for held, wanted in zip(shape, PAPER, strict=True)):
            told = f"{sheet.width / MM:.0f} 毫米 × {sheet.height / MM:.0f} 毫米"
            yield departure(
                sheet.number, "paper-size", told, f"第 {sheet.number} 页的纸张是 {told}，请在页面设置里改为 A4"
            )


def _text_of(found: Found, page: int) -> list[Line]:
    return [line for line in found.stream if line.page == page and not in_table(line, found.tables)]


def _margins(found: Found) -> Iterator[Departure]:
    frame = found.frame
    tolerance = RULES["top-margin"].tolerance * MM
    for sheet in found.sheets:
        upright = sheet.width < sheet.height
        lines = _text_of(found, sheet.number)
        if not lines or not upright:
            continue
        if sheet.number > 1:
            top = lines[0].top
            early = [line for line in found.stream if line.page == sheet.number and line.y < lines[0].y]
            if not early and not TOP - tolerance <= top <= TOP + _LEADING + tolerance and _begins_page(found, lines[0]):
                told = mm(top)
                yield departure(
                    sheet.number,
                    "top-margin",
                    told,
                    f"第 {sheet.number} 页的上白边（天头）是 {told}，请在页面设置里把上边距改为 37 毫米",
                )
                break
    for sheet in found.sheets:
        lines = _text_of(found, sheet.number)
        # 10.1: on a letter's first page the text may go on to the second double line.
        foot = found.head.letter_rules[-1][0].y if sheet.number == 1 and len(found.head.letter_rules) > 1 else BOTTOM
        if lines and sheet.width < sheet.height and lines[-1].bottom > foot + RULES["text-height"].tolerance * MM:
            told = mm(lines[-1].bottom)
            yield departure(
                sheet.number,
                "text-height",
                told,
                f"第 {sheet.number} 页的文字排到了距上页边 {told} 处，超出版心下边缘（262 毫米），请检查下边距",
            )
    if off("left-margin", frame.left / MM, LEFT / MM):
        told = mm(frame.left)
        yield departure(0, "left-margin", told, f"左白边（订口）是 {told}，请在页面设置里把左边距改为 28 毫米")
    elif off("text-width", (frame.right - frame.left) / MM, WIDTH / MM):
        told = mm(frame.right - frame.left)
        yield departure(0, "text-width", told, f"版心宽 {told}，请在页面设置里把右边距改为 26 毫米")


def _begins_page(found: Found, line: Line) -> bool:
    """Whether a line is where a page's text begins: not a signature that seals push down, nor a title in its third row."""
    return (
        line.size < NO2 - 2
        and line not in found.signatures
        and line is not found.date
        and not (found.imprint and line in found.imprint.lines)
    )


def _grid(found: Found) -> Iterator[Departure]:
    frame = found.frame
    if frame.pitch and off("line-pitch", lines_of(frame), LINES):
        told = f"{frame.pitch:.1f} 磅，每面 {lines_of(frame):.1f} 行"
        yield departure(0, "line-pitch", told, f"正文行距 {told}，请改为每面 {LINES} 行")
    if frame.advance and abs(frame.body - NO3) < 0.6 and off("line-characters", frame.advance, ADVANCE):
        told = f"每行约 {WIDTH / frame.advance:.1f} 字"
        yield departure(0, "line-characters", told, f"正文{told}，请在页面设置的文档网格里设为每行 28 字")


def _body(found: Found) -> Iterator[Departure]:
    """Face and size of the text: what most characters of paragraphs without a level have."""
    plain = [paragraph for paragraph in found.paragraphs if paragraph.level not in (1, 2)] or found.paragraphs
    chars = tuple(char for paragraph in plain for line in paragraph.lines for char in line.chars)
    if not chars:
        return
    page = plain[0].lines[0].page
    yield from wrong_face("body-face", chars, Face.FANGSONG, page, "的正文")
    held = Counter(round(char.size, 1) for char in chars).most_common(1)[0][0]
    if off("body-size", held, NO3):
        yield departure(page, "body-size", size(held), f"正文字号是{size(held)}，请改为3号")
        return
    for paragraph in found.paragraphs:
        line = paragraph.lines[0]
        if off("body-size", line.size, NO3):
            yield departure(
                line.page,
                "body-size",
                size(line.size),
                f"第 {line.page} 页{short(line)}一段字号是{size(line.size)}，请改为3号",
            )


def _colour(found: Found) -> Iterator[Departure]:
    for line in (*found.title, *found.recipients, *found.body_lines, *found.signatures, *found.attachment_list):
        wrong = [char for char in line.chars if not is_dark(char.colour)]
        if len(wrong) > 1:
            told = "#" + "".join(f"{part:02X}" for part in wrong[0].colour)
            yield departure(
                line.page,
                "text-colour",
                told,
                f"第 {line.page} 页{short(line)}一行有不是黑色的字（{told}），请改为黑色",
            )
            return
