"""Where a page holds a table: its text is not set as the text of the document is."""

from __future__ import annotations

from shangnan.policy.paper.check.glyphs import is_red
from shangnan.policy.paper.check.glyphs import Line
from shangnan.policy.paper.check.glyphs import Sheet
from shangnan.policy.paper.check.glyphs import Stroke
from shangnan.policy.paper.check.recognition.elements import Imprint

_ROOM = 4.0


def tables_of(sheets: tuple[Sheet, ...], imprint: Imprint | None) -> list[tuple[int, float, float]]:
    """Page, top and bottom of each part of a page that lines divide into rows and columns."""
    found: list[tuple[int, float, float]] = []
    for sheet in sheets:
        strokes = [stroke for stroke in sheet.strokes if not is_red(stroke.colour)]
        if imprint is not None and imprint.page == sheet.number:
            strokes = [stroke for stroke in strokes if stroke not in imprint.strokes]
        upright = [stroke for stroke in strokes if not stroke.is_horizontal]
        if upright:
            found += [(sheet.number, top, bottom) for top, bottom in _spans(upright)]
        elif len(strokes) > 1:
            found.append((sheet.number, strokes[0].y, strokes[-1].y))
    return found


def _spans(upright: list[Stroke]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for stroke in sorted(upright, key=lambda stroke: stroke.top):
        if spans and stroke.top <= spans[-1][1] + _ROOM:
            spans[-1] = (spans[-1][0], max(spans[-1][1], stroke.bottom))
        else:
            spans.append((stroke.top, stroke.bottom))
    return spans


def in_table(line: Line, tables: list[tuple[int, float, float]]) -> bool:
    """Whether a line stands in one."""
    return any(page == line.page and top - 1 <= line.y <= bottom + 1 for page, top, bottom in tables)
