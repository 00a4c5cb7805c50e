"""信函, 命令, 纪要 (GB/T 9704-2012, 10)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.faces import Face
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import blank_lines
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import wrong_face
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.gbt9704.elements import Form

_LETTER_RULE = 170.0


def format_rules(found: Found) -> Iterator[Departure]:
    """Departures from what only one of the three formats has."""
    if found.form is Form.LETTER:
        yield from _letter(found)
    elif found.form is Form.ORDER:
        yield from _order(found)
    elif found.form is Form.MINUTES:
        yield from _minutes(found)


def _letter(found: Found) -> Iterator[Departure]:
    rules, mark, sheet = found.head.letter_rules, found.head.mark, found.sheets[0]
    if len(rules) != 2 or any(len(strokes) != 2 for strokes in rules):
        told = f"{len(rules)} 处，{sum(map(len, rules))} 条"
        yield departure(1, "letter-rules", told, f"信函首页有红线 {told}，请在标志下和距下页边 20 毫米处各印一条双线")
        return
    wrong = next(
        (line for pair in rules for line in pair if off("letter-rule-width", line.width / MM, _LETTER_RULE)), None
    )
    if wrong is not None:
        yield departure(1, "letter-rule-width", mm(wrong.width), f"信函的红色双线长 {mm(wrong.width)}，请改为 170 毫米")
    if mark:
        under = (rules[0][0].y - max(line.bottom for line in mark)) / MM
        under_ink = (rules[0][0].y - max(char.ink_bottom for line in mark for char in line.chars)) / MM
        if off("letter-rule-place", under, 4) and off("letter-rule-place", under_ink, 4):
            yield departure(
                1,
                "letter-rule-place",
                f"{under:.1f} 毫米",
                f"第一条红色双线在标志下 {under:.1f} 毫米，请移到 4 毫米处",
            )
    foot = (sheet.height - rules[1][-1].y) / MM
    if off("letter-rule-place", foot, 20):
        yield departure(
            1, "letter-rule-place", f"{foot:.1f} 毫米", f"第二条红色双线距下页边 {foot:.1f} 毫米，请移到 20 毫米处"
        )
    number = found.head.number
    if number is not None and off("letter-number-side", (found.frame.right - number.right) / MM, 0):
        told = mm(found.frame.right - number.right)
        yield departure(1, "letter-number-side", told, f"信函的发文字号距版心右边缘 {told}，请顶格")


def _order(found: Found) -> Iterator[Departure]:
    number, mark = found.head.number, found.head.mark
    if number is None:
        yield departure(1, "order-number", "没有", "没有认出令号，请在标志下空二行居中编排“第X号”")
        return
    if not number.text.startswith("第"):
        yield departure(1, "order-number", number.text, f"令号写作“{number.text}”，请写作“第X号”")
    elif abs(number.centre - found.frame.middle) > ADVANCE:
        told = mm(number.centre - found.frame.middle)
        yield departure(1, "order-number", f"偏 {told}", f"令号没有居中，偏 {told}，请居中")
    elif mark:
        blank = blank_lines(max(line.bottom for line in mark), number.top)
        if off("order-number", blank, 2):
            yield departure(1, "order-number", f"空 {blank:.1f} 行", f"令号与标志之间空了 {blank:.1f} 行，请空二行")
    first = found.recipients[0] if found.recipients else found.paragraphs[0].lines[0] if found.paragraphs else None
    if first is not None and first.page == 1:
        blank = blank_lines(number.bottom, first.top)
        if off("order-text", blank, 2):
            yield departure(1, "order-text", f"空 {blank:.1f} 行", f"正文与令号之间空了 {blank:.1f} 行，请空二行")


def _minutes(found: Found) -> Iterator[Departure]:
    for line in found.people:
        match = words.PEOPLE.match(line.text)
        if match is None:
            continue
        label = line.chars[: match.end() - 1]
        yield from wrong_face("minutes-people-face", label, Face.HEI, line.page, f"的“{match[0][:-1]}”")
        held = (line.x - found.frame.left) / ADVANCE
        if off("minutes-people-place", held, 2):
            told = f"左空 {held:.1f} 字"
            yield departure(
                line.page, "minutes-people-place", told, f"第 {line.page} 页“{match[0][:-1]}”{told}，请左空二字"
            )
