"""页码 (GB/T 9704-2012, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator
from shangnan.policy.paper.check.departures import Departure
from shangnan.policy.paper.check.departures import departure
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.recognition.elements import Found
from shangnan.policy.paper.check.rules.measures import mm
from shangnan.policy.paper.check.rules.measures import off
from shangnan.policy.paper.check.rules.measures import size
from shangnan.policy.paper.check.standard import ADVANCE
from shangnan.policy.paper.check.standard import BOTTOM
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import NO4
from shangnan.policy.paper.gbt9704.elements import Form

import re

_RIGHT_FORM = re.compile(r"[—–―─－]{1,2}[0-9]{1,3}[—–―─－]{1,2}")
_UNDER = 7.0


def number_rules(found: Found) -> Iterator[Departure]:
    """Departures of the page numbers; each kind is told once, at the first page that has it."""
    told: set[str] = set()
    for one in _all(found):
        if one.rule not in told:
            told.add(one.rule)
            yield one


def _all(found: Found) -> Iterator[Departure]:
    for sheet in found.sheets:
        line = found.page_numbers.get(sheet.number)
        if found.form is Form.LETTER and sheet.number == 1:
            if line is not None:
                yield departure(1, "letter-first-number", line.text, f"信函首页有页码“{line.text}”，请去掉")
        elif line is None:
            if not _may_lack(found, sheet.number):
                yield departure(sheet.number, "page-number-missing", "没有", f"第 {sheet.number} 页没有页码，请加上")
        elif sheet.width < sheet.height:
            yield from _one(line, sheet.number, found)


def _may_lack(found: Found, page: int) -> bool:
    """Blank pages before the imprint's, and that page itself, have no number."""
    imprint = found.imprint
    if imprint is None or len(found.sheets) == 1:
        return not found.sheets[page - 1].lines
    blank = {sheet.number for sheet in found.sheets if not sheet.lines}
    text = [line for line in found.stream if line.page == imprint.page]
    return page in blank or (page == imprint.page and not text)


def _one(line: Line, page: int, found: Found) -> Iterator[Departure]:
    if not _RIGHT_FORM.fullmatch(line.text):
        yield departure(page, "page-number-form", line.text, f"第 {page} 页页码写作“{line.text}”，请写作“— {page} —”")
    elif _value(line) - page != _value(found.page_numbers[min(found.page_numbers)]) - min(found.page_numbers):
        yield departure(page, "page-number-sequence", line.text, f"第 {page} 页的页码是“{line.text}”，请连续编排")
    if off("page-number-size", line.size, NO4):
        yield departure(page, "page-number-size", size(line.size), f"第 {page} 页页码是{size(line.size)}，请改为4号")
    dashes = [char for char in line.chars if not char.text.isdigit()] or list(line.chars)
    under = ((dashes[0].ink_top + dashes[0].ink_bottom) / 2 - BOTTOM) / MM
    if off("page-number-place", under, _UNDER):
        yield departure(
            page,
            "page-number-place",
            f"{under:.1f} 毫米",
            f"第 {page} 页页码的一字线距版心下边缘 {under:.1f} 毫米，请移到 7 毫米处",
        )
    odd = _value(line) % 2 == 1
    held = (found.frame.right - line.right if odd else line.x - found.frame.left) / ADVANCE
    if off("page-number-side", held, 1):
        side, wanted = ("右", "单页码居右空一字") if odd else ("左", "双页码居左空一字")
        yield departure(
            page,
            "page-number-side",
            f"{side}空 {held:.1f} 字",
            f"第 {page} 页页码{side}空 {held:.1f} 字，请设为{wanted}（左起 {mm(line.x)}）",
        )


def _value(line: Line) -> int:
    return int("".join(character for character in line.text if character.isdigit()) or 0)
