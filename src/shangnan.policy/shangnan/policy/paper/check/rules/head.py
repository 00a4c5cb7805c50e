"""版头 (GB/T 9704-2012, 7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.glyphs import is_red
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import blank_lines
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import wrong_face
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import RULES
from shangnan.policy.paper.check.standard import TOP
from shangnan.policy.paper.check.standard import WIDTH
from shangnan.policy.paper.gbt9704.elements import Form

#: Format -> the rule of the mark's place, what it counts from, and how far it is.
_PLACES = {
    Form.DOCUMENT: ("mark-place", "版心上边缘", TOP, 35.0),
    Form.MINUTES: ("mark-place", "版心上边缘", TOP, 35.0),
    Form.ORDER: ("order-mark-place", "版心上边缘", TOP, 20.0),
    Form.LETTER: ("letter-mark-place", "上页边", 0.0, 30.0),
}
_DOWNWARD = ("通知", "通报", "决定", "公告", "通告", "批复", "公报", "决议", "命令")


def head_rules(found: Found) -> Iterator[Departure]:
    """Departures of the head."""
    yield from _mark(found)
    yield from _corner(found)
    if found.head.number is not None and found.form is not Form.ORDER:
        yield from _wording(found.head.number)
    if found.form in (Form.DOCUMENT, Form.MINUTES):
        yield from _separator(found)
    if found.form is Form.DOCUMENT:
        yield from _number(found)
        yield from _signers(found)


def _mark(found: Found) -> Iterator[Departure]:
    mark = found.head.mark
    if not mark:
        yield departure(1, "mark-missing", "没有", "第 1 页没有认出发文机关标志（若标志是图片，请人工核对）")
        return
    if not all(line.is_red for line in mark):
        yield departure(1, "mark-colour", "不是红色", "发文机关标志不是红色，请改为红色")
    key, edge, start, wanted = _PLACES[found.form]
    # The upper edge of the ink, or of the characters' bodies, which is what word processors place.
    ink = min(char.ink_top for char in mark[0].chars)
    body = mark[0].top
    low, high = sorted((ink, body))
    allowed = start + wanted * MM
    if not low - RULES[key].tolerance * MM <= allowed <= high + RULES[key].tolerance * MM:
        told = mm(ink - start)
        yield departure(1, key, told, f"发文机关标志上边缘至{edge} {told}，请移到 {wanted:.0f} 毫米处")
    left = min(line.x for line in mark)
    right = max(line.right for line in mark)
    if abs((left + right) / 2 - found.frame.middle) > RULES["mark-centred"].tolerance * MM:
        told = mm((left + right) / 2 - found.frame.middle)
        yield departure(1, "mark-centred", f"偏 {told}", f"发文机关标志没有居中，偏离版心中线 {told}，请居中")


def _corner(found: Found) -> Iterator[Departure]:
    """份号 and 紧急程度."""
    head = found.head
    if (line := head.copy_number) is not None and found.form is not Form.LETTER:
        if len(line.text) != 6 or not line.text.isascii() or not line.text.isdigit():
            yield departure(1, "copy-number", line.text, f"份号是“{line.text}”，请用6位阿拉伯数字")
        elif off("copy-number", line.x / MM, found.frame.left / MM):
            yield departure(1, "copy-number", mm(line.x), f"份号距左页边 {mm(line.x)}，请顶格")
    if (line := head.urgency) is not None:
        yield from wrong_face("urgency-face", line.chars, Face.HEI, 1, "的紧急程度")
        if off("urgency-place", line.x / MM, found.frame.left / MM):
            yield departure(1, "urgency-place", mm(line.x), f"紧急程度距左页边 {mm(line.x)}，请顶格")


def _wording(number: Line) -> Iterator[Departure]:
    match = words.NUMBER.fullmatch(number.text)
    if match is None:
        return
    if (match["open"], match["close"]) != ("〔", "〕"):
        told = match["open"] + match["close"]
        yield departure(1, "number-brackets", told, f"发文字号“{number.text}”的年份用了“{told}”，请改用六角括号“〔〕”")
    if match["word"] or "第" in number.text[: match.start("year")]:
        yield departure(1, "number-word", number.text, f"发文字号“{number.text}”加了“第”字，请去掉")
    if match["serial"].startswith(("0", "０")):
        yield departure(1, "number-zero", match["serial"], f"发文字号“{number.text}”的序号编了虚位，请去掉前面的 0")
    if len(match["year"]) != 4:
        yield departure(1, "number-year", match["year"], f"发文字号“{number.text}”的年份没有标全，请写四位数字")


def _number(found: Found) -> Iterator[Departure]:
    """The place of the number: under the mark; in the middle, or at the left where signers stand at the right."""
    number, mark = found.head.number, found.head.mark
    if number is None:
        return
    if mark:
        last = found.head.signers[0] if found.head.signers and len(found.head.signers) > 1 else number
        blank = blank_lines(max(line.bottom for line in mark), min(number.top, last.top))
        if off("number-place", blank, 2):
            yield departure(
                1, "number-place", f"空 {blank:.1f} 行", f"发文字号与发文机关标志之间空了 {blank:.1f} 行，请空二行"
            )
    if found.head.signers:
        side = (number.x - found.frame.left) / ADVANCE
        if off("number-side", side, 1):
            yield departure(1, "number-side", f"左空 {side:.1f} 字", f"上行文的发文字号左空 {side:.1f} 字，请左空一字")
    elif off("number-side", (number.centre - found.frame.middle) / ADVANCE, 0):
        told = mm(number.centre - found.frame.middle)
        yield departure(1, "number-side", f"偏 {told}", f"发文字号没有居中，偏离版心中线 {told}，请居中")


def _signers(found: Found) -> Iterator[Departure]:
    signers = found.head.signers
    title = "".join(line.text for line in found.title)
    if signers and title.endswith(_DOWNWARD):
        yield departure(
            1, "signer-upward-only", signers[0].text, f"标题是“{title}”，不是上行文，请去掉“{signers[0].text}”"
        )
    elif signers:
        name = signers[0].chars[words.SIGNERS.match(signers[0].text).end() :]  # type: ignore[union-attr]
        yield from wrong_face("signer-face", tuple(name), Face.KAI, 1, "的签发人姓名")
    elif found.is_upward:
        yield departure(1, "signer-missing", "没有", "标题是请示或报告，属于上行文，请标注签发人")


def _separator(found: Found) -> Iterator[Departure]:
    head = found.head
    stroke, anchor = head.separator, head.signers[-1] if head.signers else head.number
    if stroke is None:
        yield departure(1, "rule-missing", "没有", "第 1 页没有认出版头的红色分隔线，请加上")
        return
    if not is_red(stroke.colour):
        yield departure(1, "rule-colour", "不是红色", "版头的分隔线不是红色，请改为红色")
    if off("rule-width", stroke.width / MM, WIDTH / MM):
        yield departure(1, "rule-width", mm(stroke.width), f"版头的红色分隔线长 {mm(stroke.width)}，请改为 156 毫米")
    if anchor is not None and found.form is Form.DOCUMENT:
        under = (stroke.y - anchor.bottom) / MM
        if off("rule-place", under, 4):
            yield departure(
                1, "rule-place", f"{under:.1f} 毫米", f"红色分隔线在发文字号之下 {under:.1f} 毫米，请移到 4 毫米处"
            )
