"""版记 (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.recognition.elements import Frame
from shangnan.policy.paper.check.recognition.elements import Imprint
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import size
from shangnan.policy.paper.check.rules.measures import wrong_face
from shangnan.policy.paper.check.standard import BOTTOM
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO4
from shangnan.policy.paper.check.standard import RULES
from shangnan.policy.paper.check.standard import WIDTH
from shangnan.policy.paper.gbt9704.elements import Form

_OUTER, _INNER = 0.35, 0.25
#: One character of the imprint's size.
_CHARACTER = NO4


def imprint_rules(found: Found) -> Iterator[Departure]:
    """Departures of the imprint."""
    imprint = found.imprint
    if imprint is None:
        if found.form is Form.DOCUMENT:
            yield departure(
                len(found.sheets),
                "imprint-missing",
                "没有",
                "没有认出版记（抄送机关、印发机关和印发日期），请在最后一面编排",
            )
        return
    # 10.1 asks a letter's for the last page alone.
    if (imprint.page % 2 and found.form is not Form.LETTER) or imprint.page != len(found.sheets):
        told = f"在第 {imprint.page} 页，全文 {len(found.sheets)} 页"
        yield departure(imprint.page, "imprint-even", told, f"版记{told}，请移到最后一面，且为偶数页")
    if found.form is Form.LETTER:
        if imprint.printed is not None or imprint.strokes:
            told = "有印发机关、印发日期" if imprint.printed is not None else "有分隔线"
            yield departure(imprint.page, "letter-imprint", told, f"信函的版记{told}，请去掉")
    else:
        yield from _strokes(imprint)
        yield from _printed(imprint, found.frame)
    yield from _look(imprint)
    yield from _copies(imprint, found.frame)


def _strokes(imprint: Imprint) -> Iterator[Departure]:
    strokes, page = imprint.strokes, imprint.page
    if not strokes:
        yield departure(page, "imprint-outer-rule", "没有", "版记没有分隔线，请在首条、末条用粗线，中间用细线")
        return
    wrong = next((stroke for stroke in strokes if off("imprint-rule-width", stroke.width / MM, WIDTH / MM)), None)
    if wrong is not None:
        yield departure(
            page, "imprint-rule-width", mm(wrong.width), f"版记的分隔线长 {mm(wrong.width)}，请改为 156 毫米"
        )
    outer, inner = {strokes[0], strokes[-1]}, strokes[1:-1]
    for held, key, wanted, what in (
        (outer, "imprint-outer-rule", _OUTER, "首条、末条"),
        (inner, "imprint-inner-rule", _INNER, "中间的"),
    ):
        bad = next((stroke for stroke in held if off(key, stroke.weight / MM, wanted)), None)
        if bad is not None:
            told = f"{bad.weight / MM:.2f} 毫米"
            yield departure(page, key, told, f"版记{what}分隔线粗 {told}，请改为 {wanted} 毫米")
    if imprint.printed is not None and imprint.printed.y < strokes[-1].y:
        if off("imprint-last-rule", strokes[-1].y / MM, BOTTOM / MM):
            told = mm(strokes[-1].y)
            yield departure(
                page, "imprint-last-rule", told, f"版记末条分隔线距上页边 {told}，请移到版心下边缘（262 毫米）"
            )
    else:
        yield departure(page, "imprint-last-rule", "没有", "版记没有末条分隔线，请在印发机关之下加粗线")


def _printed(imprint: Imprint, frame: Frame) -> Iterator[Departure]:
    line = imprint.printed
    if line is None:
        yield departure(imprint.page, "printed-form", "没有", "版记没有印发机关和印发日期，请补上")
        return
    date = line.segments[-1].text
    if not words.RIGHT_PRINTED.search(date):
        yield departure(
            imprint.page, "printed-form", date, f"印发日期写作“{date}”，请写全年、月、日，不编虚位，后加“印发”"
        )
    left, right = (line.x - frame.left) / _CHARACTER, (frame.right - line.right) / _CHARACTER
    if off("imprint-margins", left, 1) or off("imprint-margins", right, 1):
        told = f"左空 {left:.1f} 字、右空 {right:.1f} 字"
        yield departure(imprint.page, "imprint-margins", told, f"印发机关、印发日期{told}，请左右各空一字")


def _look(imprint: Imprint) -> Iterator[Departure]:
    wrong = next((line for line in imprint.lines if off("imprint-size", line.size, NO4)), None)
    if wrong is not None:
        yield departure(
            imprint.page,
            "imprint-size",
            size(wrong.size),
            f"版记的“{wrong.text[:10]}”一行是{size(wrong.size)}，请改为4号",
        )
    chars = tuple(char for line in imprint.lines for char in line.chars)
    yield from wrong_face("imprint-face", chars, Face.FANGSONG, imprint.page, "的版记")


def _copies(imprint: Imprint, frame: Frame) -> Iterator[Departure]:
    lines = imprint.copies
    if not lines:
        return
    first, last = lines[0], lines[-1]
    if not last.text.endswith("。"):
        yield departure(imprint.page, "copies-stop", last.text[-1], f"抄送机关末尾是“{last.text[-1]}”，请标句号“。”")
    match = words.COPIES.match(first.text)
    if match is not None and not match[0].endswith("："):
        yield departure(imprint.page, "copies-colon", match[0], f"“{match[0]}”之后请用全角冒号")
    left = (first.x - frame.left) / _CHARACTER
    right = min((frame.right - line.right) / _CHARACTER for line in lines)
    if off("imprint-margins", left, 1) or right < 1 - RULES["imprint-margins"].tolerance:
        told = f"左空 {left:.1f} 字、右空 {right:.1f} 字"
        yield departure(imprint.page, "imprint-margins", told, f"抄送机关{told}，请左右各空一字")
