"""页码: the last line of a page, where it is a number and nothing else."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.standard import PITCH
from shangnan.policy.paper.check.standard import TOP

#: Lower than this part of the page.
_LOW = 0.85


def page_numbers_of(sheets: tuple[Sheet, ...]) -> dict[int, Line]:
    """The page numbers: number of the page to its line; at the foot, or wrongly at the head above the type area."""
    found: dict[int, Line] = {}
    for sheet in sheets:
        for line in (*sheet.lines[-1:], *sheet.lines[:1]):
            apart = line.y > _LOW * sheet.height or line.y < TOP - PITCH / 2
            if apart and words.PAGE_NUMBER.fullmatch(line.text):
                found[sheet.number] = line
                break
    return found
