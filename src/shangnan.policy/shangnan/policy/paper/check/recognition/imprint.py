"""版记: 抄送, 印发机关 and 印发日期 with their lines, at the foot of the last page."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import is_red
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.recognition import words
from shangnan.policy.paper.check.recognition.elements import Imprint
from shangnan.policy.paper.check.standard import MM
from shangnan.policy.paper.check.standard import PITCH

_LONG = 60 * MM
#: It stands in the lower part of a page.
_LOW = 0.35


def imprint_of(sheets: tuple[Sheet, ...], numbers: dict[int, Line]) -> Imprint | None:
    """The imprint; None where there is none."""
    for sheet in reversed(sheets):
        lines = [line for line in sheet.lines if line is not numbers.get(sheet.number) and line.y > _LOW * sheet.height]
        starts = [line for line in lines if _begins(line)]
        if not starts:
            continue
        first = starts[0]
        printed = next((line for line in lines if _is_printed(line)), None)
        last = printed or lines[-1]
        copies = (
            [line for line in lines if first.y <= line.y <= last.y and line is not printed]
            if first is not printed
            else []
        )
        strokes = [
            stroke
            for stroke in sheet.strokes
            if stroke.is_horizontal
            and stroke.width > _LONG
            and not is_red(stroke.colour)
            and first.top - 1.2 * PITCH < stroke.y < last.bottom + 1.2 * PITCH
        ]
        held = [line for line in lines if first.y <= line.y <= last.y]
        return Imprint(sheet.number, strokes, copies, printed, held)
    return None


def _begins(line: Line) -> bool:
    return (bool(words.COPIES.match(line.text)) and line.size < 18) or _is_printed(line)


def _is_printed(line: Line) -> bool:
    """印发机关 at the left, 印发日期 at the right."""
    pieces = line.segments
    return (len(pieces) > 1 or "印发" in line.text) and bool(words.PRINTED.search(pieces[-1].text))
