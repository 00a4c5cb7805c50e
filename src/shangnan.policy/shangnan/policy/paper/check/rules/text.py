"""标题, 主送机关, 正文 (GB/T 9704-2012, 7.3.1 to 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.glyphs import Char
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.recognition.elements import Paragraph
from shangnan.policy.paper.check.rules.measures import blank_lines
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import short
from shangnan.policy.paper.check.rules.measures import size
from shangnan.policy.paper.check.rules.measures import wrong_face
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO2
from shangnan.policy.paper.check.standard import PITCH
from shangnan.policy.paper.gbt9704.elements import Form
from shangnan.policy.paper.typeset.levels import paragraphs


def text_rules(found: Found) -> Iterator[Departure]:
    """Departures of the title, the recipients and the text."""
    if found.form is not Form.ORDER:
        yield from _title(found)
    yield from _recipients(found)
    yield from _first_page(found)
    yield from _indents(found)
    yield from _levels(found)
    yield from _order(found)


def _title(found: Found) -> Iterator[Departure]:
    title = found.title
    if not title:
        yield departure(1, "title-missing", "没有", "没有认出标题，请在红色分隔线下编排标题")
        return
    wrong = next((line for line in title if off("title-size", line.size, NO2)), None)
    if wrong is not None:
        yield departure(wrong.page, "title-size", size(wrong.size), f"标题字号是{size(wrong.size)}，请改为2号")
    chars = tuple(char for line in title for char in line.chars)
    yield from wrong_face("title-face", chars, Face.XIAOBIAOSONG, title[0].page, "的标题")
    for line in title:
        if off("title-centred", (line.centre - found.frame.middle) / MM, 0):
            told = mm(line.centre - found.frame.middle)
            yield departure(
                line.page, "title-centred", f"偏 {told}", f"标题{short(line)}没有居中，偏离版心中线 {told}，请居中"
            )
            break
    separator = found.head.separator
    if found.form is Form.DOCUMENT and separator is not None:
        # Counted from the line, which itself stands in the room under the number.
        blank = (title[0].top - separator.y) / PITCH
        if off("title-place", blank, 2):
            yield departure(1, "title-place", f"空 {blank:.1f} 行", f"标题在红色分隔线下空了 {blank:.1f} 行，请空二行")


def _recipients(found: Found) -> Iterator[Departure]:
    lines = found.recipients
    if not lines:
        return
    if not lines[-1].text.endswith("："):
        told = lines[-1].text[-1]
        yield departure(
            lines[-1].page, "recipients-colon", told, f"主送机关{short(lines[0])}末尾是“{told}”，请标全角冒号“：”"
        )
    if found.title and found.title[-1].page == lines[0].page:
        blank = blank_lines(found.title[-1].bottom, lines[0].top)
        if off("recipients-place", blank, 1):
            yield departure(
                lines[0].page,
                "recipients-place",
                f"空 {blank:.1f} 行",
                f"主送机关与标题之间空了 {blank:.1f} 行，请空一行",
            )


def _first_page(found: Found) -> Iterator[Departure]:
    if found.paragraphs and found.paragraphs[0].lines[0].page > 1:
        page = found.paragraphs[0].lines[0].page
        yield departure(
            1,
            "text-on-page-1",
            f"正文从第 {page} 页开始",
            f"首页没有正文，正文从第 {page} 页开始；主送机关过多的，请移到版记",
        )


def _indents(found: Found) -> Iterator[Departure]:
    left = found.frame.left
    for paragraph in found.paragraphs:
        first, *rest = paragraph.lines
        held = (first.x - left) / ADVANCE
        if off("indent", held, 2):
            yield departure(
                first.page,
                "indent",
                f"左空 {held:.1f} 字",
                f"第 {first.page} 页{short(first)}一段左空 {held:.1f} 字，请左空二字",
            )
        for line in rest:
            if off("indent", (line.x - left) / ADVANCE, 0):
                told = f"左空 {(line.x - left) / ADVANCE:.1f} 字"
                yield departure(line.page, "indent", told, f"第 {line.page} 页{short(line)}一行{told}，回行请顶格")
                break


def _heading(paragraph: Paragraph) -> tuple[Char, ...]:
    """The characters that stand in the level's face, as the typesetter's own rule has it."""
    chars = tuple(char for line in paragraph.lines for char in line.chars)
    return chars[: paragraphs(paragraph.text)[0].lead]


def _levels(found: Found) -> Iterator[Departure]:
    wanted = {1: ("level-1-face", Face.HEI), 2: ("level-2-face", Face.KAI)}
    for paragraph in found.paragraphs:
        line = paragraph.lines[0]
        level, number, right = words.level_of(line.text)
        if not level:
            continue
        if not right:
            yield departure(line.page, "level-form", number, f"第 {line.page} 页的层次序数写作“{number}”，请改写")
        if level in wanted:
            key, face = wanted[level]
            yield from wrong_face(key, _heading(paragraph), face, line.page, f"的{short(line)}")


def _order(found: Found) -> Iterator[Departure]:
    """Numbers follow each other; a deeper level begins anew under each heading."""
    last = [0, 0, 0, 0, 0]
    for paragraph in found.paragraphs:
        if not paragraph.level:
            continue
        value, level = words.value_of(paragraph.number), paragraph.level
        line = paragraph.lines[0]
        if value not in (1, last[level] + 1):
            before = f"前一个是第 {last[level]}" if last[level] else "之前没有同级的序数"
            yield departure(
                line.page,
                "level-order",
                paragraph.number,
                f"第 {line.page} 页的序数“{paragraph.number}”不连续（{before}），请依次编排",
            )
        last[level] = value
        last[level + 1 :] = [0] * (4 - level)
